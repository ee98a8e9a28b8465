/** Which templates are made to be referred to. */
import { TEMPLATE_INDEX } from './index.generated';

/** Another template of the catalogue names it in `extends`. */
export const isHubTemplate = (key: string): boolean =>
  TEMPLATE_INDEX.some((entry) => entry.extends.some((hub) => hub === key));
