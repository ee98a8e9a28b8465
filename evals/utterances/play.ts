/** Plays what comes before an utterance, then the utterance, in a fresh machine, and grades the last turn. */
import type { Account, App } from '../../local/chat/app';
import { textFact } from '../../local/chat/app';
import { Conversation, type Turn } from '../../local/chat/conversation';
import { remoteConversation, type ModelSettings } from '../../local/chat/remote-model';
import { jumpAppClock } from '../../local/forge-host/app-clock';
import { createWorlds, type Worlds } from '../worlds';
import { withCode } from './code-forms';
import { grade, type Graded } from './grade';
import type { Utterance } from './utterance';

export interface Heard extends Graded {
  utterance: Utterance;
  turns: Turn[];
}

export interface PlayOptions {
  /** Null for the built-in model. */
  model: ModelSettings | null;
  /** Played at once. */
  parallel: number;
  onHeard(heard: Heard): void;
}

/** Beyond the moment from which the app takes a confirmation. */
const MARGIN_MS = 200;

export async function playUtterances(
  utterances: readonly Utterance[],
  { model, parallel, onHeard }: PlayOptions,
): Promise<Heard[]> {
  const worlds = createWorlds();
  const waiting = [...utterances];
  const heard: Heard[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const one = await playOne(next, worlds, model);
      heard.push(one);
      onHeard(one);
    }
  };
  try {
    await Promise.all(Array.from({ length: parallel }, work));
  } finally {
    worlds.close();
  }
  const at = new Map(utterances.map(({ id }, index) => [id, index]));
  return heard.sort((a, b) => (at.get(a.utterance.id) ?? 0) - (at.get(b.utterance.id) ?? 0));
}

async function playOne(
  utterance: Utterance,
  worlds: Worlds,
  model: ModelSettings | null,
): Promise<Heard> {
  const world = await worlds.open(utterance.workspace);
  try {
    const conversation = conversationWith(world.app, world.account(utterance.as), model);
    await conversation.learn();
    const turns: Turn[] = [];
    for (const said of [...utterance.context, utterance.say]) {
      // The clock of the app is set on, so that nobody waits between a preview and its confirmation.
      jumpAppClock(conversation.confirmationWaitMs + MARGIN_MS);
      const turn = await conversation.turn(withCode(said, codeShown(turns)));
      turns.push(turn);
      if (turn.follows !== null) {
        await world.app.idle();
        await conversation.status(turn.follows);
      }
    }
    const last = turns.at(-1);
    if (last === undefined) throw new Error(`The utterance ${utterance.id} has no turn.`);
    return { utterance, turns, ...grade(utterance, last, world.app.actions) };
  } finally {
    await world.close();
  }
}

function codeShown(turns: readonly Turn[]): string | null {
  const codes = turns
    .flatMap(({ calls }) => calls)
    .map(({ output }) => textFact(output, 'confirmationCode'))
    .filter((code) => code !== null);
  return codes.at(-1) ?? null;
}

const conversationWith = (app: App, account: Account, model: ModelSettings | null): Conversation =>
  model === null
    ? new Conversation(app, account)
    : remoteConversation(app, account, model, { onText: () => undefined });
