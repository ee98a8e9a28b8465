import { afterAll, describe, expect, it } from 'vitest';
import { buildApp } from './build';
import { explore, type Found } from './explore';
import { PLANTED, type Planted } from './mutants';

const isFull = process.env['MODEL'] === 'full';
/** Those that a few thousand states give away; the full run takes the rest too. */
const EVERY = 4;

const planted = isFull ? PLANTED : PLANTED.filter((_, at) => at % EVERY === 0);
let caught = 0;
afterAll(() =>
  console.log(
    `model: ${caught} of ${planted.length} planted mutants caught${isFull ? '' : ` (of ${PLANTED.length} in all)`}`,
  ),
);

async function hunt(mutant: Planted): Promise<Found> {
  const app = await buildApp(mutant);
  return explore(app, {
    adversities: mutant.by.length,
    most: Object.fromEntries(mutant.by.map((kind) => [kind, 1])),
    states: 600_000,
    ...(mutant.clock === undefined ? {} : { clock: mutant.clock }),
    ...(mutant.approved === undefined ? {} : { approved: mutant.approved }),
    ...(mutant.present === undefined ? {} : { present: mutant.present }),
  });
}

describe('the model, tested: the app without one of its safeguards is found out', () => {
  it.each(planted.map((mutant) => [mutant.without, mutant] as const))(
    'without %s',
    async (_, mutant) => {
      expect((await hunt(mutant)).violation).not.toBeNull();
      caught += 1;
    },
  );

  it('plants each only where its text occurs exactly once, under a name of its own', async () => {
    expect(new Set(PLANTED.map(({ without }) => without)).size).toBe(PLANTED.length);
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
    await expect(
      buildApp({
        without: 'what is not there',
        edits: [{ file: 'src/storage/lock/lock.ts', find: 'no such text', put: '' }],
      }),
    ).rejects.toThrow(/cannot be planted/u);
  });
});
