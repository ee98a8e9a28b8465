import { measured, published, reliedOn, unwitnessed } from './evidence';
import { choice, count, list } from './kinds';

/** Shapes, paging and consistency of answers, and what a new workspace holds. */
export const wireSwitches = {
  parentIdType: choice(
    'string',
    ['string', 'number'],
    '`parentObjectTypeId` is a string and is left out on roots.',
    reliedOn(['RT', 'SR', 'GA'], 'Assets OpenAPI says number'),
  ),
  echoTypeValueForRefs: choice(
    'no',
    ['no', 'yes'],
    'Whether a reference attribute echoes `typeValue` and `additionalValue`; ' +
      '`referenceObjectTypeId` and `referenceType` are always there.',
    measured(['CK', 'NN', 'SR']),
  ),
  emptyFields: choice(
    'omitted',
    ['omitted', 'empty'],
    'Unset description, suffix, regexValidation and qlQuery are left out, or sent as "".',
    reliedOn(['NN'], 'both were seen'),
  ),
  flatOrder: choice(
    'name',
    ['name', 'created'],
    'Order of `objecttypes/flat`; never parents first.',
    reliedOn(['NN']),
  ),
  schemaListMax: count(
    50,
    'Largest page of `objectschema/list`; more is cut down to it, and the answer says so.',
    unwitnessed(),
  ),
  aqlMaxResults: count(
    50,
    'Largest page of `object/aql`.',
    reliedOn(['NN', 'SR'], 'they disagree (25, 50, 100, 1000)'),
  ),
  countsWhenOmitted: choice(
    'zero',
    ['zero', 'real'],
    'Counts in `objectschema/list` when `includeCounts` is not given.',
    unwitnessed('unknown; Assets OpenAPI says false gives 0'),
  ),
  statusListIncludesGlobal: choice(
    'no',
    ['no', 'yes'],
    "`config/statustype?objectSchemaId=` lists only that schema's statuses, or the global ones too.",
    reliedOn(['NN'], 'Assets OpenAPI'),
  ),
  staleListsMs: count(
    0,
    'Milliseconds for which a new entity is missing from lists (it can be read by ' +
      'id at once). Attributes could be created at once in a type that was just made.',
    measured(['NN'], 'that lists never lag is not shown'),
  ),
  iconIds: choice(
    'numbers',
    ['numbers', 'uuids'],
    'Icon ids of a new workspace; opaque either way.',
    reliedOn(['SR', 'LM'], 'both were seen'),
  ),
  iconList: choice(
    'array',
    ['array', 'wrapped'],
    '`icon/global` is a list, or `{"Icons": […]}`.',
    published(
      'Assets OpenAPI, both generations (a list); the sample of ' +
        'the reference page (wrapped); no recorded answer was found',
    ),
  ),
  referenceTypeIds: choice(
    'uuids',
    ['uuids', 'numbers'],
    'Ids of reference types that are created; those of a new workspace are 1 to 5.',
    measured(['LM']),
  ),
  statusIds: choice(
    'numbers',
    ['numbers', 'uuids'],
    'Ids of statuses that are created.',
    unwitnessed(),
  ),
  globalReferenceTypes: list(
    ['Dependency', 'Financial', 'Link', 'Reference', 'Technical'],
    'Reference types of a new workspace, with the ids 1, 2, 3 and so on.',
    measured(['AR'], 'of one site'),
  ),
  inServiceCategory: choice(
    '2',
    ['0', '1', '2'],
    'Category of the global status "In Service" of a new workspace: inactive, active or pending.',
    published("a sample in Atlassian's reference"),
  ),
  commonDataModel: choice(
    'off',
    ['off', 'on'],
    'A new workspace holds the object schemas of the Assets common data model (Beta): ' +
      'Person, Department, Cost Center and Location, which everybody sees, nobody manages, ' +
      'and others may refer to; they and the global reference types carry `cdmData`.',
    published(
      "Assets OpenAPI (second generation: `cdmData`); Atlassian's announcement; keys and attributes are unknown",
    ),
  ),
  unknownWorkspace: choice(
    '404',
    ['404', '401'],
    "Answer to a workspace id that is not this site's.",
    unwitnessed(),
  ),
  retryHeaders: choice(
    'Retry-After',
    ['none', 'Retry-After', 'X-RateLimit', 'RateLimit', 'Beta-RateLimit'],
    'Headers of a 429: none; `Retry-After` in seconds; `X-RateLimit-Limit`, `-Remaining` ' +
      'and `-Reset`; or `RateLimit` with two policies, of which the second is used up, beside ' +
      'a `Retry-After` of 0 and a reset in the past, also with `Beta-` before the names.',
    unwitnessed(
      'unknown for Assets (Atlassian reports it fixed, without naming them); ' +
        'the last two were seen from Forge and Jira by a vendor, March 2026',
    ),
  ),
  rateBurstMs: count(
    1000,
    'How much unused rate can be saved up, as milliseconds of it.',
    unwitnessed(),
  ),
} as const;
