import { describe, expect, it } from 'vitest';
import { nothingKnown, type PaceLesson, type SiteMemory } from '../../storage/site-memory';
import { SiteLessons } from './site-lessons';

function learning(known?: SiteMemory): { lessons: SiteLessons; saved: SiteMemory[] } {
  const saved: SiteMemory[] = [];
  const lessons = new SiteLessons(known, (memory) => {
    saved.push(memory);
    return Promise.resolve();
  });
  return { lessons, saved };
}

describe('what a site takes as a description', () => {
  it('is not known at first: nothing is too long, and nothing was taken', () => {
    const { lessons } = learning();
    expect(lessons.refused('schema')).toBeNull();
    expect(lessons.isTooLong('schema', 9_999)).toBe(false);
    expect([lessons.isTaken('schema', 0), lessons.isTaken('schema', 1)]).toEqual([true, false]);
    expect(lessons.pace).toBeUndefined();
  });

  it('is everything up to the longest that was taken, of each kind by itself', () => {
    const { lessons, saved } = learning();
    lessons.took('attribute', 50);
    lessons.took('attribute', 40);
    expect([lessons.isTaken('attribute', 50), lessons.isTaken('attribute', 51)]).toEqual([
      true,
      false,
    ]);
    expect(lessons.isTaken('object-type', 1)).toBe(false);
    expect(saved).toEqual([]);
  });

  it('is nothing as long as what was refused: of two that contradict each other, the refusal counts', async () => {
    const { lessons, saved } = learning();
    lessons.took('attribute', 80);
    await lessons.refuse('attribute', 60);
    expect(lessons.refused('attribute')).toBe(60);
    expect([59, 60, 61].map((length) => lessons.isTooLong('attribute', length))).toEqual([
      false,
      true,
      true,
    ]);
    expect([59, 60].map((length) => lessons.isTaken('attribute', length))).toEqual([true, false]);
    lessons.took('attribute', 60);
    expect(lessons.isTaken('attribute', 60)).toBe(false);
    expect(saved).toEqual([{ ...nothingKnown(), attribute: { taken: 59, refused: 60 } }]);
  });

  it('is learned once: a longer refusal, or the same, teaches nothing more', async () => {
    const { lessons, saved } = learning();
    await lessons.refuse('schema', 60);
    await lessons.refuse('schema', 60);
    await lessons.refuse('schema', 70);
    expect([lessons.refused('schema'), saved.length]).toEqual([60, 1]);
    lessons.took('schema', 20);
    await lessons.refuse('schema', 50);
    expect(saved.at(-1)?.schema).toEqual({ taken: 20, refused: 50 });
  });

  it('is as it was before where it was not what was refused, unless more was learned since', async () => {
    const { lessons, saved } = learning();
    await lessons.refuse('schema', 60);
    await lessons.refuse('schema', 40);
    await lessons.forget('schema', 60, null);
    expect([lessons.refused('schema'), saved.length]).toEqual([40, 2]);
    await lessons.forget('schema', 40, 60);
    expect([lessons.refused('schema'), saved.at(-1)?.schema.refused]).toEqual([60, 60]);
  });
});

describe('icons that a site refuses', () => {
  it('are kept, each once, and those of before are known', async () => {
    const { lessons, saved } = learning({ ...nothingKnown(), icons: [7] });
    expect([lessons.isBadIcon('7'), lessons.isBadIcon('8')]).toEqual([true, false]);
    await lessons.refuseIcon('8');
    await lessons.refuseIcon('8');
    await lessons.refuseIcon('7');
    expect(lessons.isBadIcon('8')).toBe(true);
    expect(saved.map(({ icons }) => icons)).toEqual([[7, 8]]);
  });

  it('whose id is no number that can be kept are known in this run only', async () => {
    const { lessons, saved } = learning();
    for (const id of ['a1', '1a', '', '1234567890123456']) {
      await lessons.refuseIcon(id);
      expect(lessons.isBadIcon(id)).toBe(true);
    }
    expect(saved).toEqual([]);
    await lessons.refuseIcon('123456789012345');
    expect(saved).toHaveLength(1);
  });
});

describe('the end of a run', () => {
  const lesson = (some: Partial<PaceLesson>): PaceLesson => ({
    ...{ perMinute: null, burst: 0, taken: 0, at: 5 },
    ...some,
  });

  it('teaches something only where more was taken than is documented or known, or anything was refused', async () => {
    const cases: [known: number | null, some: Partial<PaceLesson>, isKept: boolean][] = [
      [null, {}, false],
      [null, { taken: 1_000 }, false],
      [null, { taken: 1_001 }, true],
      [1_500, { taken: 1_500 }, false],
      [1_500, { taken: 1_501 }, true],
      [500, { taken: 900 }, false],
      [null, { together: 4 }, false],
      [null, { together: 5 }, true],
      [null, { perMinute: 600 }, true],
    ];
    for (const [known, some, isKept] of cases) {
      const { lessons, saved } = learning({
        ...nothingKnown(),
        ...(known === null ? {} : { pace: lesson({ taken: known }) }),
      });
      const before = lessons.pace;
      await lessons.paced(lesson(some));
      expect([some, saved.length]).toEqual([some, isKept ? 1 : 0]);
      expect(lessons.pace).toEqual(isKept ? lesson(some) : before);
    }
  });
});

describe('keeping what was learned', () => {
  it('goes one after another, each with what was known then, and fails with the storage', async () => {
    const begun: [memory: SiteMemory, end: () => void][] = [];
    const lessons = new SiteLessons(undefined, (memory) =>
      begun.length < 2
        ? new Promise((resolve) => {
            begun.push([memory, resolve]);
          })
        : Promise.reject(new Error('no storage')),
    );
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        setImmediate(resolve);
      });
    const all = [lessons.refuseIcon('1'), lessons.refuseIcon('2')];
    await turn();
    expect(begun.map(([{ icons }]) => icons)).toEqual([[1]]);
    begun[0]?.[1]();
    await all[0];
    await turn();
    expect(begun.map(([{ icons }]) => icons)).toEqual([[1], [1, 2]]);
    begun[1]?.[1]();
    await all[1];
    await expect(lessons.refuse('schema', 9)).rejects.toThrow('no storage');
  });

  it('is awaited also by who learns the same meanwhile', async () => {
    let end: () => void = () => undefined;
    const lessons = new SiteLessons(undefined, () => {
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    const first = lessons.refuse('schema', 9);
    let isKept = false;
    const second = lessons.refuse('schema', 9).then(() => {
      isKept = true;
    });
    await Promise.resolve().then(() => undefined);
    expect(isKept).toBe(false);
    end();
    await Promise.all([first, second]);
    expect(isKept).toBe(true);
  });
});
