/** JSON as it comes from outside: bounded in depth, without names that mean something to the language. Pure. */
import { BOUNDS } from '../bounds';
import { placeOf, type FileProblem } from './problem';

type Parsed = { kind: 'value'; value: unknown } | { kind: 'refused'; problems: FileProblem[] };

/** Two levels for each object type below another, and what is around and in them. */
const MOST_DEPTH = 2 * BOUNDS.depth + 12;
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function parseJson(text: string): Parsed {
  const refuse = (place: string, expected: string, found: string): Parsed => ({
    kind: 'refused',
    problems: [{ place, name: '', expected, found }],
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(placeOfBreak(text), 'a whole file of JSON', 'one that ends or breaks here');
  }
  // Without recursion: what is nested too deep must not end the process.
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.path.length >= MOST_DEPTH)
      return refuse(
        placeOf(next.path.slice(0, 8)),
        `at most ${BOUNDS.depth} object types below one another`,
        'a file that is nested deeper',
      );
    for (const [name, member] of Object.entries(next.value)) {
      if (!Array.isArray(next.value) && UNSAFE.has(name) && next.path.at(-1) !== 'statusSets')
        return refuse(placeOf([...next.path, name]), 'no such member', `"${name}"`);
      if (name === '__proto__')
        return refuse(placeOf([...next.path, name]), 'another name', `"${name}"`);
      open.push({
        value: member,
        path: [...next.path, Array.isArray(next.value) ? Number(name) : name],
      });
    }
  }
  return { kind: 'value', value };
}

const TOKEN = new RegExp(
  String.raw`[\t\n\r ]*(?:([[\]{}:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]` +
    String.raw`|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false` +
    String.raw`|null))`,
  'uy',
);

/** Where a text stops being JSON, as a line and a column: the parser of the language does not always say. */
function placeOfBreak(text: string): string {
  const at = breakIn(text);
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function breakIn(text: string): number {
  const open: string[] = [];
  let wanted: 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'next' = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const start = from + (/^[\t\n\r ]*/u.exec(text.slice(from, from + 1_000))?.[0].length ?? 0);
    const [, mark, string, other] = TOKEN.exec(text) ?? [];
    const closes: boolean = mark === open.at(-1) && mark !== undefined;
    const isValue = string !== undefined || other !== undefined;
    if (wanted.endsWith('value') && (mark === '{' || mark === '[')) {
      open.push(mark === '{' ? '}' : ']');
      wanted = mark === '{' ? 'first name' : 'first value';
    } else if (closes && ['next', 'first name', 'first value'].includes(wanted)) {
      open.pop();
      wanted = 'next';
    } else if (wanted.endsWith('value') && isValue) wanted = 'next';
    else if (wanted.endsWith('name') && string !== undefined) wanted = 'colon';
    else if (wanted === 'colon' && mark === ':') wanted = 'value';
    else if (wanted === 'next' && mark === ',' && open.length > 0)
      wanted = open.at(-1) === '}' ? 'name' : 'value';
    else return start;
  }
}
