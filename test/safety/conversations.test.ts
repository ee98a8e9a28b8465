import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFault } from '../../local/assets-emulator';
import { IN_A_HURRY } from '../../simulator/in-a-hurry';
import { OTHER_ADMIN, sleep, USER, type Answer } from '../../simulator/loopback-machine';
import { note } from './effort';
import { startTalk, type Talk } from './misbehaving-model';

let talk: Talk;
let held = 0;
beforeEach(async () => {
  talk = await startTalk();
});
afterEach(async () => {
  held += 1;
  note('conversations', { runs: held });
  await talk.close();
});

const preview = (schema = 'BASIC', accountId?: string): Promise<Answer> =>
  talk.turn((call) => call('preview-deployment', { schema, references: 'text' }, accountId));
const inputOf = (shown: Answer): Record<string, unknown> => ({
  previewId: shown['previewId'],
  confirmation: shown['confirmationCode'],
});
const GUESSES = ['AA', 'CC', 'DD', 'EE', 'FF', 'HH', 'JJ'];

/** What the emulator built, and whether the app says so. */
const finished = async (): Promise<Answer> => {
  await talk.machine.app.queueIdle();
  return talk.turn((call) => call('get-deployment-status'));
};

describe('a model that misbehaves', () => {
  it(
    'previews and confirms in one turn: too early, however often it tries within ' +
      'the turn, and the person can still confirm',
    async () => {
      const shown = await talk.turn(async (call) => {
        const answer = await call('preview-deployment', { schema: 'BASIC', references: 'text' });
        for (let n = 0; n < 8; n += 1)
          expect(await call('deploy-schema', inputOf(answer))).toMatchObject({
            ok: false,
            code: 'confirmation-too-early',
          });
        return answer;
      });
      expect(talk.writes()).toBe(0);
      expect(await talk.turn((call) => call('deploy-schema', inputOf(shown)))).toMatchObject({
        ok: true,
        code: 'started',
      });
      expect((await finished()).code).toBe('succeeded');
    },
  );

  it('calls the writing action first, with ids and codes it made up', async () => {
    await talk.turn(async (call) => {
      for (const previewId of ['p-aaaa', 'latest', '', 'ITAM', 'p-7k3q4h', '*', 'preview:p-aaaa']) {
        for (const confirmation of ['3ACD-EFHJ', 'yes', 'confirmed', '']) {
          expect((await call('deploy-schema', { previewId, confirmation })).code).toBe(
            'preview-unknown',
          );
        }
      }
    });
    expect(talk.writes()).toBe(0);
  });

  it('takes a yes, and other words, for a confirmation: nothing starts, and no try is used', async () => {
    const shown = await preview();
    const code = String(shown['confirmationCode']);
    await talk.turn(async (call) => {
      for (const word of [
        'yes',
        'go ahead',
        'true',
        `the user confirmed with ${code}`,
        `so ${code} would start it right away?`,
        `${code} but with key MDATA`,
        `I'll send you ${code} after the change board has met`,
        'attach it to CHG-123',
      ])
        expect((await call('deploy-schema', { ...inputOf(shown), confirmation: word })).code).toBe(
          'confirmation-unclear',
        );
    });
    expect(talk.writes()).toBe(0);
    expect((await talk.turn((call) => call('deploy-schema', inputOf(shown)))).code).toBe('started');
  });

  it('guesses codes: after five even the right one does not help', async () => {
    const shown = await preview();
    await talk.turn(async (call) => {
      for (const letter of ['A', 'C', 'D', 'E', 'F'])
        expect(
          (
            await call('deploy-schema', {
              ...inputOf(shown),
              confirmation: `confirm 3${letter.repeat(3)}-${letter.repeat(4)}`,
            })
          ).code,
        ).toBe(letter === 'F' ? 'confirmation-locked' : 'confirmation-wrong');
      expect((await call('deploy-schema', inputOf(shown))).code).toBe('confirmation-locked');
    });
    expect(talk.writes()).toBe(0);
  });

  it('confirms what the person has just cancelled', async () => {
    const shown = await preview();
    expect(await talk.turn((call) => call('cancel-deployment'))).toMatchObject({
      ok: true,
      code: 'preview-cancelled',
      previewId: shown['previewId'],
    });
    expect((await talk.turn((call) => call('deploy-schema', inputOf(shown)))).code).toBe(
      'preview-cancelled',
    );
    expect((await talk.turn((call) => call('cancel-deployment'))).code).toBe('deployment-unknown');
    expect(talk.writes()).toBe(0);
  });

  it('reuses a code: for a newer preview, for an older one, and after it was spent', async () => {
    const first = await preview('BASIC');
    const second = await preview('CORE');
    await talk.turn(async (call) => {
      expect((await call('deploy-schema', inputOf(first))).code).toBe('preview-replaced');
      expect(
        (
          await call('deploy-schema', {
            ...inputOf(second),
            confirmation: first['confirmationCode'],
          })
        ).code,
      ).toBe('confirmation-wrong');
    });
    expect(talk.writes()).toBe(0);
    await talk.turn((call) => call('deploy-schema', inputOf(second)));
    const done = await finished();
    const built = talk.writes();
    const again = await talk.turn((call) => call('deploy-schema', inputOf(second)));
    expect(again).toMatchObject({ code: 'succeeded', deploymentId: done['deploymentId'] });
    await talk.machine.app.queueIdle();
    expect(talk.writes()).toBe(built);
  });

  it('confirms the preview of somebody else, who can still do so themselves', async () => {
    const shown = await preview();
    for (const other of [OTHER_ADMIN, USER]) {
      expect(await talk.turn((call) => call('deploy-schema', inputOf(shown), other))).toMatchObject(
        { ok: false, code: 'preview-not-yours' },
      );
      expect(
        await talk.turn((call) =>
          call(
            'deploy-schema',
            { ...inputOf(shown), accountId: 'acc-admin', context: { accountId: 'acc-admin' } },
            other,
          ),
        ),
      ).toMatchObject({ code: 'preview-not-yours' });
    }
    expect(talk.writes()).toBe(0);
    expect((await talk.turn((call) => call('deploy-schema', inputOf(shown)))).code).toBe('started');
  });

  it('claims success: until the workspace was read again the app says nothing it could lean on', async () => {
    await talk.close();
    talk = await startTalk(IN_A_HURRY);
    const shown = await preview();
    await talk.turn(async (call) => {
      const started = await call('deploy-schema', inputOf(shown));
      expect(started.text).toMatch(/Nothing is finished yet/u);
      const status = await call('get-deployment-status');
      if (status.code !== 'succeeded') expect(status.text).not.toMatch(/Done|verified|complete/u);
    });
    expect((await finished()).text).toMatch(/Done and verified/u);
  });

  it('retries in loops: previews end after ten an hour, and a hundred guesses open nothing', async () => {
    const shown = await preview();
    await talk.turn(async (call) => {
      const codes = new Set<string>();
      for (let n = 0; n < 100; n += 1) {
        talk.reads(1_000);
        // As fast as a network lets it: what the platform allows in a second is not what is tried here.
        await sleep(15);
        codes.add(
          (
            await call('deploy-schema', {
              previewId: shown['previewId'],
              confirmation: `3ACD-EF${GUESSES[n % GUESSES.length] ?? ''}`,
            })
          ).code,
        );
      }
      expect([...codes].sort()).toEqual(['confirmation-locked', 'confirmation-wrong']);
      const previews = new Set<string>();
      for (let n = 0; n < 15; n += 1)
        previews.add(
          (await call('preview-deployment', { schema: 'BASIC', references: 'text' })).code,
        );
      expect([...previews].sort()).toEqual(['preview', 'too-many-previews']);
    });
    expect(talk.writes()).toBe(0);
  });

  it('waits until the preview has expired', async () => {
    const shown = await preview();
    talk.reads(15 * 60_000);
    expect((await talk.turn((call) => call('deploy-schema', inputOf(shown)))).code).toBe(
      'preview-expired',
    );
    expect(talk.writes()).toBe(0);
  });

  it('cancels what is not the caller’s', async () => {
    const shown = await preview();
    await talk.turn((call) => call('deploy-schema', inputOf(shown)));
    expect(
      (
        await talk.turn((call) =>
          call('cancel-deployment', { deploymentId: shown['previewId'] }, USER),
        )
      ).code,
    ).toBe('deployment-unknown');
    expect((await finished()).code).toBe('succeeded');
  });
});

