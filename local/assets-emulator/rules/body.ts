/**
 * Reading request bodies as Assets does: unknown fields are ignored, numbers may come as strings and ids as numbers
 * (observed in public clients). null counts as left out.
 */
export type Body = Readonly<Record<string, unknown>>;

export const isBody = (given: unknown): given is Body =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

export const has = (body: Body, field: string): boolean =>
  body[field] !== undefined && body[field] !== null;

/** A text; null where it is something else. Left out: `fallback`. */
export function textIn(body: Body, field: string, fallback = ''): string | null {
  if (!has(body, field)) return fallback;
  const value = body[field];
  return typeof value === 'string' ? value : null;
}

/** An id as a string, from a string or a whole number; '' where left out, null where it is something else. */
export function idIn(body: Body, field: string): string | null {
  if (!has(body, field)) return '';
  const value = body[field];
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  return typeof value === 'string' ? value.trim() : null;
}

/** A boolean, also from "true" and "false"; null where it is something else. */
export function flagIn(body: Body, field: string, fallback = false): boolean | null {
  if (!has(body, field)) return fallback;
  const value = body[field];
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}

/** A whole number, also from digits in a string; null where it is something else. */
export function wholeIn(body: Body, field: string, fallback: number): number | null {
  if (!has(body, field)) return fallback;
  const value = body[field];
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  return typeof value === 'string' && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : null;
}

/** A list of ids or names as strings; null where it is something else. */
export function idsIn(body: Body, field: string): string[] | null {
  if (!has(body, field)) return [];
  const value = body[field];
  if (!Array.isArray(value)) return null;
  const ids = value.map((item: unknown) => (typeof item === 'number' ? String(item) : item));
  return ids.every((id): id is string => typeof id === 'string') ? ids : null;
}
