import { measured, unwitnessed } from './evidence';
import { choice, limit } from './kinds';

/** How long a description may be, and how one that is too long is refused. Length in UTF-16 units (inferred). */
export const descriptionSwitches = {
  schemaDescriptionMax: limit(
    73,
    'Longest description of an object schema: 73 characters were taken, about 75 were refused.',
    measured(['AR']),
  ),
  typeDescriptionMax: limit(
    70,
    "Longest description of an object type. Atlassian's own sample has exactly 70 characters.",
    measured(['AR', 'CK', 'HE']),
  ),
  attributeDescriptionMax: limit(
    'none',
    'Longest description of an attribute. The longest that was seen in ' +
      'code that ran on Cloud has 44 characters; no refusal was seen.',
    unwitnessed(),
  ),
  refusalStyle: choice(
    'rawKey',
    ['sentence', 'rawKey', 'empty'],
    'What the refusal of a description says: a sentence at its field; the ' +
      'key of a text that was not translated, `i18n.constraint.violation…Size.description` ' +
      '(its middle is ours); or an empty `errors` object.',
    measured(['AR', 'HE'], 'the empty object was seen for another refusal'),
  ),
  referenceRefusal: choice(
    'empty',
    ['empty', 'sentence'],
    'What the refusal of a reference without `additionalValue` says: nothing at all, or a sentence at its field.',
    measured(['AR']),
  ),
} as const;
