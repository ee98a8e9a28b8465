import type { Intent } from './intents';
import { ASKING } from './rules/asking';
import { PLANNING } from './rules/planning';
import { TALKING } from './rules/talking';
import { compile, matches, wordsOfPattern, type Pattern } from './pattern';
import { TOPICS } from './questions';
import type { Topic } from './topic';
import { REFUSALS, type Refusal } from './unsupported';

/** What the patterns make of a turn; `weight` 0 is nothing. */
export type Reading =
  | { intent: Exclude<Intent, 'question' | 'unsupported'>; weight: number }
  | { intent: 'question'; weight: number; topic: Topic }
  | { intent: 'unsupported'; weight: number; refusal: Refusal };

interface Compiled {
  pattern: Pattern;
  reading: Reading;
}

/** A request for what the app never does outweighs everything but a question about safety. */
const REFUSAL_WEIGHT = 99;

const COMPILED: readonly Compiled[] = [
  ...TOPICS.flatMap((topic) =>
    topic.patterns.map((source) => ({
      pattern: compile(source),
      reading: { intent: 'question', weight: topic.weight, topic } satisfies Reading,
    })),
  ),
  ...REFUSALS.flatMap((refusal) =>
    refusal.patterns.map((source) => ({
      pattern: compile(source),
      reading: { intent: 'unsupported', weight: REFUSAL_WEIGHT, refusal } satisfies Reading,
    })),
  ),
  ...[...ASKING, ...PLANNING, ...TALKING].map(([weight, intent, source]) => ({
    pattern: compile(source),
    reading: plainReading(intent, weight),
  })),
];

const LOUDEST_FIRST = [...COMPILED].sort((a, b) => b.reading.weight - a.reading.weight);

/** Every word the patterns know. */
export const PATTERN_WORDS: readonly string[] = COMPILED.flatMap((one) =>
  wordsOfPattern(one.pattern),
);

/** The loudest reading of the symbols of a turn (`symbols.ts`). */
export function score(symbols: readonly string[]): Reading {
  return (
    LOUDEST_FIRST.find((one) => matches(one.pattern, symbols))?.reading ?? {
      intent: 'unknown',
      weight: 0,
    }
  );
}

function plainReading(intent: Intent, weight: number): Reading {
  if (intent === 'question' || intent === 'unsupported')
    throw new Error(`A rule names the intent "${intent}", which has a table of its own.`);
  return { intent, weight };
}
