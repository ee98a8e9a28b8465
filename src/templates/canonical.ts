import { createHash } from 'node:crypto';
import type { Template } from './template.generated';

/**
 * JSON with the keys of every object in code-unit order and no white space: equal values give equal text, however they
 * were built. A member that is `undefined` is left out, as in `JSON.stringify`.
 * @throws TypeError for what JSON cannot hold (a function, a symbol, a bigint, NaN, an
 *   infinity, undefined in an array).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return canonicalObject(value as Record<string, unknown>);
  const text =
    typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);
  if (text === undefined) throw new TypeError(`A ${typeof value} has no canonical JSON.`);
  return text;
}

function canonicalObject(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON of `value`, as 64 hexadecimal digits. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/**
 * What a template says, as a hash. `$schema`, a hint to editors, is not part of it, and neither
 * is what it is to other templates: nothing of that is ever deployed.
 */
export function contentHash(template: Template): string {
  return canonicalHash({
    ...template,
    $schema: undefined,
    contains: undefined,
    alternativeTo: undefined,
    fills: undefined,
  });
}
