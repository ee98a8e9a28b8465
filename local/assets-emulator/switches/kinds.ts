/** How a switch is declared: its default, what it may be set to, and what is known about the rule behind it. */
import type { Evidence } from './evidence';

export interface Switch<V> extends Evidence {
  readonly default: V;
  /** What it may be set to, in words or as a list. */
  readonly values: string;
  /** The words it may be set to, for those that take one of a few; empty for the others. */
  readonly choices: readonly string[];
  /** What Assets does, as a sentence, with the default. */
  readonly rule: string;
  /** When the rule was last compared with a real site. */
  readonly lastTried: 'never';
  /** The value if `given` is one this switch may hold, else null. */
  readonly accept: (given: unknown) => V | null;
  /**
   * A text of the command line as JSON would hold it: "73" is 73, "a,b" is a list. `accept` then
   * says whether it will do.
   */
  readonly fromText: (text: string) => unknown;
}

type Kind<V> = Pick<Switch<V>, 'values' | 'choices' | 'accept' | 'fromText'>;

const declare = <V>(fallback: V, kind: Kind<V>, rule: string, evidence: Evidence): Switch<V> => ({
  ...kind,
  ...evidence,
  default: fallback,
  rule,
  lastTried: 'never',
});

const isCount = (given: unknown): given is number =>
  typeof given === 'number' && Number.isInteger(given) && given >= 0;
const numeral = (text: string): unknown => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text);

/** One of a few words. */
export const choice = <const V extends readonly string[]>(
  fallback: V[number],
  values: V,
  rule: string,
  evidence: Evidence,
): Switch<V[number]> =>
  declare<V[number]>(
    fallback,
    {
      values: values.map((value) => `\`${value}\``).join(', '),
      choices: values,
      accept: (given) => values.find((value) => value === given) ?? null,
      fromText: (text) => text,
    },
    rule,
    evidence,
  );

/** A whole number from 0 up. */
export const count = (fallback: number, rule: string, evidence: Evidence): Switch<number> =>
  declare(
    fallback,
    {
      values: 'a whole number',
      choices: [],
      accept: (given) => (isCount(given) ? given : null),
      fromText: numeral,
    },
    rule,
    evidence,
  );

/** A largest length in characters, or `none` where there is no limit. */
export type Limit = number | 'none';

export const limit = (fallback: Limit, rule: string, evidence: Evidence): Switch<Limit> =>
  declare<Limit>(
    fallback,
    {
      values: 'a whole number, or `none`',
      choices: [],
      accept: (given) => (given === 'none' || isCount(given) ? given : null),
      fromText: numeral,
    },
    rule,
    evidence,
  );

/** A list of words. */
export const list = (
  fallback: readonly string[],
  rule: string,
  evidence: Evidence,
): Switch<readonly string[]> =>
  declare<readonly string[]>(
    fallback,
    {
      values: 'a list of words',
      choices: [],
      accept: (given) =>
        Array.isArray(given) && given.every((item) => typeof item === 'string') ? given : null,
      fromText: (text) =>
        text
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== ''),
    },
    rule,
    evidence,
  );

/** Free text (a message, a pattern). */
export const text = (fallback: string, rule: string, evidence: Evidence): Switch<string> =>
  declare(
    fallback,
    {
      values: 'text',
      choices: [],
      accept: (given) => (typeof given === 'string' ? given : null),
      fromText: (given) => given,
    },
    rule,
    evidence,
  );
