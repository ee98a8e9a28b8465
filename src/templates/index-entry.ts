import type { TemplateKey } from './catalogue';

/** What is said of a template without parsing it. */
export interface TemplateIndexEntry {
  key: TemplateKey;
  name: string;
  version: string;
  category: string;
  /** 1 starter, 2 advanced, 3 enterprise. */
  level: number;
  summary: string;
  /** Needs it answers, in the words of who has them. */
  needs: readonly string[];
  /** Names of its object types. */
  types: readonly string[];
  /** Keys of the hubs it needs. */
  extends: readonly string[];
  /** Keys of templates it can refer to where they are deployed, and can do without. */
  canUse: readonly string[];
  /** Keys of smaller sizes that it holds whole, largest first, and of other templates that record the same things. */
  contains: readonly string[];
  alternativeTo: readonly string[];
  /** Roles, each with the object type that stands for it. */
  fills: Readonly<Record<string, string>>;
  objectTypes: number;
  /** Those a deployment creates: Assets makes Key, Name, Created and Updated itself. */
  attributes: number;
  /** Objects that come with it as CSV files, for Assets' own import, in the order in which they are imported. */
  referenceData: readonly { type: string; objects: number }[];
  /** Object types that will hold many objects: Assets bills by object. */
  highVolume: readonly string[];
  /** Object types that only few may read, and that a request for everything does not bring. */
  restricted: readonly string[];
  /** See `contentHash`. */
  contentHash: string;
}

type Lists =
  'canUse' | 'contains' | 'alternativeTo' | 'fills' | 'referenceData' | 'highVolume' | 'restricted';

/** As it is generated: a list with nothing in it is left out, and what another one tells. */
export type ShortIndexEntry = Omit<TemplateIndexEntry, Lists | 'objectTypes'> &
  Partial<Pick<TemplateIndexEntry, Lists>>;

export const wholeEntry = (short: ShortIndexEntry): TemplateIndexEntry => ({
  canUse: [],
  contains: [],
  alternativeTo: [],
  fills: {},
  referenceData: [],
  highVolume: [],
  restricted: [],
  objectTypes: short.types.length,
  ...short,
});
