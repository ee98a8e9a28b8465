/** "The big CMDB" is the largest of the templates that hold one another, "a small CMDB" the smallest. */
import { tiersAbove, tiersBelow } from '../../../src/templates/tiers';
import type { Mention } from './sentence';
import type { Token } from './tokens';

const LARGE = new Set('big bigger biggest large larger largest huge'.split(' '));
const SMALL = new Set('small smaller smallest little tiny simple simpler simplest'.split(' '));

/** The mentions with a size before them put right, the word of size being part of what was named. */
export function sizedMentions(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention) => {
    const size = tokens[mention.from - 1]?.word ?? '';
    const [below, above] = [tiersBelow(mention.key), tiersAbove(mention.key)];
    const key = LARGE.has(size) ? above.at(-1) : SMALL.has(size) ? below.at(-1) : undefined;
    const sized = (LARGE.has(size) || SMALL.has(size)) && below.length + above.length > 0;
    return sized ? { ...mention, key: key ?? mention.key, from: mention.from - 1 } : mention;
  });
}
