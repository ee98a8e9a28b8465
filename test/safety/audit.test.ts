import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type Answer, type App } from './build-app';
import { Watch } from './watch';
import { ANN, BOB } from './world';

interface Line {
  at: string;
  account: string;
  kind: string;
  deploymentId: string | null;
  facts: Record<string, unknown>;
}

let app: App;
beforeAll(async () => {
  app = await buildApp();
});

const logOf = (watch: Watch, payload: Record<string, unknown> = {}, by = ANN): Promise<Answer> =>
  app.page(watch.world.seenBy(ANN), 'read-log', payload, by);
const linesOf = (answer: Answer): Line[] => answer['lines'] as Line[];

describe('the log', () => {
  it(
    'says of an approval who gave it, when, for which digest, under which setting ' +
      'and from which module; of wrong tries too',
    async () => {
      const watch = new Watch(app);
      const shown = await watch.preview(ANN, 'ONE', 'chat');
      const id = String(shown['previewId']);
      const code = String(shown['confirmationCode']);
      watch.world.time += 5_000;
      await watch.confirm({ by: BOB, id, origin: 'chat', code });
      await watch.confirm({ by: ANN, id, origin: 'chat', code: '3AAA-AAAA' });
      await watch.confirm({ by: ANN, id, origin: 'chat', code });
      const digest = String(shown['digest']);
      const at = new Date(watch.world.time).toISOString();
      const lines = linesOf(await logOf(watch));
      expect(lines.map(({ kind }) => kind).sort()).toEqual([
        'approved',
        'confirmation-refused',
        'confirmation-wrong',
        'preview-issued',
      ]);
      expect(lines.find(({ kind }) => kind === 'approved')).toMatchObject({
        at,
        account: ANN,
        deploymentId: id,
        facts: {
          setting: 'chat',
          origin: 'chat',
          digest: expect.stringMatching(new RegExp(`^${digest}`, 'u')) as unknown,
        },
      });
      expect(lines.find(({ kind }) => kind === 'confirmation-wrong')).toMatchObject({
        at,
        account: ANN,
        facts: { preview: id, digest, setting: 'chat', origin: 'chat', left: 4 },
      });
      expect(lines.find(({ kind }) => kind === 'confirmation-refused')).toMatchObject({
        at,
        account: BOB,
        facts: { preview: id, reason: 'preview-not-yours', setting: 'chat', origin: 'chat' },
      });
      expect(JSON.stringify(lines)).not.toContain(code);
    },
  );

  it('says so of an approval on the page, and of each change of the settings', async () => {
    const watch = new Watch(app, 'page');
    const shown = await watch.preview(ANN, 'ONE', 'chat');
    watch.world.time += 5_000;
    await watch.confirm({ by: ANN, id: String(shown['previewId']), origin: 'page', code: '' });
    await watch.setting(BOB, 'off');
    const lines = linesOf(await logOf(watch));
    expect(lines.find(({ kind }) => kind === 'approved')).toMatchObject({
      account: ANN,
      facts: { setting: 'page', origin: 'page' },
    });
    expect(lines.find(({ kind }) => kind === 'settings-changed')).toMatchObject({
      account: BOB,
      facts: { confirmation: 'page to off' },
    });
  });

  it('comes in pages that fit into an answer, newest first, none twice and none missing', async () => {
    const watch = new Watch(app, 'page');
    for (let n = 0; n < 30; n += 1) {
      watch.world.time += n % 3 === 0 ? 0 : 1_000;
      await watch.setting(BOB, n % 2 === 0 ? 'off' : 'page');
    }
    const seen: string[] = [];
    let before: unknown = undefined;
    for (let pages = 0; before !== null && pages < 10; pages += 1) {
      const answer = await logOf(watch, before === undefined ? {} : { before });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(8_192);
      seen.push(...linesOf(answer).map(({ at }) => at));
      before = answer['before'];
    }
    expect(seen).toHaveLength(30);
    expect([...seen].sort().reverse()).toEqual(seen);
  });

  it('shows who is no administrator their own lines only, and takes no nonsense', async () => {
    const watch = new Watch(app);
    expect(await logOf(watch, { before: 'yesterday' })).toMatchObject({
      ok: false,
      code: 'bad-input',
    });
    await watch.preview(ANN, 'ONE', 'chat');
    await watch.setting(BOB, 'off');
    expect(
      linesOf(await logOf(watch))
        .map(({ account }) => account)
        .sort(),
    ).toEqual([ANN, BOB].sort());
    watch.world.admins.delete(ANN);
    expect(linesOf(await logOf(watch)).map(({ account }) => account)).toEqual([ANN]);
  });
});
