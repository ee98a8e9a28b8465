import { editDistance } from '../../../src/templates/edit-distance';
import type { Mention } from './sentence';
import type { TemplateName } from './template-names';
import { tolerance } from './tolerance';
import { startsClause, type Token } from './tokens';
import { nameForm } from './variants';
import { COMMON } from './words/common';

interface Candidate extends Mention {
  /** 0 to 1; a key written out is 2. */
  score: number;
}

/** Above a key written out. */
const WHOLE_NAME = 3;
/** Share of the telling words of a name that must be there. */
const ENOUGH = 0.5;
const BETWEEN = new Set(['and', 'of', 'the', 'for', 'schema']);

/**
 * The templates named in a turn, typing errors and all, best reading first where two overlap.
 * `isCommand` tells words the conversation itself uses: those are never taken for a misspelt key,
 * nor alone for a name.
 */
export function findMentions(
  tokens: readonly Token[],
  names: readonly TemplateName[],
  isCommand: (word: string) => boolean,
): Mention[] {
  const candidates = tokens.flatMap((_, from) =>
    names.flatMap((name) => [
      keyAt(tokens, from, name, isCommand),
      nameAt(tokens, from, name, isCommand),
    ]),
  );
  const ranked = candidates
    .filter((one) => one !== null)
    .sort((a, b) => b.score - a.score || b.to - b.from - (a.to - a.from) || a.from - b.from);
  const chosen: Candidate[] = [];
  for (const one of ranked) {
    if (chosen.every((other) => one.to < other.from || one.from > other.to)) chosen.push(one);
  }
  return chosen
    .sort((a, b) => a.from - b.from)
    .map(({ key, from, to, whole }) => ({ key, from, to, whole }));
}

function keyAt(
  tokens: readonly Token[],
  from: number,
  name: TemplateName,
  isCommand: (word: string) => boolean,
): Candidate | null {
  const word = tokens[from]?.word ?? '';
  const exact = word === name.short;
  if (!exact && (word.length < 3 || COMMON.has(word) || isCommand(word))) return null;
  const distance = exact
    ? 0
    : editDistance(word, name.short, name.short.length <= 3 ? 0 : tolerance(name.short.length));
  const joined =
    word === name.joined || (word.length > 7 && editDistance(word, name.joined, 2) <= 2);
  if (joined) return { key: name.key, from, to: from, score: 1.5, whole: true };
  if (distance > (name.short.length <= 3 ? 0 : tolerance(name.short.length))) return null;
  return { key: name.key, from, to: from, score: exact ? 2 : 0.9, whole: exact };
}

/** The longest run of words from `from` on that are words of the name, each once. */
function nameAt(
  tokens: readonly Token[],
  from: number,
  name: TemplateName,
  isCommand: (word: string) => boolean,
): Candidate | null {
  const found = new Set<string>();
  let to = from - 1;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || (index > from && startsClause(token))) break;
    const word = nameWord(token.word, name, found);
    if (word !== null) {
      found.add(word);
      to = index;
    } else if (index === from || !BETWEEN.has(token.word) || (token.word === 'and' && !name.joins))
      break;
  }
  const score =
    [...found].reduce((sum, word) => sum + (name.words.get(word) ?? 0), 0) /
    Math.max(name.weight, 0.01);
  const lone =
    from === to && (isCommand(tokens[from]?.word ?? '') || COMMON.has(tokens[from]?.word ?? ''));
  if (found.size === 0 || score < ENOUGH || lone) return null;
  const whole = score > 0.99;
  // "Basic CMDB" is one name, though each of its words is a key.
  return { key: name.key, from, to, score: whole && found.size > 1 ? WHOLE_NAME : score, whole };
}

function nameWord(word: string, name: TemplateName, found: ReadonlySet<string>): string | null {
  const form = nameForm(word);
  for (const wanted of name.words.keys()) {
    if (found.has(wanted)) continue;
    if (form === wanted) return wanted;
    if (
      !COMMON.has(word) &&
      form.length > 3 &&
      editDistance(form, wanted, tolerance(wanted.length)) <= tolerance(wanted.length)
    )
      return wanted;
  }
  return null;
}
