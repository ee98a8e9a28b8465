import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conversation } from './conversation';
import { ADMIN, fakeApp, PREVIEW, RUNNING, SUCCEEDED, type FakeApp } from './testing/fake-app';
import { fact, THREE } from './testing/read-as';

interface Talk {
  app: FakeApp;
  conversation: Conversation;
  /** Says all, and returns the calls of the last turn as `action input`. */
  say(
    ...turns: string[]
  ): Promise<{ reply: string; did: string[]; answered: boolean; follows: string | null }>;
}

async function talk(app: FakeApp = fakeApp()): Promise<Talk> {
  const conversation = new Conversation(app, ADMIN, () => 1_000);
  await conversation.learn();
  return {
    app,
    conversation,
    say: async (...turns) => {
      let last = {
        reply: '',
        did: [] as string[],
        answered: false,
        follows: null as string | null,
      };
      for (const said of turns) {
        const turn = await conversation.turn(conversation.fillIn(said));
        last = {
          reply: turn.reply,
          did: turn.calls.map((call) => [call.action, JSON.stringify(call.input)].join(' ')),
          answered: turn.answered,
          follows: turn.follows,
        };
      }
      return last;
    },
  };
}

describe('a confirmation', () => {
  it('deploys the last preview, with the whole message as it was typed', async () => {
    const { say } = await talk();
    const { did, reply } = await say('deploy itam', 'Yes, please confirm 4f7k 9qxd!');
    expect(did).toEqual([
      'deploy-schema {"previewId":"p-7k3q","confirmation":"Yes, please confirm 4f7k 9qxd!"}',
    ]);
    expect(reply).toBe('Deployment started.');
  });

  it('fills {code} with the code last shown, and leaves it where none was', async () => {
    const { say, conversation } = await talk();
    expect(conversation.fillIn('confirm {code}')).toBe('confirm {code}');
    expect((await say('confirm {code}')).did).toEqual([]);
    expect((await say('deploy itam', 'confirm {code}')).did).toHaveLength(1);
  });

  it.each([
    'yes',
    'go ahead',
    'sure 👍',
    'ok do it',
    'confirm',
    'yes, deploy it',
    'deploy it',
    'looks good to me',
    'how do I confirm?',
  ])('is not "%s": it says what to type, and calls nothing', async (said) => {
    const { say } = await talk();
    const { did, reply, answered } = await say('deploy itam', said);
    expect(did).toEqual([]);
    expect(reply).toContain('confirm 4F7K-9QXD');
    expect(answered).toBe(true);
  });

  it.each([
    'do not confirm 4F7K-9QXD',
    'what happens if I confirm 4F7K-9QXD?',
    "don't deploy it, 4F7K-9QXD",
    'should I confirm 4F7K-9QXD?',
    'is 4F7K-9QXD the code',
    'so 4F7K-9QXD would start it right away',
    "I'll send you 4F7K-9QXD after the change board has met",
    '4F7K-9QXD or 3ACD-EFHJ',
    'confirm CHG-123',
    'attach it to OPS-4679',
    'cancel 4F7K-9QXD',
  ])('is not "%s"', async (said) => {
    const { say } = await talk();
    expect((await say('deploy itam', said)).did).toEqual([]);
  });

  it('with a code of another form starts nothing, and says what to type', async () => {
    const { say } = await talk();
    const { did, reply } = await say('deploy itam', 'confirm 123456789');
    expect(did).toEqual([]);
    expect(reply).toContain('confirm 4F7K-9QXD');
  });

  it('with a wish beside the code is a new preview with that wish', async () => {
    const { say } = await talk();
    expect((await say('deploy itam', '4F7K-9QXD but with key MDATA')).did).toEqual([
      'preview-deployment {"schema":"ITAM","key":"MDATA"}',
    ]);
  });

  it('may be in the language of the person', async () => {
    const { say } = await talk();
    expect((await say('deploy itam', 'Ja, bitte ausrollen: 4F7K-9QXD')).did).toHaveLength(1);
  });

  it('is not taken for another template', async () => {
    const { say } = await talk();
    expect((await say('deploy itam', 'deploy basic, code 4F7K-9QXD')).did).toEqual([
      'preview-deployment {"schema":"BASIC"}',
    ]);
  });

  it.each(['deploy itam and confirm straight away', 'Deploy ITAM and confirm ABC-DEF'])(
    'is not "%s": the plan comes first',
    async (said) => {
      const { say } = await talk();
      expect((await say(said)).did).toEqual(['preview-deployment {"schema":"ITAM"}']);
    },
  );

  it('asks for a preview first where there is none', async () => {
    const { say } = await talk();
    const { did, reply, answered } = await say('confirm 4F7K-9QXD');
    expect(did).toEqual([]);
    expect(reply).toContain('no preview');
    expect(answered).toBe(true);
  });

  it('says so where the preview showed no code', async () => {
    const { say, app } = await talk();
    app.answer('preview-deployment', {
      ok: true,
      code: 'blocked',
      text: 'Blocked.',
      previewId: 'p-7k3q',
    });
    expect((await say('deploy itam', 'yes')).reply).toContain('shows no code');
  });

  it('never happens without a code typed in the same turn, whatever is said', async () => {
    const words = fc.constantFrom(
      'yes',
      'confirm',
      'deploy',
      'it',
      'now',
      'p-7k3q',
      'code',
      'itam',
      'already',
      'user',
      'said',
      'the',
      'and',
      'deploy-schema',
      'previewId',
      '{"confirmation"}',
      '.',
      'please',
      'approve',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 8 }), async (said) => {
        const { say, app } = await talk();
        await say('deploy itam', said.join(' '));
        expect(app.calls.map((call) => call.action)).not.toContain('deploy-schema');
      }),
      { numRuns: 150 },
    );
  });
});

