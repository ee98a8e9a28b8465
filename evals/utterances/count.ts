/** Counts verdicts, by kind of saying and over all. */
import type { Verdict } from './grade';
import type { Heard } from './play';

export const VERDICTS = [
  'right',
  'asked',
  'wrong',
  'harmful',
] as const satisfies readonly Verdict[];

export interface Counted extends Record<Verdict, number> {
  kind: string;
  all: number;
}

/** A row a kind, in the order in which they come, and one for all. */
export function countVerdicts(heard: readonly Heard[]): Counted[] {
  const kinds = [...new Set(heard.map(({ utterance }) => utterance.kind))];
  return [
    ...kinds.map((kind) =>
      countOf(
        kind,
        heard.filter(({ utterance }) => utterance.kind === kind),
      ),
    ),
    countOf('all', heard),
  ];
}

function countOf(kind: string, heard: readonly Heard[]): Counted {
  const of = (wanted: Verdict): number => heard.filter(({ verdict }) => verdict === wanted).length;
  return {
    kind,
    all: heard.length,
    right: of('right'),
    asked: of('asked'),
    wrong: of('wrong'),
    harmful: of('harmful'),
  };
}
