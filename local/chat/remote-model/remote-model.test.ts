import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADMIN, fakeApp, type FakeApp } from '../testing/fake-app';
import { eventsOf } from './events';
import { remoteConversation, readModelSettings, type RemoteConversation } from '.';
import {
  startEndpoint,
  type Answer,
  type Asked,
  type ScriptedEndpoint,
} from './testing/scripted-endpoint';

const open: ScriptedEndpoint[] = [];
afterEach(async () => {
  for (const endpoint of open.splice(0)) await endpoint.close();
});

interface Talk {
  conversation: RemoteConversation;
  endpoint: ScriptedEndpoint;
  app: FakeApp;
  coming: string[];
}

const SILENCE_MS = 123_456;

async function talk(
  answers: Answer[] | ((asked: Asked, turn: number) => Answer),
  patience = {},
): Promise<Talk> {
  const endpoint = await startEndpoint(
    Array.isArray(answers) ? (_asked, turn) => answers[turn] ?? { text: 'no more' } : answers,
  );
  open.push(endpoint);
  const settings = readModelSettings({
    LAUNCHPAD_MODEL_URL: endpoint.url,
    LAUNCHPAD_MODEL: 'scripted',
    LAUNCHPAD_MODEL_KEY: 'k3y-do-not-show',
  });
  if (settings === null) throw new Error('no settings');
  const app = fakeApp();
  const coming: string[] = [];
  return {
    endpoint,
    app,
    coming,
    conversation: remoteConversation(app, ADMIN, settings, {
      onText: (text) => coming.push(text),
      patience: { pausesMs: [1, 1], ...patience },
    }),
  };
}

const call = (name: string, input: object = {}): Answer => ({
  calls: [{ name, arguments: JSON.stringify(input) }],
});

