import type { AppError } from '../../src/errors';
import type { Account, App } from '../chat/app';
import type { Conversation } from '../chat/conversation';
import { replyOf } from '../chat/reply';
import { openConversation } from '../chat/remote-model';
import { followStarted, runTurns, type RunnerOptions } from '../chat/runner';
import { jsonScreen } from '../chat/terminal/json-screen';
import type { Screen } from '../chat/terminal/screen';
import { styleFor } from '../chat/terminal/style';
import { PROMPT, textScreen } from '../chat/terminal/text-screen';
import { linesOf, listedTurns, type TurnSource } from '../chat/turn-source';
import { inertLines } from '../chat/safe-text';
import { inert } from '../../src/text/inert';
import type { Streams } from './command';
import { createInterruption, type Interruption } from './interruption';
import { terminalTurns } from './terminal-turns';

export interface ConverseOptions {
  app: App;
  account: Account;
  /** Turns of `--say`; null reads them from the terminal or standard input. */
  says: readonly string[] | null;
  json: boolean;
  wait: boolean;
  streams: Streams;
}

const INTERRUPTED = 130;

/** Holds the conversation and returns the exit code. */
export async function converse(options: ConverseOptions): Promise<number> {
  const { app, account, streams } = options;
  const interruption = createInterruption();
  let unkept: AppError | null = null;
  void app.whenUnkept?.then((cause) => {
    unkept = cause;
    interruption.stop();
  });
  const person = options.says === null && streams.stdin.isTTY && streams.stdout.isTTY;
  const turns = turnsOf(options, person, interruption);
  const screen = screenOf(options, person);
  const { conversation, notice } = openConversation(app, account, streams.env, showComing(streams));
  if (notice !== null) screen.notice(notice);
  const runner: RunnerOptions = {
    app,
    conversation,
    turns,
    screen,
    mode: person ? 'person' : 'script',
    wait: options.wait,
    sleep: interruption.sleep,
    prompt: turns.prompt,
    stopped: interruption.stopped,
  };
  try {
    await begin(runner);
    const all = await runTurns(runner);
    if (options.wait) await finish(runner);
    if (unkept !== null) throw unkept as AppError;
    if (interruption.stopped()) return interrupted(conversation, screen);
    return all || person ? 0 : 1;
  } finally {
    turns.close();
    interruption.release();
  }
}

async function begin({ app, conversation, screen }: RunnerOptions): Promise<void> {
  const learnt = await conversation.learn();
  screen.header(
    `LaunchPad · workspace "${app.workspace}" · ` +
      `${String(conversation.templateCount)} templates · type what you need, or /help`,
  );
  if (!learnt.ok) screen.notice(replyOf(learnt));
  for (const notice of app.notices) screen.notice(notice);
  if (app.notices.length > 0) await conversation.status(null);
}

/** Whatever still runs is waited for, and told. */
async function finish(runner: RunnerOptions): Promise<void> {
  const { app, conversation, screen } = runner;
  const id = conversation.running;
  if (id !== null && !runner.stopped()) {
    const followed = await followStarted({ ...runner, turns: listedTurns([]) }, id);
    if (followed.kind !== 'left') screen.report(inertLines(replyOf(followed.last.output)));
  }
  if (!runner.stopped()) await app.idle();
}

function interrupted(conversation: Conversation, screen: Screen): number {
  if (conversation.running !== null)
    screen.notice('Stopped here. The deployment is not finished: it is resumed at the next start.');
  return INTERRUPTED;
}

function turnsOf(
  { says, streams }: ConverseOptions,
  person: boolean,
  interruption: Interruption,
): TurnSource & { prompt(): void } {
  if (person) return terminalTurns(streams.stdin, streams.stdout, PROMPT, interruption.stop);
  const turns = says === null ? linesOf(streams.stdin) : listedTurns(says);
  const stopped = interruption.whenStopped.then(() => null);
  return { ...turns, next: () => Promise.race([turns.next(), stopped]), prompt: () => undefined };
}

function screenOf(
  { json, streams: { stdout, stderr, env } }: ConverseOptions,
  person: boolean,
): Screen {
  const write = (text: string): void => {
    stdout.write(text);
  };
  if (json) return jsonScreen(write, (text) => stderr.write(text));
  return textScreen({
    write,
    style: styleFor(stdout.isTTY, env),
    live: stdout.isTTY,
    width: stdout.columns > 0 ? stdout.columns : 100,
    echo: !person,
  });
}

/** On a terminal the end of an answer is shown on one line while it comes. */
function showComing({ stdout }: Streams): (text: string) => void {
  if (!stdout.isTTY) return () => undefined;
  return (text) =>
    void stdout.write(
      `\r\u001b[K${inert(text.slice(-2_000), Number.MAX_SAFE_INTEGER).slice(-Math.max(20, stdout.columns - 2))}`,
    );
}
