/** Defects of the kind that chaos is to find: the app with one of them planted each. */
import type { Edit, Mutant } from '../support/mutants/mutation';
import { bundleApp } from '../support/mutants/bundle-app';
import type { LoadTemplate } from './models';
import type { Troupe } from './play';

const edit = (file: string, find: string, put = ''): Edit => ({ file, find, put });

const CARRY_ON = 'src/deployer/carry-on.ts';
const LOCK = 'src/storage/lock/lock.ts';

export const DEFECTS: readonly Mutant[] = [
  {
    without: 'knowing what it made by its id: names decide',
    edits: [
      edit(
        'src/planner/identities.ts',
        'if (this.isEmpty) return [];',
        'if (names.length >= 0) return [];',
      ),
    ],
  },
  {
    without: 'the rule that a key of the storage is created once',
    edits: [
      edit(
        'src/storage/kv/record.ts',
        'return kv.create(key, writable(key, shape, value), life);',
        'return kv.set(key, writable(key, shape, value), life).then(() => true);',
      ),
    ],
  },
  {
    without: 'waiting for the deadline of who holds the lock',
    edits: [
      edit(
        LOCK,
        'if (holding.released || ahead <= 0 || ahead > LONGEST_HOLD_MS) return null;',
        'if (holding.released || ahead < LONGEST_HOLD_MS) return null;',
      ),
    ],
  },
  {
    without: 'reading back what became of a lost answer, before it is sent again',
    edits: [
      edit(
        'src/deployer/run/perform-step.ts',
        "return (await this.settle(step, ids, waits)) ?? { kind: 'again' };",
        "return waits.length > 9 ? this.settle(step, ids, waits) as never : { kind: 'again' };",
      ),
    ],
  },
  {
    without: 'heeding a cancellation while it writes',
    edits: [
      edit(CARRY_ON, "if (await isCancelled(job.kv, job.deployment.id)) return 'cancelled';"),
    ],
  },
  {
    without: 'reading the workspace again before it says that all is verified',
    edits: [
      edit(
        CARRY_ON,
        "if (end.kind !== 'all-done') return afterRun(job, end);",
        "if (end.kind !== 'all-done') return afterRun(job, end); if (round > 0) return succeeded(job, at);",
      ),
    ],
  },
  {
    without: 'telling what somebody else made from what it made, when it counts',
    edits: [
      edit('src/deployer/finish.ts', '(theirs.has(key) || global', '(theirs.size < 0 || global'),
    ],
  },
  {
    without: 'comparing the plan with what was shown, when it is confirmed',
    edits: [
      edit('src/approvals/spend.ts', 'if (plan.digest !== preview.digest) throw planChanged();'),
    ],
  },
  {
    without: 'stopping where the app was upgraded meanwhile',
    edits: [edit(CARRY_ON, 'if (changed.length > 0) return upgraded(job, changed);')],
  },
  {
    without: 'taking a sign-in that is refused once for trouble that passes',
    edits: [
      edit(
        'src/deployer/run/perform-step.ts',
        'const MOST_TURNED_AWAY = 2;',
        'const MOST_TURNED_AWAY = 0;',
      ),
    ],
  },
  {
    without: 'the person as whom the background works',
    edits: [
      edit(
        'src/deployer/principal.ts',
        "case 'background': return { kind: 'account', accountId: deployment.account };",
        "case 'background': return { kind: 'app' };",
      ),
    ],
  },
  {
    without: 'writing down the ids of what it made',
    edits: [
      edit(
        'src/deployer/identity-book.ts',
        'await saveIdentities(this.where.kv, schemaId, this.bySchema.get(schemaId) ?? new Map());',
        'await Promise.resolve(schemaId);',
      ),
    ],
  },
];

interface Exports extends Record<string, unknown> {
  loadTemplate: LoadTemplate;
}

const ENTRY = [
  "export * from './src/index';",
  "export { loadTemplate } from './src/templates/catalogue';",
].join('\n');

/** @throws Error where the defect does not fit the sources */
export async function planted(mutant: Mutant | null): Promise<Troupe> {
  const { loadTemplate, ...handlers } = await bundleApp<Exports>({
    entry: ENTRY,
    packages: {},
    edges: {},
    define: {},
    external: ['@forge/api', '@forge/events', '@forge/kvs', '@forge/realtime', '@forge/resolver'],
    mutant,
  });
  return { handlers, loadTemplate };
}
