/** The form of the page's tables of handlers. */
import type { Tools } from '../service/tools';
import type { PageInput, PageOnlyKey, PageOutcome } from './contract';

export type PageHandler<K extends PageOnlyKey> = (
  input: PageInput<K>,
  tools: Tools,
) => Promise<PageOutcome<K>>;

export type PageTable = { [K in PageOnlyKey]: PageHandler<K> };
