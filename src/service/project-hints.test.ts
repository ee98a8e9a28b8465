import { expect, it } from 'vitest';
import type { AssetsClient } from '../assets/api';
import { defaultOptions } from '../planner/options';
import { projectHints } from './project-hints';

const asked: string[] = [];
const assets = {
  projectVisible(keyOrId: string) {
    asked.push(keyOrId);
    return Promise.resolve(keyOrId === 'ITSM' ? { id: '1', key: 'ITSM' } : null);
  },
} as unknown as AssetsClient;
const hintsFor = (project: string | null, key: string | null = null) =>
  projectHints({ ...defaultOptions(['PRI']), project, key }, assets);

it('says what to do in a project that can be seen, and nothing where none is named', async () => {
  expect(await hintsFor(null)).toEqual({ hints: [], blocks: [] });
  expect(asked).toEqual([]);
  const { hints, blocks } = await hintsFor('ITSM');
  expect(hints).toEqual([expect.stringMatching(/^For project ITSM: .* the object schema PRI \(/u)]);
  expect(blocks).toEqual([]);
  expect((await hintsFor('ITSM', 'MINE')).hints[0]).toContain('the object schema MINE (');
  expect(await hintsFor('HR')).toMatchObject({
    hints: [],
    blocks: [{ kind: 'block', code: 'project-not-visible' }],
  });
});
