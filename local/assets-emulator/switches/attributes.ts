import { measured, published, reliedOn, unwitnessed } from './evidence';
import { choice, count, list } from './kinds';

/** What an attribute may be. */
export const attributeSwitches = {
  creatableTypes: list(
    ['0', '1', '2', '4', '6', '7'],
    'Type codes an attribute can be created with: default, object, user, group, project, status. Others are refused.',
    measured(['NN'], 'project by Atlassian documentation; otherwise unknown'),
  ),
  maxUnique: count(
    2,
    'Most attributes with `uniqueAttribute` an object type may have, inherited ones included.',
    reliedOn(['NN'], 'Atlassian documentation'),
  ),
  uniqueKinds: list(
    ['text', 'integer', 'float', 'date', 'datetime', 'url', 'reference'],
    'Kinds that can be unique; always with a maximum cardinality of 1.',
    published('Atlassian documentation'),
  ),
  cardinalityKinds: list(
    ['email', 'select', 'reference', 'user', 'group', 'version', 'project'],
    'Kinds whose maximum cardinality may differ from 1.',
    published('Assets OpenAPI'),
  ),
  suffixKinds: list(
    ['integer', 'float', 'text'],
    'Kinds that may have a suffix.',
    published('Atlassian documentation (text too); Assets OpenAPI (numbers only)'),
  ),
  regexKinds: list(
    ['text', 'email', 'url'],
    'Kinds that may have a regular expression.',
    published('Atlassian documentation (URL too); Assets OpenAPI (text and email only)'),
  ),
  optionsCommas: choice(
    'split',
    ['split', 'refused'],
    'The options of a select are one comma-separated string with no escape; `split` ' +
      'takes every comma as a separator, `refused` refuses an empty or repeated option.',
    published('Assets OpenAPI; escaping is unknown'),
  ),
  misplacedFields: choice(
    'ignored',
    ['ignored', 'refused'],
    'A field that does not belong to the kind (suffix on a date, options on a user) is dropped in silence, or refused.',
    measured(['AR', 'LM']),
  ),
  creationIgnoresFields: list(
    [],
    'Fields that creating an attribute silently leaves out (a later PUT would ' +
      'set them). Options, `uniqueAttribute` and the cardinalities are taken.',
    measured(['LM'], 'some public clients set restrictions only by PUT'),
  ),
  crossSchemaReferenceNeedsSharing: choice(
    'enforced',
    ['enforced', 'ignored'],
    'An attribute may refer to an object type of another object ' +
      'schema only if that schema allows it (`allowOtherObjectSchema`).',
    published('Atlassian documentation; when it is checked is inferred'),
  ),
  requiredOnPopulatedType: choice(
    'accepted',
    ['accepted', 'refused'],
    'A required attribute can be added to an object type that already holds objects.',
    unwitnessed(),
  ),
  referenceFilter: choice(
    'checked',
    ['checked', 'taken', 'ignored', 'refused'],
    'The filter of a reference (`qlQuery`) that asks for an attribute the target does not ' +
      'have is refused (`checked`) or kept; `ignored` and `refused` are of every filter.',
    published('Assets OpenAPI; whether it is checked is unknown'),
  ),
  labelMove: choice(
    'moves',
    ['moves', 'ignored'],
    'Creating an attribute with `label: true` takes the label, in silence, from the one that had it.',
    measured(['NN']),
  ),
  putAttribute: choice(
    'strict',
    ['strict', 'merge'],
    'A PUT of an attribute that holds a cardinality needs its whole definition ' +
      '(`type` and, for type 0, `defaultTypeId`); `merge` takes any part.',
    reliedOn(['CK', 'RT'], 'Assets OpenAPI (merge)'),
  ),
} as const;