describe('memory', () => {
  it.each<[string[], string]>([
    [['deploy itam', 'deploy it again'], '{"schema":"ITAM"}'],
    [
      ['deploy core as Master Data', 'same with key ABC'],
      '{"schema":"CORE","name":"Master Data","key":"ABC"}',
    ],
    [['deploy itam', 'with extend then'], '{"schema":"ITAM","extend":"ITAM"}'],
    [
      ['deploy core with key MDATA', 'extend it'],
      '{"schema":"CORE","key":"MDATA","extend":"MDATA"}',
    ],
    [
      ['deploy itam with references as text', 'what about basic?'],
      '{"schema":"BASIC","references":"text"}',
    ],
    [
      ['deploy itam without Stocktake', 'and keep vendors as text'],
      '{"schema":"ITAM","references":"Vendor=text","leaveOut":"Stocktake"}',
    ],
    [['deploy itam lean', 'deploy basic'], '{"schema":"BASIC"}'],
    [['show me basic', 'deploy it'], '{"schema":"BASIC"}'],
    [['deploy', 'itam'], '{"schema":"ITAM"}'],
    [['with key ABC', 'core'], '{"schema":"CORE","key":"ABC"}'],
    [['deploy itam', 'allow sharing then'], '{"schema":"ITAM","allowSharing":"CORE"}'],
    [['deploy itam', 'link it to MDATA'], '{"schema":"ITAM","references":"link:MDATA"}'],
  ])('%j previews %s', async (turns, input) => {
    const { say } = await talk();
    expect((await say(...turns)).did).toEqual([`preview-deployment ${input}`]);
  });

  it('means the object schema a template became, not the template, when it extends or links', async () => {
    const { say } = await talk(
      fakeApp([fact('CORE', 'Core Schema', [], 'MDATA'), ...THREE.slice(1)]),
    );
    expect((await say('deploy itam and extend core')).did).toEqual([
      'preview-deployment {"schema":"ITAM","extend":"MDATA"}',
    ]);
    expect((await say('deploy basic, link to core')).did).toEqual([
      'preview-deployment {"schema":"BASIC","references":"link:MDATA"}',
    ]);
  });

  it('compares with the template last spoken of', async () => {
    const { say } = await talk();
    expect((await say('show me core', 'how does it differ from basic?')).did).toEqual([
      'describe-schema {"schema":"CORE","compareWith":"BASIC"}',
    ]);
  });
});

describe('cancelling', () => {
  it('stops the deployment of this conversation', async () => {
    const { say } = await talk();
    expect((await say('deploy itam', 'confirm {code}', 'stop')).did).toEqual([
      'cancel-deployment {"deploymentId":"p-7k3q"}',
    ]);
  });

  it('looks for one where it knows of none', async () => {
    const { say, app } = await talk();
    app.answer('get-deployment-status', RUNNING);
    expect((await say('cancel')).did).toEqual([
      'get-deployment-status {}',
      'cancel-deployment {"deploymentId":"p-7k3q"}',
    ]);
    app.answer('get-deployment-status', SUCCEEDED);
    expect((await (await talk(app)).say('cancel')).did).toEqual(['get-deployment-status {}']);
  });

  it.each([
    'cancel',
    'stop',
    'No.',
    'no thanks',
    'nope',
    'forget it',
    'Never mind!',
    "don't deploy it",
    'ok, cancel it please',
    'abbrechen',
    'nein danke',
    'laisse tomber',
    'Cancelar',
    'olvídalo',
    'deixa para lá',
    'annulla',
    'laat maar',
    'anuluj',
    'キャンセルしてください',
  ])('of a preview by "%s" makes it invalid, and its code with it', async (said) => {
    const { say, app } = await talk();
    app.answer('cancel-deployment', {
      ok: true,
      code: 'preview-cancelled',
      text: 'Preview p-7k3q is cancelled.',
      previewId: 'p-7k3q',
    });
    const { did, follows } = await say('deploy itam', said);
    expect(did).toEqual(['cancel-deployment {"deploymentId":"p-7k3q"}']);
    expect(follows).toBeNull();
    expect((await say('confirm 4F7K-9QXD')).did).toEqual([]);
  });

  it.each(['wait', 'not now', 'hold on', 'I am not sure', 'do not confirm 4F7K-9QXD'])(
    'is not "%s": the preview can still be confirmed',
    async (said) => {
      const { say } = await talk();
      expect((await say('deploy itam', said)).did).toEqual([]);
      expect((await say('confirm 4F7K-9QXD')).did).toHaveLength(1);
    },
  );
});

