/**
 * The part of Assets Query Language that the guides use, as Atlassian's documentation describes
 * it: comparisons of attributes (dotted along references), IN lists, IS EMPTY, HAVING with
 * inbound and outbound references, dates relative to now, AND, OR, NOT and brackets. Stricter
 * than Assets in one thing: every attribute and every text must be quoted.
 */
import { tokens, type Token } from './tokens';

export type AqlValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'boolean' }
  | { kind: 'function'; name: string; argument: string };

export type Aql =
  | { kind: 'and' | 'or'; left: Aql; right: Aql }
  | { kind: 'not'; of: Aql }
  /** `path` has one name, or more along references; `values` has one value unless the operator is IN. */
  | { kind: 'compare'; path: string[]; operator: string; values: AqlValue[] }
  | { kind: 'empty'; path: string[]; negated: boolean }
  | { kind: 'having'; negated: boolean; direction: 'inbound' | 'outbound'; of: Aql | null };

export class AqlError extends Error {}

const OPERATORS = ['=', '!=', '<', '>', '<=', '>='];
const KEYWORDS = ['objectType', 'objectSchema'];
const FUNCTIONS = [
  'now',
  'startOfDay',
  'endOfDay',
  'startOfMonth',
  'endOfMonth',
  'startOfYear',
  'currentUser',
  'objectTypeAndChildren',
];

/** @throws AqlError that says what was expected, and where */
export function parseAql(query: string): Aql {
  const reader = new Reader(
    tokens(query, (message) => new AqlError(message)),
    query,
  );
  const result = either(reader);
  if (!reader.done) throw reader.expected('the end');
  return result;
}

class Reader {
  private at = 0;
  constructor(
    private readonly all: readonly Token[],
    private readonly query: string,
  ) {}
  get done(): boolean {
    return this.at >= this.all.length;
  }
  get next(): Token | undefined {
    return this.all[this.at];
  }
  take(): Token {
    const token = this.all[this.at];
    if (token === undefined) throw this.expected('more');
    this.at += 1;
    return token;
  }
  isWord(...words: string[]): boolean {
    return words.every((word, ahead) => {
      const token = this.all[this.at + ahead];
      return token?.kind === 'word' && token.text.toUpperCase() === word;
    });
  }
  isSign(sign: string): boolean {
    return this.next?.kind === 'sign' && this.next.text === sign;
  }
  skip(tokensAhead: number): void {
    this.at += tokensAhead;
  }
  sign(sign: string): void {
    if (!this.isSign(sign)) throw this.expected(`"${sign}"`);
    this.skip(1);
  }
  expected(what: string): AqlError {
    return new AqlError(
      `expected ${what} before "${this.next?.text ?? 'the end'}" in: ${this.query}`,
    );
  }
}

function either(reader: Reader): Aql {
  let left = both(reader);
  while (reader.isWord('OR')) {
    reader.skip(1);
    left = { kind: 'or', left, right: both(reader) };
  }
  return left;
}

function both(reader: Reader): Aql {
  let left = one(reader);
  while (reader.isWord('AND')) {
    reader.skip(1);
    left = { kind: 'and', left, right: one(reader) };
  }
  return left;
}

function one(reader: Reader): Aql {
  if (reader.isWord('NOT')) {
    reader.skip(1);
    return { kind: 'not', of: one(reader) };
  }
  if (reader.isSign('(')) {
    reader.skip(1);
    const inner = either(reader);
    reader.sign(')');
    return inner;
  }
  if (reader.isWord('OBJECT', 'HAVING')) {
    reader.skip(2);
    return having(reader, false);
  }
  if (reader.isWord('OBJECT', 'NOT', 'HAVING')) {
    reader.skip(3);
    return having(reader, true);
  }
  return comparison(reader);
}

function having(reader: Reader, negated: boolean): Aql {
  const { text } = reader.take();
  if (text !== 'inboundReferences' && text !== 'outboundReferences')
    throw reader.expected('inboundReferences or outboundReferences');
  reader.sign('(');
  const of = reader.isSign(')') ? null : either(reader);
  reader.sign(')');
  return {
    kind: 'having',
    negated,
    direction: text === 'inboundReferences' ? 'inbound' : 'outbound',
    of,
  };
}

function comparison(reader: Reader): Aql {
  const path = [pathName(reader)];
  while (reader.isSign('.')) {
    reader.skip(1);
    path.push(pathName(reader));
  }
  for (const [words, negated] of [
    [['IS', 'NOT', 'EMPTY'], true],
    [['IS', 'EMPTY'], false],
  ] as const) {
    if (reader.isWord(...words)) {
      reader.skip(words.length);
      return { kind: 'empty', path, negated };
    }
  }
  for (const words of [['NOT', 'IN'], ['IN']]) {
    if (reader.isWord(...words)) {
      reader.skip(words.length);
      return { kind: 'compare', path, operator: words.join(' '), values: values(reader) };
    }
  }
  for (const words of [['NOT', 'LIKE'], ['LIKE'], ['STARTSWITH'], ['ENDSWITH']]) {
    if (reader.isWord(...words)) {
      reader.skip(words.length);
      return { kind: 'compare', path, operator: words.join(' '), values: [value(reader)] };
    }
  }
  const operator = OPERATORS.find((sign) => reader.isSign(sign));
  if (operator === undefined) throw reader.expected('an operator');
  reader.skip(1);
  return { kind: 'compare', path, operator, values: [value(reader)] };
}

function pathName(reader: Reader): string {
  const token = reader.take();
  if (token.kind !== 'text' && !KEYWORDS.includes(token.text))
    throw new AqlError(`"${token.text}" must be an attribute in quotes`);
  return token.text;
}

function values(reader: Reader): AqlValue[] {
  if (!reader.isSign('(')) return [value(reader)];
  const found: AqlValue[] = [];
  do {
    reader.skip(1);
    found.push(value(reader));
  } while (reader.isSign(','));
  reader.sign(')');
  return found;
}

function value(reader: Reader): AqlValue {
  const token = reader.take();
  if (token.kind === 'text') return { kind: 'text', text: token.text };
  if (token.kind === 'number') return { kind: 'number', number: Number(token.text) };
  if (token.kind === 'word' && /^(true|false)$/.test(token.text)) return { kind: 'boolean' };
  if (token.kind === 'word' && FUNCTIONS.includes(token.text)) {
    reader.sign('(');
    const argument = reader.isSign(')') ? '' : argumentText(reader);
    reader.sign(')');
    return { kind: 'function', name: token.text, argument };
  }
  throw new AqlError(
    `a value must be quoted text, a number, true, false or a known function, not ${token.text}`,
  );
}

function argumentText(reader: Reader): string {
  const parts: string[] = [];
  while (!reader.done && !reader.isSign(')')) parts.push(reader.take().text);
  return parts.join('');
}