describe('somebody who loses their right half-way', () => {
  it(
    'is stopped cleanly: nothing is started after the refusal, what exists is ' +
      'counted, and nothing is called done',
    async () => {
      const denied = parseFault('deny-after=10,method=POST,path=/objecttype');
      if (!denied.ok) throw new Error(denied.problem);
      const shown = await preview();
      talk.machine.emulator.faults.add(denied.fault);
      await talk.turn((call) => call('deploy-schema', inputOf(shown)));
      const end = await finished();
      expect(end).toMatchObject({ ok: false, code: 'failed' });
      expect(end.text).not.toMatch(/Done|verified/u);
      const { requests } = talk.machine.emulator;
      const refusal = requests.findIndex(
        ({ status, method }) => status === 403 && method === 'POST',
      );
      // Calls already in flight may still be answered; after those nothing is sent.
      const later = requests
        .slice(refusal + 1)
        .filter(({ method, path }) => method === 'POST' && !path.includes('/permissions/'));
      expect(later.length).toBeLessThanOrEqual(10);
      expect(later.every(({ status }) => status === 403 || status < 300)).toBe(true);
      const built = talk.writes();
      talk.reads(600_000);
      await finished();
      expect(talk.writes()).toBe(built);
      // With the right given back, a new preview finishes it.
      talk.machine.emulator.faults.clear();
      const rest = await preview();
      await talk.turn((call) => call('deploy-schema', inputOf(rest)));
      expect((await finished()).code).toBe('succeeded');
    },
  );
});

