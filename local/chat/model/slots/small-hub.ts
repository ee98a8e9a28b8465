/** "ITAM with a small CORE", "PRI and only what is needed of CORE": hubs that are to come along small. */
import { isHubTemplate } from '../../../../src/templates/hubs';
import { take, wordsAt, type Mention, type Sentence } from '../sentence';

const SMALL = 'small/smaller/minimal/tiny/slim/reduced/partial';
const NEEDED = [
  'only what is needed',
  'only what it needs',
  'only what they need',
  'only the types that are needed',
  'only the needed types',
  'only needed types',
  'only as far as needed',
  'just what is needed',
  'just what it needs',
  'just the types that are needed',
  'no more than needed',
  'no more than it needs',
];

/**
 * Keys of them; their words are no longer a template asked for. Only beside another one, or as an
 * order to keep it so.
 */
export function takeSmallHubs(sentence: Sentence): string[] {
  const hubs = sentence.mentions.filter(({ key }) => isHubTemplate(key));
  return hubs.flatMap((hub) => {
    const isAlone = sentence.mentions.every(({ key }) => key === hub.key);
    if (isAlone && !wordsAt(sentence, hub.from - 1, 'keep/make/leave')) return [];
    const span = spanOf(sentence, hub);
    if (span === null) return [];
    take(sentence, ...span);
    return [hub.key];
  });
}

function spanOf(sentence: Sentence, { from, to }: Mention): [number, number] | null {
  const start = wordsAt(sentence, from - 1, 'keep/make/leave') ? from - 1 : from;
  if (wordsAt(sentence, from - 1, SMALL)) return [from - 1, to];
  if (wordsAt(sentence, to + 1, SMALL)) return [start, to + 1];
  for (const phrase of NEEDED) {
    const length = phrase.split(' ').length;
    if (wordsAt(sentence, from - 1, 'of/from/in') && wordsAt(sentence, from - 1 - length, phrase))
      return [from - 1 - length, to];
    for (const gap of [1, 2])
      if (
        wordsAt(sentence, to + gap, phrase) &&
        (gap === 1 || wordsAt(sentence, to + 1, 'with/and'))
      )
        return [
          wordsAt(sentence, from - 1, 'of/from/in') ? from - 1 : start,
          to + gap + length - 1,
        ];
  }
  return null;
}
