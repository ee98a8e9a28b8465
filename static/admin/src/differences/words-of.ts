/** One difference in words, the same for the page and for a file. Pure. */
import type { Difference } from './difference';

/** How the two sides are spoken of: `here` and `in the template`. */
export interface Sides {
  here: string;
  there: string;
}

export const AGAINST_TEMPLATE: Sides = { here: 'here', there: 'in the template' };

/** Names come from a workspace, and are shown as such; the rest are words of ours. */
export interface Words {
  kind: 'words' | 'name' | 'subject';
  text: string;
}

/** `Serial Number: required is yes here, no in the template` */
export function wordsOf(difference: Difference, sides: Sides = AGAINST_TEMPLATE): Words[] {
  const subject: Words = { kind: 'subject', text: difference.name };
  return [subject, ...saidOf(difference, sides)];
}

const words = (text: string): Words => ({ kind: 'words', text });
const name = (text: string): Words => ({ kind: 'name', text });

function saidOf(
  { kind, field, found, wanted, isGuess, more }: Difference,
  { here, there }: Sides,
): Words[] {
  const perhaps = isGuess ? 'perhaps ' : '';
  switch (kind) {
    case 'missing':
      return [words(` is missing ${here}`)];
    case 'extra':
      return [words(` is only ${here}`)];
    case 'deleted':
      return [words(` was deleted ${here}, ${more}`)];
    case 'different':
      return [
        words(`: ${field} is `),
        name(found),
        words(` ${here}, `),
        name(wanted),
        words(` ${there}`),
      ];
    case 'retargeted':
      return [
        words(' refers to '),
        name(found),
        words(` ${here}, to `),
        name(wanted),
        words(` ${there}`),
      ];
    case 'renamed':
      return [words(` is ${perhaps}called `), name(found), words(` ${here}`)];
    case 'moved':
      return [words(` is ${perhaps}at `), name(found), words(` ${here}`)];
  }
}
