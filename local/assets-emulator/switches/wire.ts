import { choice, count } from './kinds';

/** Shapes, paging and consistency of answers. */
export const wireSwitches = {
  parentIdType: choice(
    'string',
    ['string', 'number'],
    '`parentObjectTypeId` is a string and is left out on roots.',
    'observed in public clients; Assets OpenAPI says number',
  ),
  echoTypeValueForRefs: choice(
    'no',
    ['no', 'yes'],
    'Whether a reference attribute echoes `typeValue` and `additionalValue`; `referenceObjectTypeId` and `referenceType` are always there.',
    'observed in public clients',
  ),
  emptyFields: choice(
    'omitted',
    ['omitted', 'empty'],
    'Unset description, suffix, regexValidation and qlQuery are left out, or sent as "".',
    'observed in public clients, which have seen both',
  ),
  flatOrder: choice(
    'name',
    ['name', 'created'],
    'Order of `objecttypes/flat`; never parents first.',
    'observed in public clients',
  ),
  schemaListMax: count(
    50,
    'Largest page of `objectschema/list`; more is cut down to it, and the answer says so.',
    'unknown',
  ),
  aqlMaxResults: count(
    50,
    'Largest page of `object/aql`.',
    'observed in public clients, which disagree (25, 50, 100, 1000)',
  ),
  countsWhenOmitted: choice(
    'zero',
    ['zero', 'real'],
    'Counts in `objectschema/list` when `includeCounts` is not given.',
    'unknown; Assets OpenAPI says false gives 0',
  ),
  statusListIncludesGlobal: choice(
    'no',
    ['no', 'yes'],
    "`config/statustype?objectSchemaId=` lists only that schema's statuses, or the global ones too.",
    'Assets OpenAPI; inferred',
  ),
  staleListsMs: count(
    0,
    'Milliseconds for which a new entity is missing from lists (it can be read by id at once).',
    'unknown',
  ),
  iconIds: choice(
    'numbers',
    ['numbers', 'uuids'],
    'Icon ids of a new workspace; opaque either way.',
    'observed in public clients, both',
  ),
  unknownWorkspace: choice(
    '404',
    ['404', '401'],
    "Answer to a workspace id that is not this site's.",
    'unknown',
  ),
  retryHeaders: choice(
    'Retry-After',
    ['none', 'Retry-After', 'X-RateLimit'],
    'Headers of a 429: none, `Retry-After` in seconds, or `X-RateLimit-Limit`, `-Remaining` and `-Reset`.',
    'unknown (Atlassian reports it fixed, without naming them)',
  ),
  rateBurstMs: count(
    1000,
    'How much unused rate can be saved up, as milliseconds of it.',
    'unknown',
  ),
} as const;
