/** Of what carries a deployment out: why a defect that no test notices is none. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';
import { DEPLOYER_RUN_REASONS } from './mutation-reasons-deployer-run';
import { DEPLOYER_TURN_REASONS } from './mutation-reasons-deployer-turns';

const same = sameIn('deployer');
const held = mayStayIn('deployer');

const COUNTED = 'for the compiler: every client that the app makes counts its calls';
const FAILED = 'for the compiler: a run that ends so has a failure';
const SAME_SURVEY = 'decides only what is read ahead, never what is seen: fewer requests, or more';
const IDENTIFIED = 'for the compiler: what is asked for here has its hash';

export const DEPLOYER_REASONS: readonly Reason[] = [
  same(
    'carry-on.ts',
    'const icons = first.value.observation',
    'for the compiler: the first look asks for the icons',
    'Stryker was here',
  ),
  same(
    'carry-on.ts',
    'if (settling > 0) {',
    'saves nothing but a sleep of no time: then the rest is as long as what settles',
  ),
  held(
    'carry-on.ts',
    "return (await job.progress.report('running', true)) ? handOver(job)",
    'it matters only where the waiting has reported within the last second',
    'true → false',
  ),
  held(
    'carry-on.ts',
    "if (!(await job.progress.report('running', true)))",
    'it matters only where a long read has reported within the last second',
    'true → false',
  ),
  same('carry-on.ts', 'return load === undefined ?', COUNTED, 'load === undefined → false'),
  same(
    'carry-on.ts',
    'if (paced !== null) await',
    'for the compiler: each run tells its pace before it ends',
    'paced !== null → true',
  ),
  same(
    'survey.ts',
    'if (claimed.count > 0 && claims <= MOST_CLAIMS)',
    'a bound that is never reached: each round finds one, and there are never so many schemas',
  ),
  held(
    'survey.ts',
    'const look = await lookOnce(',
    'decides only what a later look reads ahead, never what is seen',
    'lag + claims',
  ),
  held('survey.ts', 'const own = known.filter(', SAME_SURVEY),
  held('survey.ts', 'const expected = own.map(', SAME_SURVEY),
  held('survey.ts', 'types: closure.templates.get(', SAME_SURVEY),
  same(
    'survey.ts',
    'if (moved !== null && look.observation.doubt',
    'what could not be read is among what moved: there is no doubt without it',
    'moved !== null → true',
  ),
  same(
    'identity-book.ts',
    'if (!this.bySchema.has(id)) this.bySchema.set(',
    'saves a read only: nothing is written down of an object schema that is new',
  ),
  same(
    'identity-book.ts',
    'const schemaId = known === null',
    'for the compiler: of what has no hash nothing is found either',
    'known === null → false',
  ),
  same('identity-book.ts', 'const made = this.bySchema.get(', IDENTIFIED),
  same(
    'identity-book.ts',
    "return kind === 'schema' && key === schemaKeyOf(",
    'for the compiler: both halves say the same of every key there is',
  ),
  same('endings.ts', '? `${first?.sentence', FAILED),
  same('endings.ts', ': `Assets refused ${refused}. ${first?.sentence', FAILED),
  same('endings.ts', '? (first?.remedy', FAILED),
  same('endings.ts', ': `${first?.remedy', FAILED),
  same(
    'endings.ts',
    'twins.length === 1 && first !== undefined',
    'for the compiler: of one there is a first',
  ),
  same(
    'left-out.ts',
    'if (left.length > 0 && isOurs)',
    'saves work only: to note nothing changes nothing',
    'left.length',
  ),
  same(
    'left-out.ts',
    'const isShorter = found !== wanted',
    'what is as it was wanted is taken out again below',
  ),
  same(
    'left-out.ts',
    '...(filter === undefined ? []',
    'a filter that is as it was wanted is taken out again below',
  ),
  held(
    'take-turn.ts',
    'if (before === null || epoch < before.epoch)',
    'it is asked again under the lock, which is then given back',
    'epoch < before.epoch → false',
  ),
  same(
    'take-turn.ts',
    'if (deployment === null || deployment.endedAt',
    'for the compiler: it was there before the lock was taken',
    'deployment === null → false',
  ),
  same(
    'take-turn.ts',
    'pace: input.pace ?? {}',
    'for tests: whoever invokes the app’s turns names no pace',
  ),
  same('deliver.ts', "case 'ended':", 'it is the last case: after it comes what comes after all'),
  same(
    'deliver.ts',
    'executor: deployment?.executor',
    'for the compiler: a deployment whose turn handed over is on record',
  ),
  same(
    'deliver.ts',
    "deployment.executor === 'present' ||",
    'saves work only: for a person no event is pushed',
  ),
  same('finish.ts', '...(ending.meanwhile === undefined', 'what is undefined is not kept'),
  same('twins.ts', 'const detail = id === null', 'for the compiler: no id is called null'),
  same('twins.ts', 'const found = named.get(', 'one alone is no twin'),
  same(
    'twins.ts',
    "const above = kind === 'object-type'",
    'statuses and reference types have nothing above them',
  ),
  same(
    'queue.ts',
    'retryReason !== undefined &&',
    'for the compiler: the word "undefined" holds none of those reasons',
  ),
  same('run/heights.ts', 'for (let at = 0; at < order.length;', 'nothing is at the end'),
  same(
    'run/heights.ts',
    'if (step === undefined) break;',
    'for the compiler: before the end there is one',
  ),
  same('run/work-list.ts', 'if (kinds.size === 0) return', 'saves work only'),
  same(
    'run/work-list.ts',
    'for (let height = this.ready.length - 1;',
    'nothing is above what is ready',
    'this.ready.length + 1',
  ),
  same(
    'run/work-list.ts',
    'this.ready[height]?.push(',
    'for the compiler: it was made a line before',
  ),
  same('run/lag.ts', 'return at === null ? 0', 'for the compiler: null is long ago'),
  same(
    'run/site-lessons.ts',
    'private readonly save:',
    'for tests: the app names what keeps its lessons',
  ),
  same(
    'run/standing.ts',
    'const later = found.created !== null',
    'for the compiler: no time is later than none',
  ),
  same(
    'run/standing.ts',
    'const parentId = step.parent === null',
    'for the compiler: nothing is called null',
  ),
  held(
    'cancel.ts',
    'deadline: now + LONGEST_VISIT_MS',
    'the lock is given back a moment later; it matters only where that fails',
  ),
  held(
    'cancel.ts',
    'previousDied: false',
    'the next epoch is never a repeated delivery; who was at work is waited for in either case',
  ),
  ...DEPLOYER_RUN_REASONS,
  ...DEPLOYER_TURN_REASONS,
];
