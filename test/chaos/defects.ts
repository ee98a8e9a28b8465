/** Defects of the kind that chaos is to find: the app with one of them planted each. */
import type { Edit, Mutant } from '../support/mutants/mutation';
import { bundleApp } from '../support/mutants/bundle-app';
import type { LoadTemplate } from './models';
import type { Troupe } from './play';

const edit = (file: string, find: string, put = ''): Edit => ({ file, find, put });

const CARRY_ON = 'src/deployer/carry-on.ts';
const LOCK = 'src/storage/lock/lock.ts';

export interface Defect extends Mutant {
  /** What the oracle says of it. */
  shows: RegExp;
}

export const DEFECTS: readonly Defect[] = [
  {
    without: 'knowing what it made by its id: names decide',
    shows: /and again at|a second preview says|has an object type/u,
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
    shows: /at the same time|and again at|beside its namesake|exists twice/u,
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
    shows: /at the same time|and again at|beside its namesake|exists twice/u,
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
    shows: /and again at|beside its namesake|exists twice/u,
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
    shows: /ms after it was cancelled/u,
    edits: [
      edit(CARRY_ON, "if (await isCancelled(job.kv, job.deployment.id)) return 'cancelled';"),
    ],
  },
  {
    without: 'reading the workspace again before it says that all is verified',
    shows: /is verified without|a second preview says/u,
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
    shows: /says \d+ \w+; it made/u,
    edits: [
      edit('src/deployer/finish.ts', '(theirs.has(key) || global', '(theirs.size < 0 || global'),
    ],
  },
  {
    without: 'comparing the plan with what was shown, when it is confirmed and when it begins',
    shows: /does not hold it|otherwise than approved/u,
    edits: [
      edit('src/approvals/spend.ts', 'if (plan.digest !== preview.digest) throw planChanged();'),
      edit(
        'src/deployer/moved.ts',
        '!job.progress.hasBegun && plan.digest !== job.deployment.digest',
        "!job.progress.hasBegun && plan.digest === ''",
      ),
    ],
  },
  {
    without: 'stopping where the app was upgraded meanwhile',
    shows: /does not hold it/u,
    edits: [edit(CARRY_ON, 'if (changed.length > 0) return upgraded(job, changed);')],
  },
  {
    without: 'taking a sign-in that is refused once for trouble that passes',
    shows: /ended as failed: .*did not accept the app's sign-in/u,
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
    shows: /without a live approval/u,
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
    shows: /says \d+ \w+; it made|and again at/u,
    edits: [
      edit(
        'src/deployer/identity-book.ts',
        'await saveIdentities(this.where.kv, schemaId, this.known(schemaId), this.written);',
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
