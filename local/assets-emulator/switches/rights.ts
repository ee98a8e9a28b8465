import { choice } from './kinds';

/** Who may do what, and what a creation demands or a workspace refuses. */
export const rightsSwitches = {
  assets: choice(
    'available',
    ['available', 'none'],
    'Whether the site has Assets; without it the workspace list is empty (HTTP 200).',
    'observed in public clients',
  ),
  iconIdRequired: choice(
    'yes',
    ['yes', 'no'],
    '`iconId` is mandatory when an object type is created; without it a general icon is given.',
    'Assets OpenAPI (yes); observed in public clients, which disagree',
  ),
  statusInSchema: choice(
    'allowed',
    ['allowed', 'refused'],
    'A status can be created in an object schema.',
    'Assets OpenAPI',
  ),
  referenceTypeInSchema: choice(
    'allowed',
    ['allowed', 'refused'],
    'A reference type can be created in an object schema.',
    'Assets OpenAPI',
  ),
  sharingRead: choice(
    'allowed',
    ['allowed', '403', '404'],
    'GET `global/config/objectschema/{id}/property` shows the properties (the endpoint is undocumented).',
    'observed in public clients',
  ),
  propertyPost: choice(
    'replace',
    ['replace', 'merge'],
    'Properties left out of a POST to `.../property` are switched off, or kept.',
    'unknown',
  ),
  typeDelete: choice(
    'cascade',
    ['cascade', 'refused'],
    'Deleting an object type that has children deletes them too, or is refused.',
    'unknown',
  ),
  appWrites: choice(
    'refused',
    ['refused', 'allowed'],
    'Calls as the app (not as a person) may create and change; they may always read.',
    'unknown',
  ),
  impersonation: choice(
    'allowed',
    ['allowed', 'refused', 'refused-403'],
    'Calls for a person who is not present are accepted, or answered 401 or 403.',
    'Atlassian documentation; unknown for Assets',
  ),
} as const;
