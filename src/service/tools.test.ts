/** With what time an action reads a site. */
import { expect, it } from 'vitest';
import { ADMIN, Desk } from '../../simulator/desk';
import { invoked } from '../../test/support/invoked';
import type { ObservedObjectType } from '../assets/observation';
import { toolsFor } from './tools';

/** Reads the attributes of 48 object types one by one, of which 16 at once take a second. */
async function readIn(leftMs: number): Promise<unknown> {
  const desk = new Desk();
  const types = Array.from({ length: 48 }, (_, at) => ({ id: `${at + 1}`, parentId: null }));
  const read = async (): Promise<unknown> => {
    const { assets } = toolsFor({ ...desk.tools(), leftMs: () => leftMs });
    return assets
      .attributes('6', types as ObservedObjectType[])
      .catch((error: unknown) => (error as { code: string }).code);
  };
  const { answer } = await invoked(desk, read, {
    caller: ADMIN,
    latencyMs: 1_000,
    instead: ({ path }) => {
      if (/objectschema\/6\/attributes/u.test(path))
        return Response.json([{ id: '1', name: 'A', type: 0 }]);
      return /objecttype\/\d+\/attributes/u.test(path) ? Response.json([]) : undefined;
    },
  });
  return answer;
}

it('reads on only where time is left for the answer, which a second and a half is kept for', async () => {
  expect(await readIn(2_000)).toBe('too-large');
  expect(await readIn(3_000)).toEqual([]);
});
