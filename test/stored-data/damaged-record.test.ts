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
});
