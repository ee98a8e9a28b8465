/** What the catalogue says of templates that tests deploy again and again. */
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';

const typesOf = (key: string): number =>
  TEMPLATE_INDEX.find((entry) => entry.key === key)?.objectTypes ?? 0;

/** Object types of BASIC with CORE, which comes along. */
export const TYPES_OF_BASIC = typesOf('BASIC') + typesOf('CORE');