describe('a conversation with a model behind an endpoint', () => {
  it("sends the agent's own prompt and the actions as tools, and streams the answer", async () => {
    const { conversation, endpoint, coming } = await talk([
      { text: 'Three templates, I think — with an é.' },
    ]);
    const turn = await conversation.turn('what can you deploy?');
    expect(turn).toMatchObject({
      reply: 'Three templates, I think — with an é.',
      answered: true,
      calls: [],
      follows: null,
    });
    expect(coming.length).toBeGreaterThan(3);
    expect(coming.at(-1)).toBe('');
    const [asked] = endpoint.asked;
    expect(asked).toMatchObject({ model: 'scripted', stream: true });
    expect(asked?.messages).toEqual([
      {
        role: 'system',
        content: readFileSync(join(__dirname, '../../../src/prompts/agent.md'), 'utf8'),
      },
      { role: 'user', content: 'what can you deploy?' },
    ]);
    expect(asked?.tools.map((tool) => tool.function.name)).toEqual([
      'list-schemas',
      'describe-schema',
      'draft-model',
      'preview-deployment',
      'deploy-schema',
      'get-deployment-status',
      'cancel-deployment',
      'list-activity',
      'open-guide',
    ]);
    expect(Object.keys(asked?.tools[3]?.function.parameters.properties ?? {})).toHaveLength(10);
    expect(endpoint.keys).toEqual(['Bearer k3y-do-not-show']);
    expect(conversation.usage).toEqual({ requests: 1, inputTokens: 100, outputTokens: 20 });
  });

  it('calls what the model asks for, in parallel calls too, and hands back each answer', async () => {
    const { conversation, endpoint, app } = await talk([
      {
        text: 'Let me look. ',
        calls: [
          { name: 'describe-schema', arguments: '{"schema": "ITAM"}' },
          { name: 'list-schemas', arguments: '' },
        ],
      },
      { text: 'Here.' },
    ]);
    const turn = await conversation.turn('itam?');
    expect(turn.calls.map(({ action, input }) => [action, input])).toEqual([
      ['describe-schema', { schema: 'ITAM' }],
      ['list-schemas', {}],
    ]);
    expect(app.calls.map(({ action, accountId }) => [action, accountId])).toEqual([
      ['describe-schema', 'acc-admin'],
      ['list-schemas', 'acc-admin'],
    ]);
    expect(
      endpoint.asked[1]?.messages.slice(2).map(({ role, tool_call_id }) => [role, tool_call_id]),
    ).toEqual([
      ['assistant', undefined],
      ['tool', 'call-0'],
      ['tool', 'call-1'],
    ]);
    expect(turn.reply).toBe('Here.');
  });

  it('passes a confirmation on only where the person typed that code', async () => {
    const { conversation, app } = await talk([
      call('preview-deployment', { schema: 'ITAM' }),
      { text: 'Shown.' },
      call('deploy-schema', { previewId: 'p-7k3q', confirmation: '4F7K-9QXD' }),
      { text: 'Pardon.' },
      call('deploy-schema', { previewId: 'p-7k3q', confirmation: '4F7K-9QXD' }),
      { text: 'Started.' },
    ]);
    await conversation.turn('deploy itam');
    expect(conversation.confirmationWaitMs).toBeGreaterThan(0);
    expect([
      conversation.foresee('go on'),
      conversation.foresee('confirm 4f7k-9qxd'),
      conversation.foresee('stop it'),
    ]).toEqual(['other', 'confirm', 'cancel']);
    expect((await conversation.turn('yes, go ahead')).calls[0]?.output).toMatchObject({
      ok: false,
      code: 'confirmation-wrong',
    });
    expect(app.calls.map(({ action }) => action)).toEqual(['preview-deployment']);
    const confirmed = await conversation.turn(conversation.fillIn('confirm {code}'));
    expect(confirmed).toMatchObject({ follows: 'p-7k3q', answered: true });
    expect(conversation.running).toBe('p-7k3q');
    await conversation.status('p-7k3q');
    expect(conversation.running).toBeNull();
  });

  it.each<[string, string, string]>([
    ['deploy-schema', '{"previewId": ', 'not a JSON object'],
    ['deploy-schema', '["p-1"]', 'not a JSON object'],
    ['preview-deployment', '{"schema": "ITAM", "confirmed": true}', 'no input "confirmed"'],
    ['delete-schema', '{}', 'There is no tool "delete-schema"'],
    ['list-schemas-for-agents', '{}', 'There is no tool'],
  ])('calls nothing for %s with %s, and says why to the model', async (name, text, why) => {
    const { conversation, endpoint, app } = await talk([
      { calls: [{ name, arguments: text }] },
      { text: 'I see.' },
    ]);
    expect(await conversation.turn('go')).toMatchObject({
      reply: 'I see.',
      calls: [{ output: { ok: false, code: 'bad-input' } }],
    });
    expect(
      (JSON.parse(endpoint.asked[1]?.messages.at(-1)?.content ?? '') as { text: string }).text,
    ).toContain(why);
    expect(app.calls).toEqual([]);
  });

  it('stops a model that goes round in circles', async () => {
    const { conversation, endpoint, app } = await talk(() => call('list-schemas'));
    const turn = await conversation.turn('list');
    expect(turn).toMatchObject({
      answered: false,
      reply: expect.stringContaining('I stopped here') as string,
    });
    expect(endpoint.asked).toHaveLength(8);
    const many = await talk(() => ({
      calls: Array.from({ length: 40 }, () => ({ name: 'list-schemas', arguments: '{}' })),
    }));
    await many.conversation.turn('list');
    expect(app.calls.length + many.app.calls.length).toBe(8 + 12);
  });

  it('keeps what it sends bounded over a long conversation, and whole', async () => {
    const { conversation, endpoint } = await talk((_asked, turn) =>
      turn % 2 === 0 ? call('list-schemas') : { text: 'ok' },
    );
    for (let turn = 0; turn < 45; turn += 1) await conversation.turn(`turn ${String(turn)}`);
    const last = endpoint.asked.at(-1)?.messages ?? [];
    expect(last.length).toBeLessThan(90);
    expect(last.slice(0, 2).map(({ role }) => role)).toEqual(['system', 'user']);
  });
});