describe('an answer', () => {
  it('is the text of the app, with what to do where it refuses', async () => {
    const { say, app } = await talk();
    app.answer('preview-deployment', {
      ok: false,
      code: 'unknown-template',
      text: 'There is no such template.',
      remedy: 'Did you mean ITAM?',
    });
    expect(await say('deploy flurb')).toMatchObject({
      reply: 'There is no such template. Did you mean ITAM?',
      answered: true,
    });
  });

  it('says how to confirm where the app forgot to', async () => {
    const { say, app } = await talk();
    app.answer('preview-deployment', { ...PREVIEW, text: 'Would create things.' });
    expect((await say('deploy itam')).reply).toContain('confirm 4F7K-9QXD');
  });

  it('does not count as one where the app failed, or nothing was understood', async () => {
    const { say, app } = await talk();
    app.answer('list-schemas', {
      ok: false,
      code: 'internal',
      text: 'Broken.',
      remedy: 'Try again.',
    });
    expect((await say('list')).answered).toBe(false);
    app.answer('list-schemas', { nonsense: true });
    expect((await say('list')).answered).toBe(false);
    expect((await say('asdf qwer')).answered).toBe(false);
    expect((await say('   ')).answered).toBe(false);
  });

  it('does not offer what the manifest does not have', async () => {
    const { say } = await talk(fakeApp(THREE, [{ key: 'preview-deployment', inputs: ['schema'] }]));
    expect(await say('describe core')).toMatchObject({
      did: [],
      reply: expect.stringContaining('cannot do that'),
    });
    expect(await say('deploy core lean')).toMatchObject({
      did: [],
      reply: expect.stringContaining('variant'),
    });
    expect((await say('deploy core')).did).toHaveLength(1);
  });

  it('survives an app that throws', async () => {
    const app = fakeApp();
    const { say } = await talk({ ...app, call: () => Promise.reject(new Error('gone')) });
    expect(await say('list')).toMatchObject({
      answered: false,
      reply: expect.stringContaining('gone'),
    });
  });

  it('gives examples of the catalogue there is', async () => {
    const { say } = await talk(fakeApp([fact('HUB', 'Hub', []), fact('SPOKE', 'Spoke', ['HUB'])]));
    expect((await say('gibberish')).reply).toContain('deploy SPOKE');
  });

  it('is bounded and harmless whatever comes in', async () => {
    const nasty = [
      'a'.repeat(100_000),
      'deploy '.repeat(20_000),
      '\u001b[31m deploy \u202eitam\u0000',
      '<b>deploy</b> "itam',
      "'''",
      '((((',
      'deploy itam as '.repeat(3_000),
      'x=y '.repeat(5_000),
    ];
    const { say, app } = await talk();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (said) => {
        const { reply } = await say(said);
        expect(reply.length).toBeLessThanOrEqual(8_000);
        expect(reply).not.toMatch(/[\p{Bidi_Control}]|(?!\n)\p{Cc}/u);
      }),
      { numRuns: 100, examples: nasty.map((said) => [said]) },
    );
    expect(JSON.stringify(app.calls.map((call) => call.input)).length).toBeLessThan(2_000_000);
    for (const { input } of app.calls) expect(JSON.stringify(input).length).toBeLessThan(5_000);
  });

  it('tells that a very long message was not read to its end', async () => {
    const { say } = await talk();
    expect((await say(`deploy itam ${'and so on '.repeat(1_000)}`)).reply).toContain(
      'longer than I read',
    );
  });

  it('strips what the app hands through from a workspace', async () => {
    const { say, app } = await talk();
    app.answer('list-schemas', {
      ok: true,
      code: 'x',
      text: 'one \u001b[31mred\u001b[0m\n  two\u202e columns   here',
    });
    expect((await say('list')).reply).toBe('one red\n  two columns   here');
  });
});
