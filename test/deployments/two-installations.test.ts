import { describe, expect, it } from 'vitest';
import type { Installation } from '../../local/forge-host';
import { duplicates } from '../../simulator/checks';
import {
  ADMIN,
  onMachine,
  OTHER_ADMIN,
  type Answer,
  type VirtualMachine,
} from '../../simulator/machine';

const ENDED = new Set(['succeeded', 'failed', 'drifted', 'cancelled']);

async function untilEnded(
  { time }: VirtualMachine,
  app: Installation,
  as: string,
): Promise<Answer> {
  for (let asked = 0; asked < 100; asked += 1) {
    const status = (await app.invokeAction(
      'get-deployment-status',
      {},
      { accountId: as },
    )) as Answer;
    if (ENDED.has(status.code)) return status;
    await time.sleep(5_000);
  }
  throw new Error('It never ended.');
}

describe('two installations that deploy the same schema to one site', () => {
  it.each([400, 1_500, 3_000, 8_000])(
    'the one that comes %i ms later is told that somebody is building it now, and not to rename or remove it',
    async (later) => {
      await onMachine({ site: { latencyMs: 250 }, firstSlice: true }, async (machine) => {
        const other = machine.another();
        const ask = async (app: Installation, as: string, action: string, input: object) =>
          (await app.invokeAction(action, input as Record<string, unknown>, {
            accountId: as,
          })) as Answer;
        const confirm = (app: Installation, as: string, shown: Answer) =>
          ask(app, as, 'deploy-schema', {
            previewId: shown['previewId'],
            confirmation: shown['confirmationCode'],
          });
        const mine = await ask(machine.app, ADMIN, 'preview-deployment', { schema: 'CORE' });
        const theirs = await ask(other, OTHER_ADMIN, 'preview-deployment', { schema: 'CORE' });
        await machine.time.sleep(5_100);
        const first = confirm(machine.app, ADMIN, mine);
        await machine.time.sleep(later);
        const begun = await confirm(other, OTHER_ADMIN, theirs);
        const last =
          begun.code === 'started' ? await untilEnded(machine, other, OTHER_ADMIN) : begun;
        await first;
        expect((await untilEnded(machine, machine.app, ADMIN)).code).toBe('succeeded');
        expect(last.ok).toBe(false);
        expect(last.text).toContain('is building');
        expect(last.text).not.toMatch(/[Rr]ename or remove/u);
        expect(duplicates(machine.site.store)).toEqual([]);
      });
    },
  );

  it('a preview meanwhile says that somebody may be building it, and not to remove it', async () => {
    await onMachine({ site: { latencyMs: 250 } }, async (machine) => {
      const other = machine.another();
      await machine.begin({ schema: 'CORE' });
      await machine.time.sleep(8_000);
      const preview = (await other.invokeAction(
        'preview-deployment',
        { schema: 'CORE' },
        { accountId: OTHER_ADMIN },
      )) as Answer;
      expect(preview.text).toContain('somebody is building it just now');
      expect((await machine.untilEnded()).code).toBe('succeeded');
      expect(duplicates(machine.site.store)).toEqual([]);
    });
  });
});
