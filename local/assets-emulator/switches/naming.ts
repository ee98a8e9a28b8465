import { choice, count, text } from './kinds';

/** Names, keys and what counts as a duplicate. */
export const namingSwitches = {
  keyPattern: text(
    '^[A-Z][A-Z0-9]{1,9}$',
    'An object schema key is an upper-case letter followed by 1 to 9 upper-case letters or digits.',
    'observed on Data Center; the limit in Cloud is unknown',
  ),
  reservedChars: choice(
    'off',
    ['off', 'on'],
    'The characters = ; : ? . " are refused in names of object schemas and object types when on.',
    'observed on Data Center; unknown for Cloud',
  ),
  schemaNameMax: count(255, 'Longest name of an object schema.', 'unknown'),
  typeNameMax: count(255, 'Longest name of an object type.', 'unknown'),
  attributeNameMax: count(255, 'Longest name of an attribute.', 'unknown'),
  statusNameMin: count(2, 'Shortest name of a status.', 'Assets OpenAPI (import schema)'),
  statusNameMax: count(
    30,
    'Longest name of a status.',
    'Assets OpenAPI (import schema); observed on Data Center',
  ),
  statusNameChars: choice(
    'any',
    ['any', 'import-schema'],
    'Characters in a status name; `import-schema` allows letters, digits, space and hyphen only.',
    'Assets OpenAPI (import schema only)',
  ),
  typeNameScope: choice(
    'siblings',
    ['siblings', 'schema'],
    'An object type name is unique among the children of one parent, or in the whole object schema.',
    'observed in public clients, which disagree',
  ),
  duplicateStatus: choice(
    '400',
    ['400', '409'],
    'HTTP status of a create whose name or key is taken.',
    'observed in public clients (400 for object types); otherwise unknown',
  ),
  duplicateText: text(
    'Name has to be unique',
    'Text that says a name is taken.',
    'observed in public clients (object types); otherwise unknown',
  ),
  duplicateKeyText: text(
    'Object schema key has to be unique',
    'Text that says an object schema key is taken.',
    'unknown',
  ),
  errorLanguage: choice(
    'english',
    ['english', 'localised'],
    'Error texts are English, or German unless the request forces a language (`X-Force-Accept-Language: true` with `Accept-Language`).',
    'inferred',
  ),
} as const;
