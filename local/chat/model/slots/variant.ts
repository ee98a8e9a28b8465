import { phraseAt, take, wordsAt, type Sentence } from '../sentence';

const LEAN = [
  'lean variant',
  'lean version',
  'lean',
  'minimal',
  'minimalist',
  'minimum',
  'slim',
  'slimmed down',
  'bare bones',
  'barebones',
  'stripped down',
  'lightweight',
  'light version',
  'only the essentials',
  'just the essentials',
  'the essentials',
  'essentials only',
  'only required attributes',
  'required attributes only',
  'only the required attributes',
  'only what is required',
  'smallest version',
];
const FULL = [
  'make it full/complete/big/bigger/whole',
  'full please/again/one/instead/model',
  'the full one/thing/model/template/version',
  'go full',
  'back to full',
  'everything again',
  'no lean',
  'not the lean one/version/variant',
  'not minimal',
  'all the attributes',
  'with all attributes',
  'every attribute',
  'complete one',
  'full variant',
  'full version',
  'in full',
  'not lean',
  'complete version',
  'with everything',
  'all attributes',
];

/** `lean` or `full` where the person says so, else null. */
export function takeVariant(sentence: Sentence): 'lean' | 'full' | null {
  const alone = sentence.tokens.length === 1 && wordsAt(sentence, 0, 'full');
  return takeOne(sentence, alone ? ['full'] : FULL, 'full') ?? takeOne(sentence, LEAN, 'lean');
}

function takeOne<T>(sentence: Sentence, phrases: readonly string[], value: T): T | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const length = sentence.tokens[at]?.quote === 0 ? phraseAt(sentence, at, phrases) : 0;
    if (length === 0) continue;
    take(sentence, at, at + length - 1);
    return value;
  }
  return null;
}
