/** Faults planted in the lock, the epochs, the approval and the queue, and the smallest search that meets each. */
import type { Approved } from './beginning';
import type { Present } from './build';
import type { Edit, Mutant } from '../support/mutants/mutation';
import type { ClockMove } from './moves';
import type { Adversity } from './state';

export interface Planted extends Mutant {
  /** Which adversities, each at most once. */
  by: readonly Adversity[];
  clock?: readonly ClockMove[];
  /** The search begins where the confirmation is over: see `begin`. */
  approved?: Approved;
  /** Default `never`. */
  present?: Present;
}

const LOCK = 'src/storage/lock/lock.ts';
const CHAIN = 'src/storage/lock/lock-chain.ts';
const KV = 'src/storage/kv/forge-kv.ts';
const DEPLOYMENTS = 'src/storage/deployments.ts';
const KNOWN = 'src/storage/known-schemas.ts';
const CONFIRM = 'src/service/confirm.ts';
const SET_GOING = 'src/service/set-going.ts';
const TURN = 'src/deployer/take-turn.ts';
const CARRY = 'src/deployer/carry-on.ts';
const DELIVER = 'src/deployer/deliver.ts';
const FINISH = 'src/deployer/finish.ts';
const START = 'src/deployer/start.ts';
const STEPS = 'src/deployer/run/run-steps.ts';
const QUEUE = 'src/deployer/queue.ts';

const edit = (file: string, find: string, put = ''): Edit => ({ file, find, put });

const CREATED =
  "if (!(await createRecord(kv, keys.lock(generation), generationShape, taken, 'kept'))) return false;";

const LOCK_MUTANTS: readonly Planted[] = [
  {
    without: 'creating a generation only where there is none',
    by: ['again'],
    edits: [edit(LOCK, CREATED, "await kv.set(keys.lock(generation), taken, 'kept');")],
  },
  {
    without: 'a new generation for each holder: deleted and set',
    by: [],
    edits: [
      edit(
        LOCK,
        CREATED,
        'await kv.delete(keys.lock(generation - 1)); if (!(await createRecord(kv, ' +
          "keys.lock(generation), generationShape, taken, 'kept'))) return false;",
      ),
    ],
  },
  {
    without: 'waiting for who holds it',
    by: ['rival'],
    edits: [edit(LOCK, "if (!same) return 'busy';", 'if (!same) return null;')],
  },
  {
    without: 'an end by deadline',
    by: ['death'],
    edits: [edit(LOCK, 'holding.released || ahead <= 0 ||', 'holding.released ||')],
  },
  {
    without: 'an end of deadlines that cannot be true',
    by: ['clock', 'death'],
    clock: ['back'],
    edits: [edit(LOCK, ' || ahead > LONGEST_HOLD_MS')],
  },
  {
    without: 'telling a repeated delivery',
    by: ['again'],
    edits: [
      edit(
        LOCK,
        "holding.epoch === request.epoch && !request.previousDied ? 'duplicate' : null",
        'null',
      ),
    ],
  },
  {
    without: 'believing the platform that a delivery died',
    by: ['death'],
    edits: [
      edit(
        LOCK,
        "holding.epoch === request.epoch && !request.previousDied ? 'duplicate'",
        "holding.epoch === request.epoch ? 'duplicate'",
      ),
    ],
  },
  {
    without: 'looking beyond the hint',
    by: [],
    edits: [
      edit(
        CHAIN,
        'return lastExisting(kv, Math.max(hint, era * eraSize), (era + 1) * eraSize);',
        'return hint > 0 ? hint - 1 : lastExisting(kv, Math.max(hint, era * eraSize), (era + 1) * eraSize);',
      ),
    ],
  },
  {
    without: 'taking the hint for a hint',
    by: ['death'],
    edits: [
      edit(
        CHAIN,
        'return lastExisting(kv, Math.max(hint, era * eraSize), (era + 1) * eraSize);',
        'return hint;',
      ),
    ],
  },
  {
    without: 'an own word for each holder',
    by: [],
    edits: [
      edit(
        LOCK,
        'kv.set(keys.lockState(generation), writable(keys.lockState(generation), wordShape, word), WORD_LIFE)',
        'kv.set(keys.lockState(generation + 1), writable(keys.lockState(generation), wordShape, word), WORD_LIFE)',
      ),
    ],
  },
  {
    without: 'seeing that it was taken over',
    by: ['again', 'death'],
    approved: true,
    edits: [
      edit(LOCK, 'return taken === undefined && !closed;', 'return taken !== null && !closed;'),
    ],
  },
  {
    without: 'waiting until a superseded turn has noticed',
    by: ['again', 'death'],
    approved: true,
    edits: [edit(TURN, '  if (lock.afterWriter) await clock.sleep(LEASE_MS);')],
  },
];

