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
  objectTypes: number;
  /** Those a deployment creates: Assets makes Key, Name, Created and Updated itself. */
  attributes: number;
  /** See `contentHash`. */
  contentHash: string;
}
