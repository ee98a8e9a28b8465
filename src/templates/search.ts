/** Which templates answer a need said in plain words ("track laptops", "who owns this service"). Pure. */
import { inert } from '../text/inert';
import type { TemplateIndexEntry } from './index-entry';

export interface Hit {
  entry: TemplateIndexEntry;
  score: number;
  /** Object types or needs that the words were found in, best first; at most three. */
  because: string[];
}

/** Words that say nothing about a need. */
const STOP = new Set([
  'a',
  'an',
  'and',
  'are',
  'as',
  'at',
  'by',
  'can',
  'do',
  'does',
  'for',
  'from',
  'get',
  'has',
  'have',
  'how',
  'i',
  'in',
  'is',
  'it',
  'its',
  'me',
  'my',
  'need',
  'of',
  'on',
  'one',
  'or',
  'our',
  'please',
  'schema',
  'show',
  'that',
  'the',
  'their',
  'them',
  'there',
  'this',
  'to',
  'us',
  'want',
  'we',
  'what',
  'when',
  'where',
  'which',
  'who',
  'with',
  'you',
]);

const WEIGHT = { key: 12, name: 6, need: 4, type: 4, category: 3, summary: 2 } as const;
const MOST_WORDS = 12;

/**
 * Best first; only entries that at least half of the words were found in. Empty where the text
 * holds no word to look for.
 */
export function searchTemplates(text: string, entries: readonly TemplateIndexEntry[]): Hit[] {
  const wanted = wordsOf(inert(text, 200)).slice(0, MOST_WORDS);
  if (wanted.length === 0) return [];
  const hits = entries
    .map((entry) => hit(entry, wanted))
    .filter(({ found, score }) => found * 2 >= wanted.length && score > 0);
  const best = Math.max(0, ...hits.map(({ found }) => found));
  return hits
    .filter(({ found }) => found === best)
    .sort((a, b) => b.score - a.score)
    .map(({ entry, score, because }) => ({ entry, score, because }));
}

function hit(entry: TemplateIndexEntry, wanted: readonly string[]): Hit & { found: number } {
  const fields: [keyof typeof WEIGHT, string][] = [
    ['key', entry.key],
    ['name', entry.name],
    ['category', entry.category],
    ['summary', entry.summary],
    ...entry.needs.map((need) => ['need', need] as const),
    ...entry.types.map((type) => ['type', type] as const),
  ].map(([kind, text]) => [kind as keyof typeof WEIGHT, text]);
  const reasons = new Map<string, number>();
  let score = 0;
  let found = 0;
  for (const word of wanted) {
    const holding = fields.filter(([, text]) => wordsOf(text).includes(word));
    if (holding.length > 0) found += 1;
    score += Math.max(0, ...holding.map(([kind]) => WEIGHT[kind]));
    for (const [kind, text] of holding)
      if (kind === 'need' || kind === 'type')
        reasons.set(text, (reasons.get(text) ?? 0) + WEIGHT[kind]);
  }
  const because = [...reasons]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([text]) => text);
  return { entry, score, because, found };
}

/** Lower case, without endings that English adds to one word or many. */
function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !STOP.has(word)).map(stem);
}

function stem(word: string): string {
  if (word.length <= 3 || /ss$/u.test(word)) return word;
  return word
    .replace(/ies$/u, 'y')
    .replace(/(?:(s|x|ch|sh)es|s)$/u, '$1')
    .replace(/(?:ing|ed)$/u, '')
    .replace(/se$/u, 'c')
    .replace(/c[e]$/u, 'c')
    .replace(/e$/u, '');
}
