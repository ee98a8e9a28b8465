import type { App } from './app';
import type { Call, Conversation, Turn } from './conversation';
import { replyOf, wasAnswered } from './reply';
import { follow, type Followed } from './follow';
import { inertLines } from './safe-text';
import { readSlash } from './slash';
import type { Screen } from './terminal/screen';
import type { TurnSource } from './turn-source';

export interface RunnerOptions {
  app: App;
  conversation: Conversation;
  turns: TurnSource;
  screen: Screen;
  /**
   * `person`: anything typed ends the following of a deployment. `script`: waits as a person
   * would, and only "cancel" comes in between.
   */
  mode: 'person' | 'script';
  /** False leaves a running deployment to go on at the next start. */
  wait: boolean;
  /** Waits so many milliseconds; earlier where the runner was stopped. */
  sleep(ms: number): Promise<void>;
  /** Called before every turn a person is asked for. */
  prompt(): void;
  /** True once the run is to end. */
  stopped(): boolean;
}

/** Milliseconds between two looks at a deployment. The first looks come sooner: a small one is over quickly. */
const LOOK_MS = 1_000;
const FIRST_LOOKS_MS = 250;
/** Beyond the moment the app names, so that two clocks need not agree. */
const MARGIN_MS = 150;

/** Runs turns until there are no more. Returns whether every one was answered. */
export async function runTurns(options: RunnerOptions): Promise<boolean> {
  let all = true;
  for (;;) {
    if (options.stopped()) return all;
    options.prompt();
    const said = await options.turns.next();
    if (said === null || options.stopped()) return all;
    if (options.mode === 'person' && said.trim() === '') continue;
    const outcome = await runTurn(options, said);
    if (outcome === 'quit') return all;
    all &&= outcome === 'answered';
  }
}

async function runTurn(
  options: RunnerOptions,
  said: string,
): Promise<'answered' | 'unanswered' | 'quit'> {
  const { app, conversation, screen } = options;
  const slash = readSlash(said, app.accounts);
  if (slash?.kind === 'quit') return 'quit';
  const text = conversation.fillIn(slash?.kind === 'turn' ? slash.text : said);
  screen.asked(slash === null ? text : said);
  if (slash !== null && slash.kind !== 'turn') {
    const own = ownTurn(options, said, slash);
    screen.answered(own, null);
    return own.answered ? 'answered' : 'unanswered';
  }
  if (options.mode === 'script' && conversation.foresee(text) === 'confirm')
    await waitToConfirm(options);
  const turn = await conversation.turn(text);
  return (await finishTurn(options, turn)) ? 'answered' : 'unanswered';
}

/** A turn that speaks to the terminal only. */
function ownTurn(
  { conversation, screen }: RunnerOptions,
  said: string,
  slash: Exclude<ReturnType<typeof readSlash>, null>,
): Turn {
  const turn = (reply: string, answered = true): Turn => ({
    user: inertLines(said, 200),
    calls: [],
    reply: inertLines(reply),
    answered,
    follows: null,
  });
  if (slash.kind === 'as') {
    conversation.account = slash.account;
    return turn(`You are ${slash.account.name} (${slash.account.email}) now.`);
  }
  if (slash.kind === 'json')
    return turn(screen.toggleJson() ? 'Answers come as JSON now.' : 'Answers come as text now.');
  return slash.kind === 'say' ? turn(slash.text, slash.answered) : turn('');
}

async function waitToConfirm({ conversation, sleep }: RunnerOptions): Promise<void> {
  const ms = conversation.confirmationWaitMs;
  if (ms > 0) await sleep(ms + MARGIN_MS);
}

async function finishTurn(options: RunnerOptions, turn: Turn): Promise<boolean> {
  const { screen } = options;
  if (turn.follows === null || !options.wait) {
    screen.answered(turn, null);
    return turn.answered;
  }
  screen.started(turn);
  const followed = await followStarted(options, turn.follows);
  const { full, more } = withEnd(turn, followed);
  screen.answered(full, options.stopped() ? '' : more);
  return full.answered;
}

/** Follows a deployment as long as nothing else is to be done first. */
export function followStarted(options: RunnerOptions, deploymentId: string): Promise<Followed> {
  const { conversation, turns, screen, mode, sleep } = options;
  let looks = 0;
  return follow(conversation, deploymentId, {
    onProgress: (progress) => screen.progress(progress),
    leave: () => {
      if (options.stopped()) return true;
      const next = turns.peek();
      return next !== null && (mode === 'person' || conversation.foresee(next) === 'cancel');
    },
    pause: () => {
      looks += 1;
      return sleep(looks <= 4 ? FIRST_LOOKS_MS : LOOK_MS);
    },
  });
}

/** The turn with how its deployment ended; `more` is what has not been shown yet. */
function withEnd(turn: Turn, followed: Followed): { full: Turn; more: string } {
  if (followed.kind === 'left')
    return { full: turn, more: 'It goes on in the background; say status to see how far it is.' };
  const call: Call = followed.last;
  // A small deployment may have ended in the answer to its confirmation: what was said there is not said twice.
  const said = new Set(turn.reply.split('\n'));
  const more = inertLines(replyOf(call.output))
    .split('\n')
    .filter((line) => !said.has(line))
    .join('\n');
  const full: Turn = {
    ...turn,
    calls: [...turn.calls, call],
    reply: `${turn.reply}\n${more}`,
    answered: turn.answered && call.output.ok && wasAnswered(call.output),
  };
  return { full, more };
}
