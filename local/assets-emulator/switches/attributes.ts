import { choice, count, list } from './kinds';

/** What an attribute may be. */
export const attributeSwitches = {
  creatableTypes: list(
    ['0', '1', '2', '4', '6', '7'],
    'Type codes an attribute can be created with: default, object, user, group, project, status. Others are refused.',
    'Assets OpenAPI (0, 1, 2, 4, 7); Atlassian documentation (project); otherwise unknown',
  ),
  maxUnique: count(
    2,
    'Most attributes with `uniqueAttribute` an object type may have, inherited ones included.',
    'Atlassian documentation',
  ),
  uniqueKinds: list(
    ['text', 'integer', 'float', 'date', 'datetime', 'url', 'reference'],
    'Kinds that can be unique; always with a maximum cardinality of 1.',
    'Atlassian documentation',
  ),
  cardinalityKinds: list(
    ['email', 'select', 'reference', 'user', 'group', 'version', 'project'],
    'Kinds whose maximum cardinality may differ from 1.',
    'Assets OpenAPI',
  ),
  optionsCommas: choice(
    'split',
    ['split', 'refused'],
    'The options of a select are one comma-separated string with no escape; `split` takes every comma as a separator, `refused` refuses an empty or repeated option.',
    'Assets OpenAPI; escaping is unknown',
  ),
  misplacedFields: choice(
    'refused',
    ['refused', 'ignored'],
    'A field that does not belong to the kind (suffix on a text, regexValidation on a date, options on a user) is refused, or dropped in silence.',
    'Assets OpenAPI names the kinds; the reaction is unknown',
  ),
  creationIgnoresFields: list(
    [],
    'Fields that creating an attribute silently leaves out (a later PUT would set them).',
    'observed in public clients (some set restrictions only by PUT); unknown',
  ),
  crossSchemaReferenceNeedsSharing: choice(
    'enforced',
    ['enforced', 'ignored'],
    'An attribute may refer to an object type of another object schema only if that schema allows it (`allowOtherObjectSchema`).',
    'Atlassian documentation; when it is checked is inferred',
  ),
  requiredOnPopulatedType: choice(
    'accepted',
    ['accepted', 'refused'],
    'A required attribute can be added to an object type that already holds objects.',
    'unknown',
  ),
  labelMove: choice(
    'moves',
    ['moves', 'ignored'],
    'Creating an attribute with `label: true` takes the label from the one that had it.',
    'inferred',
  ),
  putAttribute: choice(
    'merge',
    ['merge', 'strict'],
    'A PUT of an attribute merges what it is given; `strict` refuses a cardinality without `type` (and `defaultTypeId`).',
    'Assets OpenAPI (merge); observed in public clients (strict)',
  ),
} as const;
