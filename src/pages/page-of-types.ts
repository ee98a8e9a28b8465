/**
 * What of a long list fits into one answer: Forge carries at most 5 MB (Forge documentation,
 * limits of Custom UI invocations).
 */
import type { Paged } from './views';

/** Bytes of types in one answer; a thousand types with twenty attributes each take two answers. */
export const MOST_TYPE_BYTES = 1_500_000;

export function pageOfTypes<T>(
  types: readonly T[],
  from: number,
  most = MOST_TYPE_BYTES,
): { types: T[] } & Paged {
  let weight = 0;
  let end = from;
  for (const type of types.slice(from)) {
    weight += Buffer.byteLength(JSON.stringify(type), 'utf8');
    if (weight > most && end > from) break;
    end += 1;
  }
  return { types: types.slice(from, end), from, more: end < types.length ? end : null };
}
