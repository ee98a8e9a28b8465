/** Of the run over the steps of a deployment: why a defect that no test notices is none. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const same = sameIn('deployer/run');
const held = mayStayIn('deployer/run');

const NO_ICON = 'for the compiler: what is no object type wears no icon';
const NONE_LEFT =
  'where no icon was worn none is left to try, which the last line finds as well; no icon’s id is the empty text';
const NO_KEY = 'what is no key names no object schema that has an id';
const A_MOMENT = 'at that very moment only, in which the next turn looks instead';
const WAKES = 'wakes once more, and finds nothing to do';

export const DEPLOYER_RUN_REASONS: readonly Reason[] = [
  same(
    'dresser.ts',
    "if (step.kind !== 'object-type' || iconId === '') return false;",
    NO_ICON,
    "step.kind !== 'object-type' → false",
  ),
  same(
    'dresser.ts',
    "if (step.kind !== 'object-type' || iconId === '') return false;",
    NONE_LEFT,
    "&& iconId === ''",
  ),
  same(
    'dresser.ts',
    "if (step.kind !== 'object-type' || iconId === '') return false;",
    NONE_LEFT,
    "iconId === '' → false",
  ),
  same(
    'dresser.ts',
    "step.kind !== 'object-type' ||",
    NO_ICON,
    "step.kind !== 'object-type' → false",
  ),
  same(
    'dresser.ts',
    "step.kind !== 'object-type' ||",
    'where no icon was worn none is left to try, and what is tried is forgotten',
    "&& iconId === ''",
  ),
  same(
    'dresser.ts',
    "iconId === '' ||",
    'where no icon was worn none is left to try, and what is tried is forgotten',
  ),
  same(
    'dresser.ts',
    "iconId: step.kind === 'object-type' ? this.icon(",
    'no icon has that id',
    'Stryker was here',
  ),
  same(
    'dresser.ts',
    'if (isDressed(step))',
    'nobody asks what was tried of a step that has nothing to wear',
    'isDressed(step) → true',
  ),
  held(
    'dresser.ts',
    'guesses: [],',
    'what is put there is no guess: it could only forget a refusal of just its own 16 characters',
  ),
  same(
    'dresser.ts',
    'if (trying.guessedIcon !== null) await',
    'for the compiler: no icon is called null, and only ids that are numbers are kept',
  ),
  same('dresser.ts', "...(step.kind !== 'object-type' || iconId === plain.iconId", NO_ICON),
  same(
    'dresser.ts',
    "(text, at) => at >= from && (text === '' ||",
    'no text at all is never longer than what was taken, so that it is worth trying',
    "text === '' → false",
  ),
  same('pace.ts', 'private crossed = false;', 'the constructor sets it'),
  same(
    'perform-step.ts',
    "if (isRefusal(error)) return { kind: 'rejected'",
    'a refusal of the person ends the step before that is asked',
    'false → true',
  ),
  same(
    'perform-step.ts',
    'this.input.onRefused?.(step);',
    'for tests: the run, which alone makes it, always listens',
  ),
  held(
    'perform-step.ts',
    'this.input.clock.ticks() - since >= BELIEVED_MS;',
    'the looks themselves take time, so that it is never just that long',
    '> BELIEVED_MS',
  ),
  same(
    'perform-step.ts',
    "const isOpen = end.kind === 'out-of-time' || end.kind === 'unsettled';",
    'of other ends nobody asks whether all that was sent was refused',
    "end.kind === 'out-of-time' || end.kind === 'unsettled' → true",
  ),
  held('perform-step.ts', 'if (wait > 0 && clock.ticks() + wait > until)', A_MOMENT, '>= until'),
  same('perform-step.ts', 'if (wait > 0) await clock.sleep(', 'a sleep of no time'),
  same(
    'perform-step.ts',
    "? { kind: 'trouble' }",
    'for the compiler: what is neither clean nor throttled is trouble',
  ),
  same(
    'pick-icon.ts',
    '.split(/[^a-z0-9]+/u)',
    'words of no letters are left out a line below',
    '/[^a-z0-9]/u',
  ),
  same(
    'read-back.ts',
    'parts.names.length === 1',
    'saves a look-up only: no object type is called by no names',
    'parts.names.length === 1 → false',
  ),
  same(
    'run-steps.ts',
    "else this.stop ??= { kind: 'interrupted'",
    'what was made meanwhile is put there at the end, whatever is there',
  ),
  same(
    'run-steps.ts',
    'if (this.stop === null && this.active === 0) this.giveUpLongPause(',
    'a run that has stopped, and has nothing in flight, has ended a moment before',
    'this.stop === null → true',
  ),
  same('run-steps.ts', 'if (this.asking) return ASK_EVERY_MS;', WAKES),
  same('run-steps.ts', 'return next > 0 && next < ASK_EVERY_MS', WAKES, 'next >= 0'),
  same(
    'run-steps.ts',
    'return next > 0 && next < ASK_EVERY_MS',
    'it is never more than that, since the clock does not go back',
    'next < ASK_EVERY_MS →',
  ),
  same(
    'run-steps.ts',
    'this.input.onThere?.(step, end.id);',
    'for tests: the app, which runs steps in one place, always listens',
  ),
  held(
    'run-steps.ts',
    "case 'reworded':",
    'the two minutes of the rate limit begin one call earlier, at the rewording',
  ),
  held(
    'run-steps.ts',
    'return this.input.clock.ticks() - this.throttledSince < LONGEST_THROTTLED_MS',
    'at that very moment only: the bound is a guess of ours',
  ),
  held(
    'shared-reads.ts',
    'if (this.readings.get(list) === reading && reading.next === null)',
    'costs a read more at most: each answer is of a read that began after it was asked for',
  ),
  held(
    'standing.ts',
    'if (same && later)',
    'held by test/deployments/read-again.test.ts, by what is said of one that somebody is filling',
  ),
  same('vanished.ts', "if (step.kind === 'object-type') return step.parent === null", NO_KEY),
  same('vanished.ts', "if (step.kind !== 'attribute') return [];", NO_KEY),
  same('vanished.ts', 'return [step.objectType, ...(step.form.reference === null', NO_KEY),
  same(
    'work-list.ts',
    'const bucket = this.ready[height]',
    'for the compiler: there is one of each height below the highest',
  ),
  same(
    'work-list.ts',
    'private readonly ready: Step[][] = [];',
    'no step has the height 0, and it is looked at last, after that of what is ready',
  ),
  same(
    'work-list.ts',
    'for (let height = this.ready.length - 1;',
    'no step has the height 0',
    'height > 0',
  ),
  same(
    'work-list.ts',
    'if (step !== undefined) this.count(',
    'for the compiler: it was found a line before',
  ),
  same(
    'work-list.ts',
    'while (this.ready.length <= height)',
    'what is of no kind is never taken',
    'Stryker was here',
  ),
];
