/** A wait that Assets names is told with its time, and never beside an estimate that knows nothing of it. */
import { describe, expect, it } from 'vitest';
import { statusAnswer } from '../../src/service/status-text';
import type { WriteOutcome } from '../../src/assets/api';
import { turnShape } from '../../src/storage/deployment-record';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { begin, finish } from '../../simulator/sweep';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World } from '../../simulator/world';

const HOUR_MS = 3_600_000;
const small = catalogueOf([
  templateOf('SMALL', [
    typeNamed('Device', [{ name: 'Serial', type: 'text' }]),
    typeNamed('Room', [{ name: 'Floor', type: 'integer' }]),
  ]),
]);

/** What the status says while the nth object type is answered that it takes an hour. */
async function saidWhile(nth: number, outcome: WriteOutcome<never>) {
  const time = new VirtualTime();
  const closure = { ...small, guides: [] };
  const world = new World(time, { closure });
  const client = world.client.bind(world);
  let asked = 0;
  world.client = (...who) => {
    const real = client(...who);
    return {
      ...real,
      createObjectType: (input) => {
        asked += 1;
        return asked === nth ? Promise.resolve(outcome) : real.createObjectType(input);
      },
    };
  };
  const said: { text: string; remaining: unknown; waiting: unknown }[] = [];
  const load = world.load.bind(world);
  world.load = async (id) => {
    const deployment = await load(id);
    const { text, remainingSeconds, waiting } = statusAnswer(deployment, time.now());
    said.push({ text, remaining: remainingSeconds, waiting });
    return deployment;
  };
  const ended = await inTime(time, async () =>
    finish(world, await begin(world, optionsFor(['SMALL']))),
  );
  return { said, ended };
}

describe('a wait of an hour that Assets names', () => {
  it.each([1, 2])(
    'is told with its time and without an estimate, at object type %i',
    async (nth) => {
      const { said, ended } = await saidWhile(nth, { kind: 'throttled', retryAfterMs: HOUR_MS });
      expect(ended.wrong).toEqual([]);
      expect(ended.deployment).toMatchObject({ state: 'succeeded', waiting: null });
      const waits = said.filter(({ waiting }) => waiting !== null);
      expect(waits.length).toBeGreaterThan(0);
      for (const { text, remaining, waiting } of waits) {
        expect(waiting).toMatch(
          /^waiting until (?:\d{4}-\d\d-\d\d )?\d\d:\d\d UTC because Assets asked for it$/,
        );
        expect(text).toContain(waiting);
        expect(text).not.toContain(' left');
        expect(remaining).toBeNull();
      }
      expect(said.at(-1)?.waiting).toBeNull();
    },
  );
});

it('a turn that was noted by an earlier version is read as one that waits for nothing', () => {
  const old = { v: 1, epoch: 1, executor: 'background', jobId: null, at: 5 };
  expect(turnShape.safeParse(old)).toMatchObject({ success: true, data: old });
});