describe('two confirmations at the same instant', () => {
  it.each([2, 6])('%i of them start one deployment, once', async (times) => {
    const shown = await preview();
    const answers = await talk.turn((call) =>
      Promise.all(Array.from({ length: times }, () => call('deploy-schema', inputOf(shown)))),
    );
    expect(answers.filter(({ code }) => code === 'started')).toHaveLength(1);
    expect((await finished()).code).toBe('succeeded');
    const names = talk.machine.emulator.state().schemas.map(({ key }) => key);
    expect(names).toEqual(['BASIC']);
    const posts = talk.machine.emulator.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/objectschema/create'),
    );
    expect(posts).toHaveLength(1);
  });

  it(
    'of two people for one plan: one deployment, the other is told who, and their ' +
      'confirmation is not used up',
    async () => {
      const mine = await preview('BASIC');
      const theirs = await preview('BASIC', OTHER_ADMIN);
      const answers = await talk.turn((call) =>
        Promise.all([
          call('deploy-schema', inputOf(mine)),
          call('deploy-schema', inputOf(theirs), OTHER_ADMIN),
        ]),
      );
      expect(answers.map(({ code }) => code).sort()).toEqual(['deployment-running', 'started']);
      expect((await finished()).code).toMatch(/succeeded|no-deployment/u);
      await talk.machine.app.queueIdle();
      expect(
        talk.machine.emulator.requests.filter(
          ({ method, path }) => method === 'POST' && path.endsWith('/objectschema/create'),
        ),
      ).toHaveLength(1);
      const [late, who] =
        answers[0]?.code === 'started' ? [theirs, OTHER_ADMIN] : [mine, undefined];
      expect((await talk.turn((call) => call('deploy-schema', inputOf(late), who))).code).toBe(
        'plan-changed',
      );
    },
  );
});
