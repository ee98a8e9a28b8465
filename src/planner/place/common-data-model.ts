/**
 * Atlassian's Assets common data model (Beta): object schemas of the system's own with people,
 * departments, cost centers and locations. What of CORE they take the place of, and how that is
 * asked for. Names of its types are announced, not certain.
 */
import type { BindingRequest } from '../options';
import { foldName } from '../../text/fold-name';

/** Object types of CORE, and how the common data model calls them. */
export const IN_COMMON_DATA_MODEL: Readonly<Record<string, string>> = {
  Person: 'Person',
  Department: 'Department',
  'Cost Centre': 'Cost Center',
  Location: 'Location',
};
const SCHEMA = 'common data model';

export const isCommonDataModelWords = (text: string): boolean =>
  /^(?:link:? ?)?(?:to )?(?:the )?(?:atlassian(?:'s)? )?(?:assets )?common data model$/u.test(
    foldName(text),
  );

/** Whichever of its object schemas has the type. */
export const isCommonDataModel = ({ schema }: Pick<BindingRequest, 'schema'>): boolean =>
  foldName(schema) === SCHEMA;

export const commonDataModelBindings = (): Record<string, BindingRequest> =>
  Object.fromEntries(
    Object.entries(IN_COMMON_DATA_MODEL).map(([name, type]) => [
      name,
      { schema: SCHEMA, type, schemaId: null, typeId: null },
    ]),
  );
