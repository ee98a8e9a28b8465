/** Which templates are made to be referred to. */
import { TEMPLATE_INDEX } from './index.generated';

/**
 * Other object schemas are to refer to it from its first day on: it is a hub, or fills a role that
 * whatever is deployed later may name.
 */
export const isSharedFromBirth = (key: string): boolean =>
  isHubTemplate(key) ||
  TEMPLATE_INDEX.some((entry) => entry.key === key && Object.keys(entry.fills).length > 0);

/** Another template of the catalogue names it in `extends`. */
export const isHubTemplate = (key: string): boolean =>
  TEMPLATE_INDEX.some((entry) => entry.extends.some((hub) => hub === key));
