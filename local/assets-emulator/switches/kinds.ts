/** How a switch is declared: its default, what it may be set to, and what is known about the rule behind it. */
export interface Switch<V> {
  readonly default: V;
  /** What it may be set to, in words or as a list. */
  readonly values: string;
  /** What Assets does, as a sentence, with the default. */
  readonly rule: string;
  /** Where the rule comes from: "Assets OpenAPI", "Atlassian documentation", "observed in public clients", "observed on Data Center", "inferred", "unknown". */
  readonly source: string;
  /** When the rule was last compared with a real site. */
  readonly lastTried: 'never';
  /** The value if `given` is one this switch may hold, else null. */
  readonly accept: (given: unknown) => V | null;
}

const declare = <V>(
  fallback: V,
  values: string,
  rule: string,
  source: string,
  accept: (given: unknown) => V | null,
): Switch<V> => ({ default: fallback, values, rule, source, lastTried: 'never', accept });

/** One of a few words. */
export const choice = <const V extends readonly string[]>(
  fallback: V[number],
  values: V,
  rule: string,
  source: string,
): Switch<V[number]> =>
  declare<V[number]>(
    fallback,
    values.map((value) => `\`${value}\``).join(', '),
    rule,
    source,
    (given) => values.find((value) => value === given) ?? null,
  );

/** A whole number from 0 up. */
export const count = (fallback: number, rule: string, source: string): Switch<number> =>
  declare(fallback, 'a whole number', rule, source, (given) =>
    typeof given === 'number' && Number.isInteger(given) && given >= 0 ? given : null,
  );

/** A list of words. */
export const list = (
  fallback: readonly string[],
  rule: string,
  source: string,
): Switch<readonly string[]> =>
  declare(fallback, 'a list of words', rule, source, (given) =>
    Array.isArray(given) && given.every((item) => typeof item === 'string') ? given : null,
  );

/** Free text (a message, a pattern). */
export const text = (fallback: string, rule: string, source: string): Switch<string> =>
  declare(fallback, 'text', rule, source, (given) => (typeof given === 'string' ? given : null));
