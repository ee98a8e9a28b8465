import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_BYTES, MOST_TEXT } from '../../src/service/answer';
import {
  ADMIN,
  MANAGER,
  startMachine,
  USER,
  type Answer,
  type Machine,
} from '../../simulator/loopback-machine';

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.close());

const preview = (input: Record<string, unknown>, account = ADMIN): Promise<Answer> =>
  machine.call('preview-deployment', input, account);
const writes = (): number =>
  machine.emulator.requests.filter(
    ({ method, path }) => method !== 'GET' && !path.includes('/permissions/'),
  ).length;

describe('input that cannot be used', () => {
  const cases: [string, Record<string, unknown>, string, RegExp][] = [
    ['an unknown template', { schema: 'ITMA' }, 'unknown-template', /ITAM/],
    ['a template from nowhere', { schema: 'zzzzqqq' }, 'unknown-template', /what can you deploy/],
    [
      'an input that there is not',
      { schema: 'ITAM', leaveout: 'Printer' },
      'bad-input',
      /leaveOut/,
    ],
    ['a wish under a name of its own', { schema: 'ITAM', lean: 'yes' }, 'bad-input', /variant/],
    [
      'a mode for a type called as no type is',
      { schema: 'ITAM', references: '__proto__=text' },
      'plan-blocked',
      /__proto__/,
    ],
    [
      'a type called as no type is',
      { schema: 'ITAM', leaveOut: 'constructor' },
      'plan-blocked',
      /constructor/,
    ],
    ['no template', {}, 'bad-input', /template is missing/],
    ['an empty template', { schema: ' , ' }, 'bad-input', /Name one/],
    ['a list where text belongs', { schema: ['ITAM'] }, 'bad-input', /list, not text/],
    ['100 kB', { schema: 'x'.repeat(100_000) }, 'bad-input', /100000 characters/],
    [
      'a reference mode that is none',
      { schema: 'ITAM', references: 'copy' },
      'bad-reference-mode',
      /links, local copies or text/,
    ],
    [
      'a mode for a reference that is not there',
      { schema: 'ITAM', references: 'Spaceship=text' },
      'plan-blocked',
      /Vendor/,
    ],
    [
      'a key that breaks the rules',
      { schema: 'CORE', key: 'my key!' },
      'plan-blocked',
      /upper-case letters/,
    ],
    [
      'a name with a reserved character',
      { schema: 'CORE', name: 'What?' },
      'plan-blocked',
      /reserved character/,
    ],
    [
      'a name with a right-to-left override',
      { schema: 'CORE', name: 'Master\u202eataD' },
      'bad-input',
      /invisible/,
    ],
    [
      'a name with an escape sequence',
      { schema: 'CORE', name: '\u001b[31mred' },
      'bad-input',
      /control/,
    ],
    [
      'a name for two templates',
      { schema: 'CORE, BASIC', name: 'Both' },
      'bad-input',
      /one template at a time/,
    ],
    ['a variant that is none', { schema: 'CORE', variant: 'huge' }, 'bad-input', /lean/],
    [
      'a schema to extend that is not there',
      { schema: 'CORE', extend: 'NOPE' },
      'plan-blocked',
      /NOPE/,
    ],
    [
      'an object type to leave out that is not there',
      { schema: 'CORE', leaveOut: 'Unicorn' },
      'plan-blocked',
      /Unicorn/,
    ],
    [
      'a project that is not there',
      { schema: 'CORE', project: 'NOSUCH' },
      'plan-blocked',
      /NOSUCH/,
    ],
  ];
  it.each(cases)(
    '%s is answered with what was wrong and what would do',
    async (_what, input, code, says) => {
      const answer = await preview(input);
      expect(answer).toMatchObject({ ok: false, code });
      expect(answer.text).toMatch(says);
      expect(String(answer['remedy']).length).toBeGreaterThan(10);
      expect(answer.text).not.toMatch(/\bat .*\.ts:\d+|undefined|\[object/);
    },
  );

  it('every answer is bounded, and nothing was written', async () => {
    for (const [, input] of cases) {
      const answer = await preview(input);
      expect(answer.text.length).toBeLessThanOrEqual(MOST_TEXT);
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(MOST_BYTES);
    }
    expect(writes()).toBe(0);
  });
});

describe('people without rights', () => {
  it('refuses a plain user at preview', async () => {
    const answer = await preview({ schema: 'BASIC' }, USER);
    expect(answer).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(answer.text).toMatch(/administrator/);
  });

  it('refuses a manager of nothing, and a manager who would create a schema', async () => {
    expect(await preview({ schema: 'BASIC' }, MANAGER)).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
  });

  it('does not show one person the deployment of another', async () => {
    const answer = await machine.call('get-deployment-status', { deploymentId: 'p-zzzz' }, USER);
    expect(answer).toMatchObject({ ok: false, code: 'deployment-unknown' });
  });
});

describe('confirmations that do not count', () => {
  it("too early, wrong, someone else's, invented: each says which, and writes nothing", async () => {
    const asked = await preview({ schema: 'BASIC' });
    const { previewId, confirmationCode } = asked;
    const deploy = (input: Record<string, unknown>, account = ADMIN): Promise<Answer> =>
      machine.call('deploy-schema', input, account);
    expect(await deploy({ previewId, confirmation: confirmationCode })).toMatchObject({
      ok: false,
      code: 'confirmation-too-early',
    });
    expect(await deploy({ previewId: 'p-none', confirmation: '3ACD-EFHJ' })).toMatchObject({
      ok: false,
      code: 'preview-unknown',
    });
    expect(
      await deploy({ previewId, confirmation: confirmationCode }, 'acc-admin-2'),
    ).toMatchObject({ ok: false, code: 'preview-not-yours' });
    await new Promise((resolve) => {
      setTimeout(resolve, 5_100);
    });
    for (const unclear of ['yes', `is ${String(confirmationCode)} the code?`])
      expect(await deploy({ previewId, confirmation: unclear })).toMatchObject({
        ok: false,
        code: 'confirmation-unclear',
      });
    expect(await deploy({ previewId, confirmation: 'confirm 3AAA-AAAA' })).toMatchObject({
      ok: false,
      code: 'confirmation-wrong',
      text: expect.stringContaining('4 of 5 tries') as string,
    });
    const newer = await preview({ schema: 'CORE' });
    expect(await deploy({ previewId, confirmation: confirmationCode })).toMatchObject({
      ok: false,
      code: 'preview-replaced',
    });
    expect(newer['previewId']).not.toBe(previewId);
    expect(writes()).toBe(0);
  });
});
