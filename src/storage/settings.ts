/** The app's settings in this installation. */
import * as z from 'zod/mini';
import { keys } from './keys';
import type { Kv } from './kv';
import type { Shape } from './record';
import { changeRecord, readRecord } from './record';
import type { ConfirmationSetting } from './shapes';
import { confirmationSetting } from './shapes';

export interface Settings {
  /** Default `chat`. */
  confirmation: ConfirmationSetting;
  /** As whom Assets is called. Default `user`; `app` only if an admin turns it on. */
  principal: 'user' | 'app';
  /** Slices while the person is present: when the platform refuses impersonation (`auto`, default), always, or never. */
  present: 'auto' | 'always' | 'never';
}

export const DEFAULT_SETTINGS: Settings = { confirmation: 'chat', principal: 'user', present: 'auto' };

interface StoredSettings extends Settings { v: 1 }
const shape: Shape<StoredSettings> = z.strictObject({
  v: z.literal(1), confirmation: confirmationSetting, principal: z.enum(['user', 'app']), present: z.enum(['auto', 'always', 'never']),
});

/** The defaults where nothing was saved. Damaged settings are an error: the default could be laxer than what an admin chose. */
export async function readSettings(kv: Kv): Promise<Settings> {
  const { confirmation, principal, present } = (await readRecord(kv, keys.settings, shape)) ?? DEFAULT_SETTINGS;
  return { confirmation, principal, present };
}

/** The only way to change them; that the caller is a Jira admin is checked before. */
export async function saveSettings(kv: Kv, settings: Settings): Promise<void> {
  await changeRecord<StoredSettings>(kv, keys.settings, shape, 'kept', () => ({ v: 1, ...settings }));
}
