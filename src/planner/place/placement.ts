/** Where a template goes, and whether the plan may add to what is there. */
import type { DeployOptions } from '../options';
import type { Block } from '../plan';

export interface Placement {
  template: string;
  key: string;
  name: string;
  /** null: to be created. */
  id: string | null;
  /** Made by this deployment, or by one that did not finish. */
  ours: boolean;
  canManage: boolean;
  /** Found by the request, our records or its object types; false where only key or name agree. */
  recognised: boolean;
  blocks: Block[];
}

/** Whether a list of keys in a request names the schema. */
export const isNamedIn = (keys: readonly string[], schema: { key: string }): boolean =>
  keys.some((key) => key.toUpperCase() === schema.key.toUpperCase());

/** Whether the plan may add to the schema: it is new, ours, or named in `extend`. */
export const mayAdd = (placement: Placement, { extend }: DeployOptions): boolean =>
  placement.id === null || placement.ours || isNamedIn(extend, placement);
