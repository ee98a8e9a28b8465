/** What ajv says of a template, as "expected … found …". */
import type { ErrorObject } from 'ajv';
import { memberPath } from '../../src/templates/problem';

/** Longest value shown whole. */
const SHOWN = 60;

/** JSON path of the value that is wrong, missing or too many. */
export function jsonPath(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  const member = params['additionalProperty'] ?? params['missingProperty'] ?? params['tag'];
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/gu, '/').replace(/~0/gu, '~'));
  if (typeof member === 'string') steps.push(member);
  return steps.reduce(memberPath, '$');
}

/**
 * Needs ajv's option `verbose`, which hands over the value that is wrong.
 * @param attributeTypes the types an attribute may have
 */
export function describeError(
  error: ErrorObject,
  attributeTypes: readonly string[],
): { expected: string; found: string } {
  const found = shown(error.data);
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return { expected: 'a value', found: 'nothing' };
    case 'additionalProperties':
      return { expected: 'no such member', found: `"${String(params['additionalProperty'])}"` };
    case 'discriminator':
      return { expected: `one of ${attributeTypes.join(', ')}`, found: shown(params['tagValue']) };
    case 'enum':
      return { expected: `one of ${(params['allowedValues'] as unknown[]).join(', ')}`, found };
    case 'not':
      return {
        expected: 'a name other than Key, Name, Created and Updated, which Assets makes itself',
        found,
      };
    case 'pattern':
      return { expected: `text that matches ${String(params['pattern'])}`, found };
    case 'maxLength':
    case 'minLength':
      return {
        expected: `${bound(error)} characters`,
        found: `${String(String(error.data).length)} characters`,
      };
    case 'maxItems':
    case 'minItems':
      return {
        expected: `${bound(error)} entries`,
        found: String((error.data as unknown[]).length),
      };
    case 'maximum':
    case 'minimum':
      return { expected: bound(error), found };
    case 'type':
      return { expected: `a value of type ${String(params['type'])}`, found };
    default:
      return { expected: error.message ?? error.keyword, found };
  }
}

const bound = (error: ErrorObject): string =>
  `${error.keyword.startsWith('max') ? 'at most' : 'at least'} ${String((error.params as { limit: number }).limit)}`;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
