import { describe, expect, it } from 'vitest';
import { refusalText } from './refusal-text';

describe('what a refusal says, in one line', () => {
  it.each([
    ['the two lists of Assets', '{"errorMessages":["a"],"errors":{"name":"b"}}', 'a; name: b'],
    ['no errors of fields at all', '{"errorMessages":["a"],"errors":null}', 'a'],
    ['nothing where both are empty', '{"errorMessages":[],"errors":{}}', ''],
    ['the same thing once', '{"errorMessages":["a","a"],"message":"a"}', 'a'],
    ['what the gateway says', '{"code":401,"message":"Unauthorized"}', 'Unauthorized'],
    ['a text that has a bracket in its middle', ' 3 < 4 ', '3 < 4'],
    ['nothing of a web page', ' <html>Oops</html>', ''],
    ['a list as the text that it is', '["a"]', '["a"]'],
    [
      'a text that was not translated as what it means',
      '{"errors":{"name":"i18n.constraint.violation.Unique.name"}}',
      'the name has to be unique (i18n.constraint.violation.Unique.name)',
    ],
    ['nothing of spaces', '  ', ''],
  ])('%s', (_, body, said) => {
    expect(refusalText(body)).toBe(said);
  });
});