const EPOCH_MUTANTS: readonly Planted[] = [
  {
    without: 'a look at the lock before a write',
    by: [],
    edits: [edit(CARRY, "if (!(await stillHolds(job.kv, job.generation))) return 'fenced';")],
  },
  {
    without: 'a look at the wish to cancel before a write',
    by: ['clock'],
    clock: ['moment'],
    edits: [edit(CARRY, "if (await isCancelled(job.kv, job.deployment.id)) return 'cancelled';")],
  },
  {
    without: 'an end to what a look is good for',
    by: ['clock'],
    clock: ['moment'],
    edits: [edit(STEPS, 'export const LEASE_MS = 900;', 'export const LEASE_MS = 60_000;')],
  },
  {
    without: 'the first look',
    by: [],
    edits: [
      edit(
        STEPS,
        'private goodUntil = Number.NEGATIVE_INFINITY;',
        'private goodUntil = Number.POSITIVE_INFINITY;',
      ),
    ],
  },
  {
    without: 'noting the schema that was made',
    by: ['death'],
    edits: [edit(CARRY, "if (step.kind !== 'schema') return;", 'if (step !== null) return;')],
  },
  {
    without: 'giving the lock back at the end',
    by: [],
    edits: [edit(FINISH, 'await releaseLock(kv, job.generation, clock.now());')],
  },
  {
    without: 'a later epoch at a hand-over',
    by: ['assets'],
    edits: [
      edit(
        DELIVER,
        'await next(input, event.epoch + 1, end.delaySeconds, end.waiting);',
        'await next(input, event.epoch, end.delaySeconds, end.waiting);',
      ),
    ],
  },
  {
    without: 'pushing at a hand-over',
    by: ['assets'],
    edits: [edit(DELIVER, 'await next(input, event.epoch + 1, end.delaySeconds, end.waiting);')],
  },
  {
    without: 'a later epoch when it is set going again',
    by: ['death'],
    edits: [
      edit(
        START,
        'epoch: deployment.epoch + 1, executor: deployment.executor',
        'epoch: deployment.epoch, executor: deployment.executor',
      ),
    ],
  },
];

const APPROVAL_MUTANTS: readonly Planted[] = [
  {
    without: 'the lock of a confirmation',
    by: ['confirm'],
    edits: [
      edit(CONFIRM, "if (lock.kind === 'duplicate') throw", "if (lock.kind === 'nobody') throw"),
    ],
  },
  {
    without: 'waiting for another deployment',
    by: ['rival'],
    edits: [edit(CONFIRM, "if (lock.kind === 'busy') throw busy(lock.holder, tools);")],
  },
  {
    without: 'giving the lock back when a confirmation fails',
    by: ['assets'],
    edits: [edit(CONFIRM, 'await release(); throw error;', 'throw error;')],
  },
  {
    without: 'spending before pushing',
    by: ['death'],
    edits: [
      edit(
        CONFIRM,
        'const spent = await spend(approval, settings, tools)',
        'await pushTurn({ deploymentId: preview.id, epoch: 1 }, 0); const spent = ' +
          'await spend(approval, settings, tools)',
      ),
      edit(
        CONFIRM,
        "import { AppError } from '../errors';",
        "import { pushTurn } from '../deployer/queue'; import { AppError } from '../errors';",
      ),
    ],
  },
  {
    without: 'spending by creating',
    by: ['confirm', 'clock'],
    clock: ['back'],
    edits: [
      edit(
        DEPLOYMENTS,
        "createRecord(kv, keys.deployment(approved.id), approvedShape, approved, 'kept')",
        "kv.set(keys.deployment(approved.id), approved, 'kept').then(() => true)",
      ),
      edit(
        'src/approvals/spend.ts',
        "if (before !== null) return { kind: 'already', deployment: before };",
      ),
    ],
  },
  {
    without: 'heeding the end',
    by: ['again'],
    edits: [
      edit(TURN, 'deployment === null || deployment.endedAt !== null ||', 'deployment === null ||'),
    ],
  },
  {
    without: 'looking at what exists before it succeeds',
    by: ['assets'],
    edits: [
      edit(
        CARRY,
        'if (verified.plan.steps.length === 0) return succeeded(job, verified);',
        'return succeeded(job, verified);',
      ),
      edit(
        STEPS,
        "if (end.kind === 'again' ||",
        "if (end.kind === 'again') return this.onDone(step, '0'); if (",
      ),
    ],
  },
];

