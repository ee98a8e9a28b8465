/**
 * Defects that were once planted by hand and lived, with the tests that notice them now. Each is
 * a mutant as elsewhere: its text is once in its file, or its test fails.
 */
import type { Mutant } from './mutation';

export interface NamedDefect extends Mutant {
  /** One of these tests fails with it. */
  tests: readonly string[];
}

const defect = (
  without: string,
  file: string,
  [find, put]: readonly [find: string, put: string],
  ...tests: string[]
): NamedDefect => ({ without, edits: [{ file, find, put }], tests });

const FINISH = 'src/deployer/finish.ts';

export const NAMED_DEFECTS: readonly NamedDefect[] = [
  defect(
    'the rule that a refused impersonation is an administrator’s only where the app carries out',
    'src/deployer/consume.ts',
    ["executor === 'app' && error instanceof AppError", 'error instanceof AppError'],
    'test/deployments/executors.test.ts',
  ),
  defect(
    'the rights to more than one new object schema',
    'src/access/rights.ts',
    [
      'if (rights.jiraAdmin) return [];',
      'if (rights.jiraAdmin || plan.schemas.length > 1) return [];',
    ],
    'src/access/rights.test.ts',
  ),
  defect(
    'the rule that only administrators are told of another’s deployment under way',
    'src/pages/read-notices.ts',
    [
      'return (await readRights(assets)).jiraAdmin ? latest : null;',
      'return assets ? latest : null;',
    ],
    'src/pages/under-way.test.ts',
  ),
  defect(
    'the same rule in the first answer of the page',
    'src/pages/viewer.ts',
    ['jiraAdmin ? latest : null', 'latest'],
    'src/pages/under-way.test.ts',
  ),
  defect(
    'the content of a template in what was approved: its version is compared instead',
    'src/survey/survey-deployment.ts',
    ['own.hash === ref.hash', 'own.version === ref.version'],
    'test/deployments/rivals.test.ts',
  ),
  defect(
    'the rule that only what was asked for or made here goes on record as complete',
    FINISH,
    ['if (!mine) continue;', 'void mine;'],
    'test/deployments/turns.test.ts',
  ),
  defect(
    'the baseline in what is left to set by hand',
    FINISH,
    ['!job.baseline.has(hashKey(element)) && !theirs.has(element)', '!theirs.has(element)'],
    'test/deployments/turns.test.ts',
  ),
  defect(
    'the stand-ins in what was created',
    FINISH,
    ['(theirs.has(key) || global.has(`${kind} ${id}`))', 'theirs.has(key)'],
    'src/deployer/finish.test.ts',
  ),
  defect(
    'the look at the lock before an end is written down',
    FINISH,
    [
      "if (!(await stillHolds(kv, job.generation))) return { kind: 'ignored' };",
      'void stillHolds;',
    ],
    'test/deployments/turns.test.ts',
  ),
  defect(
    'the rule that nothing is claimed before the first report',
    'src/deployer/made-schemas.ts',
    ["if (startedAt === null) return { kind: 'claimed', count: 0 };", ''],
    'test/deployments/turns.test.ts',
  ),
  defect(
    'the heartbeat where what waits for its person is cancelled',
    'src/deployer/cancel.ts',
    [' || now - (heartbeatAt ?? 0) < LONGEST_VISIT_MS', ''],
    'src/deployer/cancel.test.ts',
  ),
  defect(
    'the time in which the lock stays ours between two turns',
    'src/deployer/take-turn.ts',
    ['HAND_OVER_GRACE_MS = 120_000', 'HAND_OVER_GRACE_MS = 0'],
    'src/deployer/take-turn.test.ts',
  ),
  defect(
    'the life of what a holder says of its lock',
    'src/storage/lock/lock.ts',
    ['ttlMs: 48 * 3_600_000', 'ttlMs: 60_000'],
    'src/storage/lock/lock.test.ts',
  ),
  defect(
    'the rule that sharing is switched on only by who manages the object schema',
    'src/planner/judge/sharing.ts',
    ['!allowed || !placement.canManage', '!allowed'],
    'test/planner/references.test.ts',
  ),
  defect(
    'everything but the id of an object type in the digest',
    'src/planner/diff/diff-schema.ts',
    [
      'name: found.name, parent: moved.length === 0 ? undefined : found.parentId, ' +
        'abstract: found.abstract, inherited: type.inherits ? found.inherited : null,',
      '',
    ],
    'test/planner/digest.test.ts',
  ),
  defect(
    'the quotation marks around an account that is looked for',
    'src/storage/erasing/erase-account.ts',
    ['includes(JSON.stringify(account))', 'includes(account)'],
    'test/stored-data/closed-account.test.ts',
  ),
];
