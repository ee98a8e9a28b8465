import { beforeAll, describe, expect, it } from 'vitest';
import { INPUTS } from '../../src/service/inputs';
import { buildApp, type App } from './build-app';
import { BARE, CORPUS } from './corpus';
import { note, share } from './effort';
import { faultsOf } from './judge-answer';
import { ANN, World } from './world';

/** What a call needs beside the input under test, so that it gets as far as it can. */
const BESIDE: Record<string, Record<string, unknown>> = {
  'describe-schema': { schema: 'BASIC' },
  'preview-deployment': { schema: 'BASIC', key: 'ONE', name: 'One' },
  'deploy-schema': { previewId: 'p-aaaa', confirmation: '3ACD-EFHJ' },
};

const SLOTS = Object.entries(INPUTS).flatMap(([action, shape]) =>
  Object.keys(shape.shape).map((input): [string, string] => [action, input]),
);

let app: App;
beforeAll(async () => {
  app = await buildApp(null, 'real');
});

/** A world in which a deployment waits to be confirmed, so that there is something to be tricked into. */
async function worldWithPreview(): Promise<{ world: World; id: string; writes: () => number }> {
  const world = new World();
  let writes = 0;
  world.onWrite = () => {
    writes += 1;
  };
  const preview = await app.action(
    world.seenBy(ANN),
    'chat',
    'preview-deployment',
    { schema: 'BASIC', key: 'TWO', name: 'Two' },
    ANN,
  );
  world.time += 10_000;
  return { world, id: String(preview['previewId']), writes: () => writes };
}

describe('the corpus', () => {
  it('holds at least 300 different strings in many categories', () => {
    expect(new Set(BARE).size).toBeGreaterThanOrEqual(300);
    expect(new Set(CORPUS.map(({ category }) => category)).size).toBeGreaterThanOrEqual(15);
  });
});

describe('hostile text in every input', () => {
  let calls = 0;
  let started = 0;

  it.each(SLOTS)(
    '%s, %s: refused or inert, bounded, quoted, and nothing starts',
    async (action, input) => {
      const { world, id, writes } = await worldWithPreview();
      const saved = world.save();
      const wrong: string[] = [];
      for (const { text, mark } of share(CORPUS, 6)) {
        world.load(saved);
        const beside =
          action === 'deploy-schema'
            ? { previewId: id, confirmation: '3ACD-EFHJ' }
            : (BESIDE[action] ?? {});
        const answer = await app.action(
          world.seenBy(ANN),
          'chat',
          action,
          { ...beside, [input]: text },
          ANN,
        );
        calls += 1;
        const own =
          typeof answer['confirmationCode'] === 'string' ? answer['confirmationCode'] : null;
        wrong.push(
          ...faultsOf(answer, [mark], own).map(
            (fault) => `${JSON.stringify(text.slice(0, 60))}: ${fault}`,
          ),
        );
        if (world.queue.length > 0) started += 1;
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(writes()).toBe(0);
      expect(started).toBe(0);
      note('hostile-inputs', { calls, hostile: CORPUS.length * SLOTS.length });
    },
  );

  it.each(SLOTS)('%s, %s: the same strings bare', async (action, input) => {
    const { world, id, writes } = await worldWithPreview();
    const saved = world.save();
    for (const text of share(BARE, 6)) {
      world.load(saved);
      const beside =
        action === 'deploy-schema'
          ? { previewId: id, confirmation: '3ACD-EFHJ' }
          : (BESIDE[action] ?? {});
      const answer = await app.action(
        world.seenBy(ANN),
        'chat',
        action,
        { ...beside, [input]: text },
        ANN,
      );
      expect(
        faultsOf(
          answer,
          [],
          typeof answer['confirmationCode'] === 'string' ? answer['confirmationCode'] : null,
        ),
        text.slice(0, 80),
      ).toEqual([]);
      expect(world.queue).toEqual([]);
    }
    expect(writes()).toBe(0);
  });
});
