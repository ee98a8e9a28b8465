/**
 * A report in parts that each fit into one answer of an action. Markdown is cut between lines;
 * JSON into objects that are valid by themselves. Joined in order they are the whole again,
 * nothing lost. Pure.
 */
export type JsonObject = { [key: string]: Json };
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** Bytes of a value in an answer, which is JSON. */
export const jsonBytes = (value: Json): number => Buffer.byteLength(JSON.stringify(value), 'utf8');

/**
 * Parts of at most `most` bytes as JSON strings; `join('')` is the text. A line longer than that
 * is cut between characters.
 */
export function textParts(text: string, most: number): string[] {
  const pieces = text
    .split(/(?<=\n)/u)
    .flatMap((line) => (jsonBytes(line) <= most ? [line] : [...line]));
  const parts: string[] = [];
  let [part, size] = ['', 2];
  for (const piece of pieces) {
    const more = jsonBytes(piece) - 2;
    if (part !== '' && size + more > most) {
      parts.push(part);
      [part, size] = ['', 2];
    }
    part += piece;
    size += more;
  }
  return [...parts, part];
}

type Path = readonly string[];
/** `item`: it is in a list at `path`; else at `path` itself. */
interface Atom {
  path: Path;
  value: Json;
  item: boolean;
}

/**
 * Objects of at most `most` bytes each, unless one item of a list, or one value, is longer than
 * that alone. Lists are cut between their items; `joinJson` puts them together.
 */
export function jsonParts(whole: JsonObject, most: number): JsonObject[] {
  const parts: JsonObject[] = [];
  let part: JsonObject = {};
  let size = 0;
  for (const atom of atomsOf(whole, [])) {
    // Its keys are counted every time, so that a part is smaller than this sum and never larger.
    const more = jsonBytes(wrap(atom)) + 1;
    if (size > 0 && size + more > most) {
      parts.push(part);
      [part, size] = [{}, 0];
    }
    // What is cut from an object at a path, or is an empty object itself, is an object again.
    part = joinJson([part, wrap(atom)]) as JsonObject;
    size += more;
  }
  return size > 0 || parts.length === 0 ? [...parts, part] : parts;
}

function atomsOf(value: Json, path: Path): Atom[] {
  if (Array.isArray(value) && value.length > 0)
    return value.map((item) => ({ path, value: item, item: true }));
  if (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  ) {
    return Object.entries(value).flatMap(([key, below]) => atomsOf(below, [...path, key]));
  }
  return [{ path, value, item: false }];
}

const wrap = ({ path, value, item }: Atom): Json =>
  path.reduceRight<Json>((below, key) => ({ [key]: below }), item ? [value] : value);

/** Joins parts in their order: objects key by key, lists one after the other. */
export function joinJson(parts: readonly Json[]): Json {
  const [first = {}, ...rest] = parts;
  return rest.reduce<Json>((whole, part) => merged(whole, part), first);
}

function merged(a: Json, b: Json): Json {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (!isObject(a) || !isObject(b)) return b;
  return {
    ...a,
    ...Object.fromEntries(
      Object.entries(b).map(([key, value]) => [
        key,
        key in a ? merged(a[key] ?? null, value) : value,
      ]),
    ),
  };
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
