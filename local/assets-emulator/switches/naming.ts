import { measured, published, reliedOn, unwitnessed, weak } from './evidence';
import { choice, count, text } from './kinds';

const IMPORT_SCHEMA = published('Assets OpenAPI (import schema)');

/** Names, keys and what counts as a duplicate. */
export const namingSwitches = {
  keyPattern: text(
    '^[A-Z][A-Z0-9]{1,9}$',
    'An object schema key is an upper-case letter followed by 1 to 9 upper-case letters or digits.',
    reliedOn(['NN'], 'on Cloud at most 10 characters, digits allowed'),
  ),
  keyChange: choice(
    'ignored',
    ['ignored', 'accepted'],
    'A PUT of another key of an object schema answers 200 and changes nothing, or changes it.',
    measured(['NN']),
  ),
  reservedChars: choice(
    'off',
    ['off', 'on'],
    'The characters = ; : ? . " are refused in names of object schemas and object types when on.',
    weak('observed on Data Center; unknown for Cloud'),
  ),
  schemaNameMax: count(255, 'Longest name of an object schema.', unwitnessed()),
  typeNameMax: count(255, 'Longest name of an object type.', unwitnessed()),
  attributeNameMax: count(255, 'Longest name of an attribute.', unwitnessed()),
  statusNameMin: count(2, 'Shortest name of a status.', IMPORT_SCHEMA),
  statusNameMax: count(30, 'Longest name of a status.', IMPORT_SCHEMA),
  statusNameChars: choice(
    'any',
    ['any', 'import-schema'],
    'Characters in a status name; `import-schema` allows letters, digits, space and hyphen only.',
    IMPORT_SCHEMA,
  ),
  typeNameScope: choice(
    'schema',
    ['siblings', 'schema'],
    'An object type name is unique in the whole object schema, or among the children of one parent.',
    measured(['LM'], 'other public clients assume siblings'),
  ),
  duplicateAttributes: choice(
    'accepted',
    ['accepted', 'refused'],
    'Two attributes of one name on one object type are accepted: a ' +
      'creation that is repeated makes a twin. A name that is inherited ' +
      'is refused either way; so is one that a child has (inferred).',
    measured(['LM']),
  ),
  duplicateStatus: choice(
    '400',
    ['400', '409'],
    'HTTP status of a create whose name or key is taken.',
    measured(['LM', 'SR'], 'for object types; otherwise unknown'),
  ),
  duplicateText: text(
    'Name has to be unique within the same object schema',
    'Text that says that the name of an object type is taken.',
    measured(['LM', 'SR']),
  ),
  duplicateAttributeText: text(
    'Name has to be unique!',
    'Text that says that the name of an attribute is taken.',
    measured(['LM']),
  ),
  duplicateNameText: text(
    'Name has to be unique',
    'Text that says that the name of an object schema, a status or a reference type is taken.',
    unwitnessed('inferred from what is said of object types'),
  ),
  duplicateKeyText: text(
    'Object schema key has to be unique',
    'Text that says an object schema key is taken.',
    unwitnessed(),
  ),
  errorLanguage: choice(
    'english',
    ['english', 'localised'],
    'Error texts are English, or German unless the request forces a ' +
      'language (`X-Force-Accept-Language: true` with `Accept-Language`).',
    unwitnessed('inferred from the headers that a public client sends'),
  ),
} as const;
