/** What a search found, in one line; and where the figures of the full run are kept. */
import type { Found } from './explore';

const number = (value: number): string => Math.round(value).toLocaleString('en-GB');

export function lineOf(name: string, found: Found): string {
  const ends = Object.entries(found.ends)
    .sort(([, a], [, b]) => b - a)
    .map(([end, times]) => `${end} ${number(times)}`)
    .join(', ');
  return (
    `  ${name}: ${number(found.states)} states, ${number(found.transitions)} ` +
    `transitions, ways of up to ${found.depth} steps, ` +
    `${found.exhausted ? 'all of them' : 'CUT'}; ` +
    (`${number(found.local)} states of an invocation (its code resumed ` +
      `${number(found.resumed)} times); ends reached from ${number(found.quiescent)} ` +
      `situations (${ends}); `) +
    `${found.seconds.toFixed(1)} s, ${number(found.memory)} MB`
  );
}

/** Shown where a search found something: the sentence, and the whole way to it. */
export const storyOf = ({ violation }: Found): string =>
  violation === null ? '' : [violation.sentence, ...violation.path].join('\n  ');
