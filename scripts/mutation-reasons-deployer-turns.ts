/** Of the turns of a deployment, and what is told of them: why a defect no test notices is none. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const same = sameIn('deployer');
const held = mayStayIn('deployer');

/** By a test that was written after the run which found the defect. */
const since = (test: string): string => `held since that run by ${test}`;
const by = (test: string): string => `held by ${test}`;

const CANCEL = since('src/deployer/cancel.test.ts');
const TURN_ENDS = since('test/deployments/turn-ends.test.ts');
const CARRY_ON = since('test/deployments/carry-on.test.ts');
const BOOK = since('src/deployer/identity-book.test.ts');
const SAME_DAY =
  'of when something was seen the day is written down, so that the text is the same; what counts of ' +
  'the rest counts for ten seconds';
const ENOUGH =
  'after the last wait nothing is late any more: the waits add up to more than the longest lag; ' +
  'and a verification waits by itself';
const LOOKS = by('test/deployments/looks-again.test.ts');

export const DEPLOYER_TURN_REASONS: readonly Reason[] = [
  held(
    'cancel.ts',
    "if (executor !== 'present' || endedAt !== null",
    CANCEL,
    '<= LONGEST_VISIT_MS',
  ),
  held('cancel.ts', "if (lock.kind !== 'held') return;", CANCEL),
  held('cancel.ts', 'if (lock.afterWriter) await', CANCEL),
  held('cancel.ts', 'const { startedAt, written,', CANCEL),
  held('cancel.ts', 'if (at.endedAt !== null) return', CANCEL),
  held('carry-on.ts', 'begun.length === 0', CARRY_ON),
  held(
    'carry-on.ts',
    "return (await job.progress.report('running', true)) ? handOver(job)",
    TURN_ENDS,
    "{ kind: 'ignored' } → {}",
  ),
  held(
    'carry-on.ts',
    "if (!(await job.progress.report('running', true)))",
    TURN_ENDS,
    "{ kind: 'ignored' } → {}",
  ),
  held(
    'carry-on.ts',
    "if (!(await job.progress.report('running', true)))",
    TURN_ENDS,
    "!(await job.progress.report('running', true)) → false",
  ),
  held('carry-on.ts', ": { kind: 'ignored' };", TURN_ENDS),
  held('carry-on.ts', 'needIcons = false,', CARRY_ON),
  held(
    'carry-on.ts',
    "if (found.kind === 'plan')",
    by('test/deployments/left-by-hand.test.ts, where filters are passed over in silence'),
  ),
  held(
    'carry-on.ts',
    "if (found.kind === 'moved' && found.doubted !== null)",
    since('test/deployments/read-again.test.ts'),
    'found.doubted !== null → false',
  ),
  held('carry-on.ts', "if (first.status === 'rejected') throw", LOOKS),
  held(
    'carry-on.ts',
    'if (isResumed && at.plan.steps.length === 0)',
    'saves a look only: the rounds below make nothing, and end the same',
    'at.plan.steps.length === 0 → false',
  ),
  held('carry-on.ts', 'onStart: (step) =>', by('test/deployments/progress.test.ts')),
  held(
    'carry-on.ts',
    'onDoubt: (step) =>',
    by('test/deployments/found-once.test.ts, where a run is cancelled while a call is in doubt'),
  ),
  held(
    'carry-on.ts',
    'if (job.clock.ticks() + wait > job.until) {',
    'at that very moment only, in which the next turn looks instead',
    '>= job.until',
  ),
  held('carry-on.ts', "return (await job.progress.report('running', true, true))", TURN_ENDS),
  same(
    'carry-on.ts',
    "return end.by === 'cancelled' ?",
    'who is fenced off has lost the lock, and no end is written without it',
    "end.by === 'cancelled' → true",
  ),
  held('carry-on.ts', "case 'unavailable':", TURN_ENDS),
  held(
    'carry-on.ts',
    'const setByHand = [...leftToSetByHand(',
    by('test/deployments/left-by-hand.test.ts'),
  ),
  held('consume.ts', 'z.object({ retryReason:', since('test/deployments/invoked.test.ts')),
  held('endings.ts', '{ code, sentence, remedy, names = [] }: Stop,', CARRY_ON),
  held('finish.ts', 'names: readonly string[] = [],', CANCEL),
  held('identity-book.ts', 'if (isOurs && !isSame && !isMade) return;', BOOK),
  held('identity-book.ts', "return parseKey(key).kind === 'schema' || this.isTheirs(", BOOK),
  same(
    'identity-book.ts',
    'if (deployment.heartbeatAt === null) return false;',
    'for the compiler: nothing was made before the first sign of life, and null is long ago',
  ),
  same(
    'identity-book.ts',
    'if (known === null || schemaId === undefined) return;',
    'for the compiler: of what has no hash no object schema is known either',
    'known === null → false',
  ),
  held('identity-book.ts', 'const isOurs = before?.by ===', BOOK),
  held(
    'left-out.ts',
    'if (dress.filter !== undefined) differs.add(',
    since('src/deployer/left-out.test.ts'),
  ),
  same(
    'identity-book.ts',
    "findings.flatMap((one) => (one.kind === 'keep'",
    'for the compiler: only of what is kept a field is told, and what is no key is in no plan',
  ),
  same('identity-book.ts', 'if (known === undefined) this.hashes.set(', 'saves work only'),
  held('identity-book.ts', 'if (isSame && !isMade && sameDay(', SAME_DAY, '→ false'),
  held('identity-book.ts', 'Math.floor(a / 86_400_000)', SAME_DAY),
  same(
    'made-schemas.ts',
    'job.deployment.schemas.find((schema) => schema.key === schemaKey)',
    'for the compiler: what a step makes is of a schema of its deployment',
    '?.template →',
  ),
  held(
    'survey.ts',
    'if (needIcons && wait !== undefined && left > 0',
    ENOUGH,
    'wait !== undefined',
  ),
  held('made-schemas.ts', "const standing = found.kind === 'ours'", TURN_ENDS, 'true → false'),
  held('made-schemas.ts', "const standing = found.kind === 'ours'", TURN_ENDS, "!== 'ours'"),
  held('made-schemas.ts', 'remedy: standing.remedy ?? PREVIEW_AGAIN,', TURN_ENDS),
  held(
    'made-schemas.ts',
    'if (startedAt === null) return',
    TURN_ENDS,
    'startedAt === null → false',
  ),
  same(
    'made-schemas.ts',
    'if (startedAt === null) return',
    'no number is not above 0 either: nothing was claimed, and it is not asked for again',
    "{ kind: 'claimed', count: 0 } → {}",
  ),
  held('queue.ts', 'new Queue({ key: QUEUE }).getJob(', since('src/deployer/queue.test.ts')),
  held('survey.ts', 'if (needIcons && wait !== undefined && left > 0', LOOKS, '{ → {}'),
  held(
    'survey.ts',
    'if (needIcons && wait !== undefined && left > 0',
    LOOKS,
    'job.book.isLate(look.plan) → false',
  ),
  held('survey.ts', 'if (needIcons && wait !== undefined && left > 0', LOOKS, 'left > 0 → true'),
  held('survey.ts', 'if (needIcons && wait !== undefined && left > 0', LOOKS, 'left <= 0'),
  held(
    'survey.ts',
    'if (needIcons && wait !== undefined && left > 0',
    'looks once more where time is up at that very moment',
    'left >= 0',
  ),
  held(
    'survey.ts',
    'lag += 1;',
    by('test/deployments/looks-again.test.ts, or read-again.test.ts of an object schema'),
  ),
  held(
    'survey.ts',
    'known.some((schema) =>',
    LOOKS,
    'schema.deploymentId === job.deployment.id → true',
  ),
  held('survey.ts', 'known.some((schema) =>', LOOKS, '→ schema.schemaId === pin.id ||'),
  held('survey.ts', 'const left = job.until - job.clock.ticks();', LOOKS),
  held(
    'survey.ts',
    'claims += claimed.count;',
    'only for a bound that is never reached, and for what a later look reads ahead',
  ),
  held('survey.ts', 'if (moved !== null && look.observation.doubt', LOOKS),
  same(
    'watch/progress.ts',
    '...(this.madeAt === undefined ?',
    'what is undefined is not kept',
    'this.madeAt === undefined → false',
  ),
  same(
    'watch/progress.ts',
    'return at === null || unsettledMs(',
    'for the compiler: where nothing is to settle, no time of it is left',
    'at === null → false',
  ),
  same(
    'watch/progress.ts',
    'await this.report(state, true).catch(',
    'a pulse is ten seconds after the last report at least, and one a second is taken',
    'true → false',
  ),
  same('watch/announcer.ts', '} catch {', 'nothing counts as not taken, as false does'),
  same(
    'watch/realtime.ts',
    'if (!isOn) return false;',
    'saves work only: nothing is published either way, and the setting is read once',
    'false → true',
  ),
  same(
    'watch/realtime.ts',
    'if (signed === null) return false;',
    'for the compiler: what throws counts as not taken, as false does',
  ),
];
