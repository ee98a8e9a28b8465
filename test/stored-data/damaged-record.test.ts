/** A record that cannot be read costs its own line, and is told of; the rest of every list is there. */
import { describe, expect, it } from 'vitest';
import { kindOfKey, type KeyName } from '../../src/storage/erasing/record-kinds';
import { MemoryKv } from '../../simulator/memory-kv';
import { ADMIN, onMachine, type Answer, type VirtualMachine } from '../../simulator/machine';
import { fillEverything } from './every-record';

/** Everything an installation can hold, of which the record of this kind is damaged. */
async function withDamaged(
  kind: KeyName,
  work: (machine: VirtualMachine, page: (key: string) => Promise<Answer>) => Promise<void>,
): Promise<void> {
  await onMachine({ site: { latencyMs: 1 } }, async (machine) => {
    const { installationId } = machine.app;
    const { stored } = await fillEverything(new MemoryKv(), machine.time.now() - 1_000);
    const damaged = [...stored.keys()].find((key) => kindOfKey(key) === kind);
    machine.storage.commit(
      installationId,
      [...stored].map(([key, value]) => ({
        put: 'kvs' as const,
        key,
        record: {
          value: key === damaged ? { v: 9 } : (JSON.parse(value) as unknown),
          createdAt: 0,
          updatedAt: 0,
          expireAt: null,
        },
      })),
    );
    await work(
      machine,
      async (key) => (await machine.app.invokeResolver(key, {}, { accountId: ADMIN })) as Answer,
    );
  });
}

describe('one damaged record', () => {
  it.each(['deployment', 'run', 'end'] as const)(
    'of a deployment (%s) leaves the page and the list of the others',
    async (kind) => {
      await withDamaged(kind, async (machine, page) => {
        expect(await machine.deploy({ schema: 'BASIC', references: 'text' })).toMatchObject({
          code: 'succeeded',
        });
        for (const view of ['read-viewer', 'read-notices'])
          expect(await page(view), view).toMatchObject({ ok: true });
        const list = await page('list-deployments');
        expect(list).toMatchObject({ ok: true, text: '1 deployments. 1 more cannot be read.' });
        expect(list['deployments']).toHaveLength(1);
      });
    },
  );

  it('of the log leaves the other lines, in chat and on the page', async () => {
    await withDamaged('activity', async (machine, page) => {
      await machine.call('preview-deployment', { schema: 'BASIC' });
      // A new line takes a moment to show.
      await machine.time.sleep(60_000);
      const said = await machine.call('list-activity');
      expect(said).toMatchObject({ ok: true, code: 'activity' });
      expect(said.text).toContain('of BASIC shown');
      expect(said.text).toContain('1 line more cannot be read');
      const read = await page('read-log');
      expect(read.text).toContain('1 line more cannot be read');
      expect(read['lines']).not.toHaveLength(0);
    });
  });

  it('of the settings leaves every view; nothing is confirmed until they are saved anew', async () => {
    await withDamaged('settings', async (machine, page) => {
      for (const view of ['read-viewer', 'read-notices', 'read-about', 'list-deployments'])
        expect(await page(view), view).toMatchObject({ ok: true });
      expect(await machine.call('list-activity')).toMatchObject({ ok: true });
      expect(await page('read-settings')).toMatchObject({ ok: true, confirmation: 'off' });
      const refused = await machine.call('preview-deployment', { schema: 'BASIC' });
      expect(refused).toMatchObject({ ok: false, code: 'storage-corrupt' });
      expect(refused.text).toContain('A Jira administrator opens the settings');
      await machine.app.invokeResolver(
        'save-settings',
        { confirmation: 'chat' },
        { accountId: ADMIN },
      );
      expect(await machine.call('preview-deployment', { schema: 'BASIC' })).toMatchObject({
        ok: true,
      });
    });
  });

  it('of the counters counts nothing, and leaves the page about the app', async () => {
    await withDamaged('telemetry', async (_, page) => {
      expect(await page('read-about')).toMatchObject({ ok: true });
    });
  });

  it.each(['recent', 'recentOfAll'] as const)(
    'that lists the latest deployments (%s) is made anew of them',
    async (kind) => {
      await withDamaged(kind, async (machine, page) => {
        expect(await page('read-viewer')).toMatchObject({ ok: true });
        expect(await machine.deploy({ schema: 'BASIC', references: 'text' })).toMatchObject({
          code: 'succeeded',
        });
        expect((await page('list-deployments'))['deployments']).toHaveLength(2);
      });
    },
  );

  it('that lists the own models is made anew of them', async () => {
    const keysIn = (answer: Answer): unknown[] =>
      (answer['models'] as { key: string }[]).map(({ key }) => key);
    let whole: unknown[] = [];
    await withDamaged('lock', async (_, page) => {
      whole = keysIn(await page('list-models'));
    });
    await withDamaged('ownModels', async (machine, page) => {
      expect(keysIn(await page('list-models'))).toEqual(whole);
      expect(await page('list-templates')).toMatchObject({ ok: true });
      expect(await machine.call('list-schemas')).toMatchObject({ ok: true });
    });
  });
});