const QUEUE_MUTANTS: readonly Planted[] = [
  {
    without: 'noting a turn before it is pushed',
    by: [],
    edits: [
      edit(
        START,
        'if (!(await recordTurn(kv, deploymentId, { epoch, executor, jobId: null, at, waiting }))) return null;',
      ),
    ],
  },
  {
    without: 'pushing again what was never pushed',
    by: ['death'],
    edits: [edit(START, 'return now - pushed > UNANSWERED_MS;', 'return false;')],
  },
  {
    without: 'setting a stalled deployment going',
    by: ['death'],
    edits: [
      edit(
        START,
        'return now - Math.max(deployment.heartbeatAt ?? 0, pushed) > STALLED_MS;',
        'return false;',
      ),
    ],
  },
  {
    without: 'asking whether it is stalled',
    by: ['status'],
    edits: [edit(START, 'if (!isStalled(deployment, now)) return false;')],
  },
  {
    without: 'pushing what a dead delivery had only noted',
    by: ['assets', 'death'],
    approved: true,
    edits: [edit(DELIVER, 'if (isRedelivered) await pushWhatWasNot(input);')],
  },
  {
    without: 'coming back when storage does not answer',
    by: ['storage'],
    edits: [
      edit(
        DELIVER,
        "return isDamaged ? { kind: 'done' }",
        "return isDamaged || event.epoch > 0 ? { kind: 'done' }",
      ),
    ],
  },
  {
    without: 'saying that a delivery gave up',
    by: ['storage'],
    edits: [
      edit(
        DELIVER,
        'afterSeconds: AGAIN_SECONDS, gaveUp: true',
        'afterSeconds: AGAIN_SECONDS, gaveUp: false',
      ),
    ],
  },
  {
    without: 'hearing that a delivery gave up',
    by: ['storage'],
    edits: [
      edit(
        QUEUE,
        "'gaveUp' in retryData && retryData.gaveUp === true",
        "'gaveUp' in retryData && retryData.gaveUp === false",
      ),
    ],
  },
  {
    without: 'the list beside stale queries',
    by: ['death', 'stale'],
    edits: [edit(KNOWN, 'for (const entry of entries ?? []) see(keys.knownSchemas, entry);', '')],
  },
  {
    without: 'knowing its own record after a lost answer',
    by: ['storage'],
    edits: [edit(KV, 'stored.token === value.token', 'stored.token === null')],
  },
  {
    without: 'telling a rival’s record from its own',
    by: ['again', 'storage'],
    edits: [edit(KV, 'stored.token === value.token', 'stored.token !== null')],
  },
];

const SLICE_MUTANTS: readonly Planted[] = [
  {
    without: 'an event that waits while the first slice is carried out',
    by: ['death'],
    present: 'auto',
    edits: [
      edit(
        SET_GOING,
        "approved.executor === 'present' ? null : await push(approved, AFTER_SLICE_SECONDS, tools);",
        'null;',
      ),
    ],
  },
  {
    without: 'leaving alone what another call with the same confirmation set going',
    by: ['confirm'],
    present: 'auto',
    edits: [
      edit(CONFIRM, "if (spent.kind === 'already') {", "if (spent.kind === 'spent' && false) {"),
    ],
  },
  {
    without: 'taking the confirmation for a turn that writes',
    by: ['again'],
    present: 'auto',
    edits: [
      edit(
        LOCK,
        '&& holding.handedOver !== true',
        '&& holding.handedOver !== true && holding.epoch > 0',
      ),
    ],
  },
  {
    without: 'looking whether what is to be cancelled has ended meanwhile',
    by: ['cancel'],
    present: 'always',
    edits: [
      edit(
        'src/deployer/cancel.ts',
        'if (at.endedAt !== null) return releaseLock(kv, lock.generation, now);',
      ),
    ],
  },
];

export const PLANTED: readonly Planted[] = [
  ...LOCK_MUTANTS,
  ...EPOCH_MUTANTS,
  ...APPROVAL_MUTANTS,
  ...QUEUE_MUTANTS,
  ...SLICE_MUTANTS,
];
