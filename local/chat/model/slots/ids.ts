import { take, type Sentence } from '../sentence';

/** Ids as the app shows them: a letter, a dash, and at least three letters or digits. */
const PREVIEW = /^p-[a-z0-9]{3,}$/i;
const DEPLOYMENT = /^d-[a-z0-9]{3,}$/i;

/** A preview id ("p-7k3q") and a deployment id ("d-7k3q") named in a turn; null where none is. */
export function takeIds(sentence: Sentence): { preview: string | null; deployment: string | null } {
  return { preview: takeId(sentence, PREVIEW), deployment: takeId(sentence, DEPLOYMENT) };
}

function takeId(sentence: Sentence, form: RegExp): string | null {
  for (let at = 0; at + 1 < sentence.tokens.length; at += 1) {
    const [prefix, rest] = [sentence.tokens[at], sentence.tokens[at + 1]];
    if (prefix === undefined || rest === undefined || rest.before !== '-' || sentence.taken.has(at))
      continue;
    const id = `${prefix.raw}-${rest.raw}`;
    if (!form.test(id)) continue;
    take(sentence, at, at + 1);
    return id.toLowerCase();
  }
  return null;
}
