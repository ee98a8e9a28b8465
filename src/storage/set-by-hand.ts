/**
 * What Assets did not take over the API and a person has to set: kept apart from its deployment,
 * because it can be long.
 */
import * as z from 'zod/mini';
import { loadChunks, saveChunks } from './kv/chunks';
import type { StoredList } from './deployment-record';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import type { Shape } from './kv/record';
import { text } from './shapes';

/** Names of the template's elements and the value it wants. */
export interface SetByHand {
  schema: string;
  type: string;
  attribute: string;
  field: string;
  value: string;
}
const shape: Shape<SetByHand> = z.lazy(() =>
  z.strictObject({
    schema: text(100),
    type: text(500),
    attribute: text(500),
    field: text(100),
    value: text(20_000),
  }),
);

/** To be saved before `endDeployment`, which takes the answer. */
export async function saveSetByHand(
  kv: Kv,
  deploymentId: string,
  entries: readonly SetByHand[],
): Promise<StoredList> {
  return {
    count: entries.length,
    chunks: await saveChunks(kv, (chunk) => keys.byHand(deploymentId, chunk), shape, entries),
  };
}

export const loadSetByHand = (
  kv: Kv,
  deploymentId: string,
  list: StoredList,
): Promise<SetByHand[]> =>
  loadChunks(kv, (chunk) => keys.byHand(deploymentId, chunk), shape, list.chunks);
