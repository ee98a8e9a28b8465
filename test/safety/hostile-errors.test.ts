import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type Answer, type App } from './build-app';
import { CORPUS } from './corpus';
import { note, share } from './effort';
import { faultsOf } from './judge-answer';
import { ANN, World } from './world';

let app: App;
beforeAll(async () => {
  app = await buildApp();
});

const call = (world: World, key: string, inputs: Record<string, unknown>): Promise<Answer> =>
  app.action(world.seenBy(ANN), 'chat', key, inputs, ANN);
const codeOf = (answer: Answer): string | null =>
  typeof answer['confirmationCode'] === 'string' ? answer['confirmationCode'] : null;

describe('hostile text in what Assets says when it refuses', () => {
  it('is quoted, bounded and inert where a read is refused', async () => {
    const wrong: string[] = [];
    for (const { text, mark } of share(CORPUS, 4)) {
      const world = new World();
      world.refusal = { of: 'reads', why: app.refusal(text, 403) };
      const answers = [
        await call(world, 'list-schemas', {}),
        await call(world, 'preview-deployment', { schema: 'BASIC', key: 'ONE', name: 'One' }),
      ];
      for (const answer of answers)
        wrong.push(
          ...faultsOf(answer, [mark], null).map(
            (fault) => `${JSON.stringify(text.slice(0, 60))}: ${fault}`,
          ),
        );
      expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('is so too in the report of a deployment that Assets refused, which is never called a success', async () => {
    const wrong: string[] = [];
    let deployments = 0;
    for (const { text, mark } of share(CORPUS, 4)) {
      const world = new World();
      const preview = await call(world, 'preview-deployment', {
        schema: 'BASIC',
        key: 'ONE',
        name: 'One',
      });
      world.time += 10_000;
      // From the first write on: the answer to the confirmation carries the first ones already.
      world.refusal = { of: 'writes', why: app.refusal(text, 400) };
      const confirmed = await call(world, 'deploy-schema', {
        previewId: preview['previewId'],
        confirmation: codeOf(preview),
      });
      for (const event of world.queue.splice(0)) await app.consume(world.seenBy(null), event);
      const status = await call(world, 'get-deployment-status', {});
      deployments += 1;
      expect(status).toMatchObject({ ok: false, code: 'failed' });
      expect(status.text.replaceAll(/"[^"\n]*"|`[^`\n]*`/gu, '')).not.toMatch(/verified|Done/u);
      for (const answer of [confirmed, status])
        wrong.push(
          ...faultsOf(answer, [mark], null).map(
            (fault) => `${JSON.stringify(text.slice(0, 60))}: ${fault}`,
          ),
        );
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    note('hostile-errors', { calls: deployments * 5, hostile: CORPUS.length * 2 });
  });
});
