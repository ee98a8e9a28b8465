import { describe, expect, it } from 'vitest';
import type { SendResponse } from './api';
import { concernOf } from './concern';
import { errorFromResponse } from './errors-from-response';
import { rawKeyOf } from './raw-key';

const RAW = 'i18n.constraint.violation.entity.Size.description';
const answer = (body: unknown, status = 400): SendResponse => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const refusal = (errors: unknown, errorMessages: string[] = []): SendResponse =>
  answer({ errorMessages, errors });

describe('what a refusal is about', () => {
  it.each([
    ['the field of the description', refusal({ description: 'Too long' }), 'description'],
    ['its raw key at its field', refusal({ description: RAW }), 'description'],
    ['its raw key at another place', refusal({ constraint: RAW }), 'description'],
    [
      'its raw key with a gap',
      refusal({}, ['i18n.constraint.violation…Size.description']),
      'description',
    ],
    [
      'a sentence without a field',
      refusal({}, ['The description can not be longer than 70 characters']),
      'description',
    ],
    ['the field of the icon', refusal({ iconId: 'The icon does not exist' }), 'icon'],
    ['that field without its end', refusal({ icon: 'Unknown' }), 'icon'],
    ['a raw key of the icon', refusal({ x: 'i18n.constraint.violation.NotNull.iconId' }), 'icon'],
    [
      'description and icon: the description first',
      refusal({ iconId: 'No', description: RAW }),
      'description',
    ],
    ['the field of the filter', refusal({ qlQuery: 'Unknown attribute' }), 'filter'],
    ['a sentence on the filter', refusal({}, ['The AQL is not valid']), 'filter'],
    ['a field within another', refusal({ 'attribute.iql': 'No' }), 'filter'],
    ['nothing, in an empty object', refusal({}), 'unsaid'],
    ['the description, with 422', answer({ errors: { description: RAW } }, 422), 'description'],
  ] as const)('is told by %s', (_, response, concern) => {
    expect(concernOf(response)).toBe(concern);
  });

  it.each([
    ['another field', refusal({ name: 'Too long' })],
    ['another field beside the description', refusal({ description: RAW, name: 'Too long' })],
    ['a field that is only called alike', refusal({ descriptions: 'No' })],
    ['a field that begins with icon', refusal({ iconSet: 'No' })],
    ['a field that begins with iql', refusal({ iqlName: 'No' })],
    ['a field that ends with aql', refusal({ notaql: 'No' })],
    ['another field, whose text names the icon', refusal({ name: 'No icon of that name' })],
    ['a raw key of another field', refusal({ x: 'i18n.constraint.violation.Size.name' })],
    ['a sentence of something else', refusal({}, ['The object schema is full'])],
    ['a sentence that only names a description', refusal({}, ['See the description of the API'])],
    ['a web page', answer('<html>no</html>')],
    ['no body', answer('')],
    ['an object that is not one of Assets', answer({})],
    ['a refusal of the person', answer({ errors: {} }, 403)],
    ['trouble', answer({ errors: { description: RAW } }, 500)],
  ] as const)('is structure, or not known, with %s', (_, response) => {
    expect(concernOf(response)).toBeUndefined();
  });
});

describe('a text that Assets forgot to translate', () => {
  it('is told as a sentence, with the key behind it', () => {
    const asked = { of: 'assets', what: 'create an object type' } as const;
    expect(errorFromResponse(asked, refusal({ description: RAW }), 0).message).toBe(
      'Assets did not accept the request to create an object type (status 400). It ' +
        `says that the description is too long ("${RAW}").`,
    );
  });

  it.each([
    ['i18n.constraint.violation.NotNull.iconId', 'the icon is missing'],
    ['i18n.constraint.violation.Unique.objectSchemaKey', 'the object schema key has to be unique'],
    ['{javax.validation.constraints.Pattern.name}', 'the name has a form that is not allowed'],
    ['i18n.constraint.violation.Strange.suffix', 'the suffix is not accepted'],
    ['i18n.constraint.violation..Max.IdCount', 'the id count is too large'],
    ['i18n.constraint.violation.Max..idCount', 'the id count is too large'],
    [
      '{javax.validation.constraints.Min…maximumCardinality}',
      'the maximum cardinality is too small',
    ],
  ])('%s reads "%s"', (key, sentence) => {
    expect(rawKeyOf(key)?.sentence).toBe(sentence);
  });

  it.each([
    'Name has to be unique',
    'www.example.com',
    'a.b.c',
    'i18n',
    'i18n.constraint',
    'see i18n.constraint.violation.Size.name',
    'i18n.constraint.violation.Size.name is not set',
    '',
  ])('is not "%s"', (text) => {
    expect(rawKeyOf(text)).toBeNull();
  });
});
