import { takeMatch, writtenIn, type Sentence } from '../sentence';
import { typeCalled } from '../types-named';

/** "Server is called Host", "Configuration Item.Environment is called Stage", "Server is new". A clause of its own. */
const SAME = new RegExp(
  String.raw`(?:^|[.;,!]\s*)(?:the\s+)?([\p{L}][\p{L}\p{N} &/.-]{0,120}?)\s+is\s+` +
    String.raw`(?:called\s+"?([^".;,!]{1,100}?)"?|(new))\s*(?=$|[.;,!])`,
  'giu',
);

/** What is said of the names of elements, as `Server=Host` or `Server=new`; [] where nothing is. */
export function takeSame(sentence: Sentence): string[] {
  return [...sentence.text.matchAll(SAME)].flatMap((match) => {
    const wanted = match[1] ?? '';
    if (typeCalled(wanted.split('.')[0]?.trim() ?? '') === null) return [];
    takeMatch(sentence, match);
    const written = (part: string): string => writtenIn(sentence, match, part);
    return [`${written(wanted)}=${match[2] === undefined ? 'new' : written(match[2])}`];
  });
}
