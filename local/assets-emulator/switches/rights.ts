import { measured, published, reliedOn, unwitnessed } from './evidence';
import { choice } from './kinds';

/** Who may do what, and what a creation demands or a workspace refuses. */
export const rightsSwitches = {
  assets: choice(
    'available',
    ['available', 'none', 'denied'],
    'Whether the site has Assets. `none`: the workspace list is empty ' +
      '(HTTP 200). `denied`: the plan lacks Assets; the workspace is found, ' +
      'and every call is answered 403 "Access to Assets API was denied".',
    reliedOn(['GJ', 'JR'], '`denied` by GJ and a second client'),
  ),
  iconIdRequired: choice(
    'yes',
    ['yes', 'no'],
    '`iconId` is mandatory when an object type is created (since July 2025); without it a general icon is given.',
    reliedOn(['AA', 'CK', 'LM'], 'Assets OpenAPI; ScriptRunner samples leave it out'),
  ),
  statusInSchema: choice(
    'allowed',
    ['allowed', 'refused'],
    'A status can be created in an object schema.',
    published('Assets OpenAPI'),
  ),
  referenceTypeInSchema: choice(
    'allowed',
    ['allowed', 'refused'],
    'A reference type can be created in an object schema.',
    published('Assets OpenAPI'),
  ),
  sharingRead: choice(
    'allowed',
    ['allowed', '403', '404'],
    'GET `global/config/objectschema/{id}/property` shows the properties (the endpoint is undocumented).',
    reliedOn(['SA', 'RT']),
  ),
  propertyPost: choice(
    'replace',
    ['replace', 'merge'],
    'Properties left out of a POST to `.../property` are switched off, or ' +
      'kept. `{"allowOtherObjectSchema": true}` alone was posted and taken.',
    unwitnessed('what becomes of the others is unknown'),
  ),
  typeDelete: choice(
    'cascade',
    ['cascade', 'refused'],
    'Deleting an object type that has children deletes them too, or is refused. Its objects go along.',
    unwitnessed('unknown for children; LM measured it for objects'),
  ),
  appReads: choice(
    'refused',
    ['refused', 'allowed'],
    'Calls as the app (not as a person) that read are answered 401, although the scopes are there.',
    measured(['LZ'], 'quoting two threads with staff of Atlassian; other public code relies on it'),
  ),
  appWrites: choice(
    'refused',
    ['refused', 'allowed'],
    'Calls as the app (not as a person) that create or change are answered 401.',
    measured(['LZ'], 'quoting two threads with staff of Atlassian'),
  ),
  impersonation: choice(
    'allowed',
    ['allowed', 'refused', 'refused-403'],
    'Calls for a person who is not present (in the background) are accepted, or answered 401 or 403.',
    unwitnessed('unknown for Assets (Atlassian documentation for Jira), nobody was seen to do it'),
  ),
} as const;