describe('an endpoint that fails', () => {
  it('is asked again after 429 and 5xx, and then given up with a sentence', async () => {
    const good = await talk([
      { status: 503, body: 'busy' },
      { status: 429, body: 'slow down' },
      { text: 'Here.' },
    ]);
    expect((await good.conversation.turn('hi')).reply).toBe('Here.');
    const bad = await talk(() => ({ status: 500, body: 'out of order, key k3y-do-not-show' }));
    const turn = await bad.conversation.turn('hi');
    expect(turn).toMatchObject({
      answered: false,
      reply: expect.stringMatching(/status 500.*\(key\).*No action was called/) as string,
    });
    expect(bad.endpoint.asked).toHaveLength(3);
  });

  it('says what is wrong with the key or the address, once', async () => {
    const { conversation, endpoint } = await talk(() => ({ status: 401, body: '{"error":"no"}' }));
    expect((await conversation.turn('hi')).reply).toContain('does not take LAUNCHPAD_MODEL_KEY');
    expect(endpoint.asked).toHaveLength(1);
  });

  it('is given up when it is silent, and says what was called before', async () => {
    const { conversation, app } = await talk(
      [call('deploy-schema', { previewId: 'p-1', confirmation: '3AAA-AAAA' }), 'silence'],
      { silenceMs: SILENCE_MS },
    );
    // Silence is short once the action is called; until then the machine may be as slow as it likes.
    const start = setTimeout;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    timers.mockImplementation(((run: () => void, ms?: number) =>
      start(run, ms === SILENCE_MS && app.calls.length > 0 ? 50 : ms)) as typeof setTimeout);
    const { reply } = await conversation.turn('confirm 3AAA-AAAA').finally(() => {
      timers.mockRestore();
    });
    expect(reply).toMatch(/did not answer in time.*Called before: deploy-schema/);
    expect(app.calls).toHaveLength(1);
  });

  it('may send pieces that are no JSON, errors in the stream, nothing, or stop in the middle', async () => {
    const piece = (content: string): string =>
      JSON.stringify({ choices: [{ delta: { content } }] });
    const { conversation } = await talk([
      { events: ['{broken', piece('Well.'), '[]', 'null'] },
      { events: [piece('a'), '{"error":{"message":"overloaded"}}'] },
      { events: [] },
    ]);
    expect(await conversation.turn('a')).toMatchObject({ reply: 'Well.', answered: true });
    expect(await conversation.turn('b')).toMatchObject({
      reply: expect.stringContaining('overloaded') as string,
      answered: false,
    });
    expect(await conversation.turn('c')).toMatchObject({
      reply: 'The model gave no answer.',
      answered: false,
    });
  });

  it('that is not there is told by its error', async () => {
    const { conversation, endpoint } = await talk([]);
    await endpoint.close();
    expect((await conversation.turn('hi')).reply).toContain('could not be reached (ECONNREFUSED)');
  });
});

describe('the settings', () => {
  it('are absent by default, and refused where they cannot work', () => {
    expect(readModelSettings({})).toBeNull();
    expect(
      readModelSettings({ LAUNCHPAD_MODEL_URL: 'https://models.example/v1/', LAUNCHPAD_MODEL: 'm' })
        ?.url.href,
    ).toBe('https://models.example/v1/chat/completions');
    for (const env of [
      { LAUNCHPAD_MODEL_URL: 'nonsense', LAUNCHPAD_MODEL: 'm' },
      { LAUNCHPAD_MODEL_URL: 'http://127.0.0.1/v1' },
      {
        LAUNCHPAD_MODEL_URL: 'http://models.example/v1',
        LAUNCHPAD_MODEL: 'm',
        LAUNCHPAD_MODEL_KEY: 'secret',
      },
    ]) {
      expect(() => readModelSettings(env)).toThrow(/^(?!.*secret)/);
    }
  });
});

describe('events', () => {
  it('come out whole however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(
      'data: {"a":"é"}\r\n\r\n: ping\ndata:two\n\ndata: [DONE]\n\ndata: after\n',
    );
    for (const size of [1, 2, 3, 7, 100]) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
      })();
      const seen: string[] = [];
      for await (const data of eventsOf(chunks)) seen.push(data);
      expect(seen).toEqual(['{"a":"é"}', 'two']);
    }
  });
});
