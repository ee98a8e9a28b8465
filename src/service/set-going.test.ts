/** What carries an approved deployment on where its first slice or its first event fails. */
import { afterEach, beforeEach, expect, it, vi, type MockInstance } from 'vitest';
import { Desk } from '../../simulator/desk';
import type { Answer } from '../../simulator/answer';
import { AppError } from '../errors';
import { keys } from '../storage/keys';
import { DEFAULT_SETTINGS, saveSettings } from '../storage/settings';

let desk: Desk;
let logged: MockInstance<typeof console.error>;
let asked: Answer;
beforeEach(async () => {
  desk = new Desk();
  logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  asked = await desk.ask('preview-deployment', { schema: 'PRI', references: 'text' });
});
afterEach(() => vi.restoreAllMocks());

const waitForPerson = () => saveSettings(desk.kv, { ...DEFAULT_SETTINGS, present: 'always' });
/** Storage that does not answer what only the slice asks for. */
const withoutSlice = () =>
  desk.kv.through((operation) =>
    operation === 'get site-memory'
      ? Promise.reject(new AppError('storage-unavailable', 'No answer.', { remedy: 'Wait.' }))
      : Promise.resolve(),
  );

it('the event that waits stays where the slice could not be carried out, and the approval counts', async () => {
  const answer = await desk.confirm(asked, { leftMs: 9_500, kv: withoutSlice() });
  expect(answer).toMatchObject({ ok: true, code: 'started', state: 'queued', done: 0 });
  expect(desk.queued).toEqual(['push 30']);
  expect(logged.mock.calls).toEqual([
    [
      'the first slice was not carried out',
      { deploymentId: asked.previewId, error: 'AppError: No answer.' },
    ],
  ]);
});

it('a person’s visit finds no later turn noted where their slice could not be carried out', async () => {
  await waitForPerson();
  const answer = await desk.confirm(asked, { leftMs: 9_500, kv: withoutSlice() });
  expect(answer).toMatchObject({ ok: true, state: 'queued', executor: 'present' });
  expect(desk.kv.stored.has(keys.turn(String(asked.previewId)))).toBe(false);
  expect(desk.queued).toEqual([]);
});

it('nothing is taken back where nothing was pushed', async () => {
  await waitForPerson();
  const answer = await desk.confirm(asked, { leftMs: 9_500 });
  expect(answer).toMatchObject({ ok: true, state: 'succeeded' });
  expect(desk.queued).toEqual([]);
});

it('a queue that takes nothing is logged, and the slice is carried out all the same', async () => {
  desk.isQueueDown = true;
  const answer = await desk.confirm(asked, { leftMs: 9_500 });
  expect(answer).toMatchObject({ ok: true, state: 'succeeded' });
  expect(logged.mock.calls).toEqual([
    [
      'the first turn could not be queued',
      { deploymentId: asked.previewId, error: expect.stringContaining('The queue is down.') },
    ],
  ]);
});
