import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Conversation } from './conversation';
import { runTurns, type RunnerOptions } from './runner';
import { jsonScreen } from './terminal/json-screen';
import type { Screen } from './terminal/screen';
import { PLAIN } from './terminal/style';
import { textScreen } from './terminal/text-screen';
import {
  ADMIN,
  CANCELLED,
  fakeApp,
  RUNNING,
  SUCCEEDED,
  USER,
  type FakeApp,
} from './testing/fake-app';
import { linesOf, listedTurns, type TurnSource } from './turn-source';

interface Run {
  shown: string;
  slept: number[];
  all: boolean;
}

async function run(
  app: FakeApp,
  turns: TurnSource,
  options: Partial<RunnerOptions> & { json?: boolean } = {},
): Promise<Run> {
  let shown = '';
  let now = 0;
  const slept: number[] = [];
  const write = (text: string): void => {
    shown += text;
  };
  const screen: Screen =
    options.json === true
      ? jsonScreen(write, () => undefined)
      : textScreen({ write, style: PLAIN, live: false, width: 100, echo: true });
  const conversation = new Conversation(app, ADMIN, () => now);
  await conversation.learn();
  const all = await runTurns({
    app,
    conversation,
    turns,
    screen,
    mode: 'script',
    wait: true,
    prompt: () => undefined,
    stopped: () => false,
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
    ...options,
  });
  return { shown, slept, all };
}

const called = (app: FakeApp): string[] => app.calls.map((call) => call.action).slice(1);

describe('a script', () => {
  it('waits before a confirmation as long as the app demands, and follows the deployment to its end', async () => {
    const app = fakeApp();
    app.answer('get-deployment-status', RUNNING, RUNNING, SUCCEEDED);
    const { shown, slept, all } = await run(
      app,
      listedTurns(['deploy itam', 'confirm {code}', 'status']),
    );
    expect(slept[0]).toBeGreaterThanOrEqual(5_000);
    expect(shown).toContain('you  confirm 4F7K-9QXD\n     Deployment started.\n     5 of 10');
    expect(shown).toContain('     Done and verified in 2 s.\n');
    expect(all).toBe(true);
  });

  it('does not wait for the end where it says cancel next, but for the end of that', async () => {
    const app = fakeApp();
    app.answer('get-deployment-status', RUNNING, RUNNING, CANCELLED);
    const { shown } = await run(app, listedTurns(['deploy itam', 'confirm {code}', 'stop it']));
    expect(called(app)).toEqual([
      'preview-deployment',
      'deploy-schema',
      'get-deployment-status',
      'cancel-deployment',
      'get-deployment-status',
      'get-deployment-status',
    ]);
    expect(shown).toContain('It was cancelled.');
  });

  it('does not follow with --no-wait', async () => {
    const app = fakeApp();
    await run(app, listedTurns(['deploy itam', 'confirm {code}']), { wait: false });
    expect(called(app)).toEqual(['preview-deployment', 'deploy-schema']);
  });

  it('is not all answered where a deployment failed, drifted or was lost sight of', async () => {
    for (const last of [
      { ...RUNNING, state: 'failed' },
      { ...RUNNING, state: 'drifted' },
      { ok: false, code: 'assets-unavailable', text: 'No answer.' },
    ]) {
      const app = fakeApp();
      app.answer('get-deployment-status', last);
      expect((await run(app, listedTurns(['deploy itam', 'confirm {code}']))).all).toBe(false);
    }
  });

  it('is not all answered where one turn was not understood, but is where one was refused', async () => {
    expect((await run(fakeApp(), listedTurns(['asdf qwer', 'list']))).all).toBe(false);
    const app = fakeApp();
    app.answer('preview-deployment', {
      ok: false,
      code: 'not-allowed',
      text: 'You may not.',
      remedy: 'Ask an admin.',
    });
    expect((await run(app, listedTurns(['deploy itam', 'delete everything', 'list']))).all).toBe(
      true,
    );
  });

  it('prints one JSON object a turn, the end of a deployment with its confirmation', async () => {
    const app = fakeApp();
    app.answer('get-deployment-status', RUNNING, SUCCEEDED);
    const { shown } = await run(app, listedTurns(['deploy itam', 'confirm {code}']), {
      json: true,
    });
    const turns = shown
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(turns).toMatchObject([
      {
        user: 'deploy itam',
        calls: [{ action: 'preview-deployment', input: { schema: 'ITAM' }, output: { ok: true } }],
        reply: expect.any(String),
      },
      {
        user: 'confirm 4F7K-9QXD',
        calls: [
          { action: 'deploy-schema' },
          { action: 'get-deployment-status', output: { state: 'succeeded' } },
        ],
        reply: 'Deployment started.\nDone and verified in 2 s.',
      },
    ]);
    expect(Object.keys(Object(turns[0]))).toEqual(['user', 'calls', 'reply']);
  });

  it('reads a turn a line from a stream', async () => {
    const input = new PassThrough();
    const app = fakeApp();
    const running = run(app, linesOf(input));
    input.end('list\r\ndescribe core\nstatus');
    expect((await running).all).toBe(true);
    expect(called(app)).toEqual(['list-schemas', 'describe-schema', 'get-deployment-status']);
  });
});

describe('slash commands', () => {
  it('change the account, the form of answers, or end it', async () => {
    const app = fakeApp();
    const { shown } = await run(
      app,
      listedTurns(['/as user', '/json', 'list', '/quit', 'describe core']),
    );
    expect(app.calls.at(-1)).toMatchObject({ action: 'list-schemas', accountId: USER.accountId });
    expect(shown).toContain('{"user":"list"');
    expect(called(app)).toHaveLength(1);
  });

  it('say what there is where one is wrong', async () => {
    const { shown, all } = await run(fakeApp(), listedTurns(['/as nobody', '/nothing', '/help']));
    expect(shown).toContain('admin (Ada Admin), user (Uma User)');
    expect(shown).toContain('There is no such command');
    expect(shown).toContain('Commands: /help');
    expect(all).toBe(false);
  });
});

describe('a person', () => {
  it('can go on while a deployment runs', async () => {
    const app = fakeApp();
    app.answer('get-deployment-status', RUNNING);
    const { shown } = await run(
      app,
      listedTurns(['deploy itam', 'confirm {code}', 'list', '/quit']),
      { mode: 'person' },
    );
    expect(shown).toContain('It goes on in the background');
    expect(called(app).at(-1)).toBe('list-schemas');
  });

  it('does not get an answer to an empty line', async () => {
    const { shown, all } = await run(fakeApp(), listedTurns(['', '  ']), { mode: 'person' });
    expect(shown).toBe('');
    expect(all).toBe(true);
  });
});
