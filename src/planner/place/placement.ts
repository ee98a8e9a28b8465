/** Where a template goes, and whether the plan may add to what is there. */
import type { SchemaSummary } from '../../assets/observation';
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

/** Of an object schema that is only linked to. */
export const placementOf = ({
  id,
  key,
  name,
  canManage,
}: Pick<SchemaSummary, 'id' | 'key' | 'name' | 'canManage'>): Placement => ({
  template: '',
  key,
  name,
  id,
  ours: false,
  canManage,
  recognised: true,
  blocks: [],
});

/** Whether a list of keys in a request names the schema. */
export const isNamedIn = (keys: readonly string[], schema: { key: string }): boolean =>
  keys.some((key) => key.toUpperCase() === schema.key.toUpperCase());

/** Whether the plan may add to the schema: it is new, ours, or named in `extend`. */
export const mayAdd = (placement: Placement, { extend }: DeployOptions): boolean =>
  placement.id === null || placement.ours || isNamedIn(extend, placement);
