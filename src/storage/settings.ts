/** The app's settings in this installation. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import type { Shape } from './kv/record';
import { changeRecord, readRecord } from './kv/record';
import { RETENTION_BOUNDS } from './erasing/retention-bounds';
import type { ConfirmationSetting } from './shapes';
import { confirmationSetting } from './shapes';

export interface Settings {
  /** Default `chat`. */
  confirmation: ConfirmationSetting;
  /** As whom Assets is called. Default `user`; `app` only if an admin turns it on. */
  principal: 'user' | 'app';
  /**
   * Slices while the person is present: when the platform refuses impersonation (`auto`,
   * default), always, or never.
   */
  present: 'auto' | 'always' | 'never';
  /** Days that a line of the log is kept: a whole number from 7 to 365. Default 90. */
  retentionDays: number;
  /**
   * How an open page learns that a deployment moved on. `realtime` (default): Forge Realtime
   * tells it to look, and it looks by itself, more and more rarely, where nothing is heard.
   * `polling`: it only looks by itself, and nothing is published.
   */
  updates: 'realtime' | 'polling';
}

export const DEFAULT_SETTINGS: Settings = {
  confirmation: 'chat',
  principal: 'user',
  present: 'auto',
  retentionDays: 90,
  updates: 'realtime',
};

export const retentionDays = z
  .int()
  .check(z.minimum(RETENTION_BOUNDS.least), z.maximum(RETENTION_BOUNDS.most));

const first = () => ({
  confirmation: confirmationSetting,
  principal: z.enum(['user', 'app']),
  present: z.enum(['auto', 'always', 'never']),
});

/** As it was stored before the log's retention and the page's updates could be chosen. */
interface StoredFirst extends Omit<Settings, 'retentionDays' | 'updates'> {
  v: 1;
}
interface StoredSettings extends Settings {
  v: 2;
}
const shape: Shape<StoredFirst | StoredSettings> = z.lazy(() =>
  z.discriminatedUnion('v', [
    z.strictObject({ v: z.literal(1), ...first() }),
    z.strictObject({
      v: z.literal(2),
      ...first(),
      retentionDays,
      updates: z.enum(['realtime', 'polling']),
    }),
  ]),
);

/**
 * The defaults where nothing was saved. Damaged settings are an error: the default could be laxer
 * than what an admin chose.
 */
export async function readSettings(kv: Kv): Promise<Settings> {
  const stored = await readRecord(kv, keys.settings, shape);
  if (stored === null) return DEFAULT_SETTINGS;
  const { v: _version, ...chosen } = stored;
  return { ...DEFAULT_SETTINGS, ...chosen };
}

/** The only way to change them; that the caller is a Jira admin is checked before. */
export async function saveSettings(kv: Kv, settings: Settings): Promise<void> {
  await changeRecord<StoredFirst | StoredSettings>(kv, keys.settings, shape, 'kept', () => ({
    v: 2,
    ...settings,
  }));
}

/**
 * How long a line of the log is kept, in milliseconds. Where the settings cannot be read, as by
 * default: a line is worth more than none.
 */
export async function retentionMs(kv: Kv): Promise<number> {
  const settings = await readSettings(kv).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'storage-corrupt') return DEFAULT_SETTINGS;
    throw error;
  });
  return settings.retentionDays * 24 * 3_600_000;
}
