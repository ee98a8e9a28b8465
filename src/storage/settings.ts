/** The app's settings in this installation. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import type { Shape } from './kv/record';
import { readRecord, unlessDamaged, writable } from './kv/record';
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

/** In the place of settings that cannot be read: whatever was chosen, it was no stricter. */
const STRICTEST: Settings = {
  ...DEFAULT_SETTINGS,
  confirmation: 'off',
  updates: 'polling',
};

/**
 * The defaults where nothing was saved. Damaged settings are an error: the default could be laxer
 * than what an admin chose.
 */
export async function readSettings(kv: Kv): Promise<Settings> {
  const { settings, damaged } = await settingsAsFound(kv);
  if (!damaged) return settings;
  throw new AppError(
    'storage-corrupt',
    'The stored settings of LaunchPad cannot be read, so nothing is previewed or confirmed.',
    {
      remedy:
        'A Jira administrator opens the settings on LaunchPad’s page, chooses each of them ' +
        'anew, and saves them.',
    },
  );
}

/** For what confirms nothing: where they are damaged, the strictest ones, and that they are. */
export async function settingsAsFound(kv: Kv): Promise<{ settings: Settings; damaged: boolean }> {
  const read = readRecord(kv, keys.settings, shape).then((found) => found ?? DEFAULT_SETTINGS);
  const stored = await unlessDamaged<StoredFirst | StoredSettings | Settings>(read);
  if (stored === null) return { settings: STRICTEST, damaged: true };
  const { v: _version, ...chosen } = { v: 2, ...stored };
  return { settings: { ...DEFAULT_SETTINGS, ...chosen }, damaged: false };
}

/**
 * The only way to change them; that the caller is a Jira admin is checked before. What cannot be
 * read is replaced: they have looked at it.
 */
export async function saveSettings(kv: Kv, settings: Settings): Promise<void> {
  await kv.set(keys.settings, writable(keys.settings, shape, { v: 2, ...settings }), 'kept');
}

/**
 * How long a line of the log is kept, in milliseconds. Where the settings cannot be read, as by
 * default: a line is worth more than none.
 */
export const retentionMs = async (kv: Kv): Promise<number> =>
  (await settingsAsFound(kv)).settings.retentionDays * 24 * 3_600_000;
