import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { keys } from './keys';
import { RETENTION_BOUNDS } from './erasing/retention-bounds';
import {
  DEFAULT_SETTINGS,
  readSettings,
  retentionMs,
  saveSettings,
  settingsAsFound,
  type Settings,
} from './settings';

const DAY = 24 * 3_600_000;

describe('the settings', () => {
  it('have defaults until they are saved', async () => {
    const kv = new MemoryKv();
    expect(await readSettings(kv)).toEqual({
      confirmation: 'chat',
      principal: 'user',
      present: 'auto',
      retentionDays: 90,
      updates: 'realtime',
    });
    const chosen: Settings = {
      confirmation: 'page',
      principal: 'app',
      present: 'never',
      retentionDays: 7,
      updates: 'polling',
    };
    await saveSettings(kv, chosen);
    expect(await readSettings(kv)).toEqual(chosen);
  });

  it(
    'stored before there were more of them are read with the defaults of those, ' +
      'and kept when saved again',
    async () => {
      const kv = new MemoryKv();
      kv.stored.set(
        keys.settings,
        '{"v":1,"confirmation":"page","principal":"app","present":"always"}',
      );
      const read = await readSettings(kv);
      expect(read).toEqual({
        confirmation: 'page',
        principal: 'app',
        present: 'always',
        retentionDays: 90,
        updates: 'realtime',
      });
      await saveSettings(kv, { ...read, retentionDays: 30 });
      expect(await readSettings(kv)).toEqual({ ...read, retentionDays: 30 });
      expect(JSON.parse(kv.stored.get(keys.settings) ?? '')).toHaveProperty('v', 2);
    },
  );

  it.each([RETENTION_BOUNDS.least, RETENTION_BOUNDS.most])(
    'take a retention of %s days, and are kept',
    async (days) => {
      const kv = new MemoryKv();
      await saveSettings(kv, { ...DEFAULT_SETTINGS, retentionDays: days });
      expect(await retentionMs(kv)).toBe(days * DAY);
      expect([...kv.lives.values()]).toEqual(['kept']);
    },
  );

  it('that cannot be read are an error with its way out; for what confirms nothing, the strictest', async () => {
    const kv = new MemoryKv();
    expect(await settingsAsFound(kv)).toEqual({ settings: DEFAULT_SETTINGS, damaged: false });
    kv.stored.set(keys.settings, '{"v":3}');
    await expect(readSettings(kv)).rejects.toMatchObject({
      code: 'storage-corrupt',
      remedy: expect.stringContaining('A Jira administrator') as string,
    });
    expect(await settingsAsFound(kv)).toEqual({
      settings: {
        confirmation: 'off',
        principal: 'user',
        present: 'auto',
        retentionDays: 90,
        updates: 'polling',
      },
      damaged: true,
    });
  });

  it.each([RETENTION_BOUNDS.least - 1, RETENTION_BOUNDS.most + 1, 30.5, Number.NaN])(
    'refuse a retention of %s days',
    async (retentionDays) => {
      const kv = new MemoryKv();
      await expect(saveSettings(kv, { ...DEFAULT_SETTINGS, retentionDays })).rejects.toMatchObject({
        code: 'internal',
      });
      expect(kv.stored.size).toBe(0);
    },
  );
});

it(
  'a line of the log is kept for 90 days where the settings are damaged: reading ' +
    'them is an error, losing lines would be worse',
  async () => {
    const kv = new MemoryKv();
    kv.stored.set(keys.settings, '{"v":3}');
    await expect(readSettings(kv)).rejects.toMatchObject({ code: 'storage-corrupt' });
    expect(await retentionMs(kv)).toBe(90 * DAY);
  },
);
