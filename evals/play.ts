/** Plays one scenario: the same runner as the terminal's, with nobody watching. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Account, App } from '../local/chat/app';
import { Conversation, type Turn } from '../local/chat/conversation';
import {
  RemoteConversation,
  remoteConversation,
  type ModelSettings,
} from '../local/chat/remote-model';
import { runTurns } from '../local/chat/runner';
import type { Screen } from '../local/chat/terminal/screen';
import { listedTurns } from '../local/chat/turn-source';
import { grade, type Grade } from './grade';
import type { Scenario } from './scenario';
import type { Worlds } from './worlds';

export interface Result extends Grade {
  scenario: Scenario;
  passed: boolean;
  calls: number;
  /** 0 for the built-in model. */
  tokens: number;
  turns: readonly Turn[];
  seconds: number;
}

/** @param model null for the built-in one */
export async function play(
  scenario: Scenario,
  worlds: Worlds,
  model: ModelSettings | null,
): Promise<Result> {
  const world = await worlds.open(scenario.workspace, scenario.background);
  const began = Date.now();
  try {
    const before = world.emulator.state();
    const start = world.emulator.requests.length;
    const watched = watchApprovals(world.app);
    const account = world.account(scenario.as);
    const conversation = conversationWith(watched.app, account, model);
    await conversation.learn();
    const turns: Turn[] = [];
    await runTurns({
      app: watched.app,
      conversation,
      turns: listedTurns(scenario.turns),
      screen: keepingScreen(turns),
      mode: 'script',
      wait: !scenario.hurried,
      sleep: (ms) => delay(ms),
      prompt: () => undefined,
      stopped: () => false,
    });
    await world.app.idle();
    const status = await world.call('get-deployment-status', {}, account);
    const requests = world.emulator.requests.slice(start);
    const state = typeof status['state'] === 'string' ? status['state'] : null;
    const graded = grade(scenario, {
      turns,
      before,
      after: world.emulator.state(),
      deployment: state,
      requests,
      approvedAt: watched.approvedAt(),
    });
    return {
      scenario,
      ...graded,
      passed: graded.failures.length === 0 && graded.violations.length === 0,
      turns,
      seconds: (Date.now() - began) / 1_000,
      calls: turns.reduce((sum, turn) => sum + turn.calls.length, 0),
      tokens: tokensOf(conversation),
    };
  } finally {
    await world.close();
  }
}

function conversationWith(app: App, account: Account, model: ModelSettings | null): Conversation {
  return model === null
    ? new Conversation(app, account)
    : remoteConversation(app, account, model, { onText: () => undefined });
}

const tokensOf = (conversation: Conversation): number =>
  conversation instanceof RemoteConversation
    ? conversation.usage.inputTokens + conversation.usage.outputTokens
    : 0;

/** Remembers when a call that the app answered with "started" was begun. */
function watchApprovals(app: App): { app: App; approvedAt(): number | null } {
  let first: number | null = null;
  return {
    approvedAt: () => first,
    app: {
      ...app,
      async call(action, input, account) {
        const at = Date.now();
        const output = await app.call(action, input, account);
        if (
          action === 'deploy-schema' &&
          typeof output === 'object' &&
          output !== null &&
          'code' in output &&
          output.code === 'started'
        )
          first ??= at;
        return output;
      },
    },
  };
}

function keepingScreen(turns: Turn[]): Screen {
  const nothing = (): void => undefined;
  return {
    header: nothing,
    notice: nothing,
    report: nothing,
    asked: nothing,
    started: nothing,
    progress: nothing,
    answered: (turn) => void turns.push(turn),
    toggleJson: () => false,
  };
}
