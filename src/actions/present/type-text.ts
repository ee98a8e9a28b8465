/** What describe-schema says of one object type: every attribute, and where an inherited one comes from. */
import { PLATFORM_ATTRIBUTES } from '../../templates/check';
import type { HeldAttribute, StructureType } from '../../structure/structure';
import { attributeLine, MOST_SENTENCE, type Shown } from './attribute-text';
import { inParts, type Part } from './in-parts';

export interface TypeFacts {
  /** Of the schema or template, in words. */
  holder: string;
  type: StructureType;
  held: readonly HeldAttribute[];
  children: readonly string[];
  shown: Shown;
}

/** @param most characters */
export function typeText(facts: TypeFacts, part: number, most: number): Part {
  const head = headOf(facts);
  const whole = inParts(head, linesOf(facts, true), 1, most);
  return whole.parts === 1 && part === 1 ? whole : inParts(head, linesOf(facts, false), part, most);
}

function headOf({ holder, type, held, children, shown }: TypeFacts): string[] {
  const own = held.filter(({ from }) => from === null).length;
  return [
    `${shown(type.name)} in ${holder}: ${own} ` +
      `${own === 1 ? 'attribute' : 'attributes'} of its own, ${held.length} in all` +
      `${type.abstract ? '; abstract, so it holds no objects itself' : ''}.`,
    ...(type.path.length < 2
      ? []
      : [`Where: ${type.path.map((name) => shown(name)).join(' › ')}.`]),
    ...(type.description === '' ? [] : [`What for: ${shown(type.description, MOST_SENTENCE)}`]),
    ...(children.length === 0
      ? []
      : [`Below it: ${children.map((name) => shown(name)).join(', ')}.`]),
    `Assets adds ${PLATFORM_ATTRIBUTES.slice(0, -1).join(', ')} and ` +
      `${PLATFORM_ATTRIBUTES.at(-1) ?? ''} itself; they are not counted.`,
  ];
}

/** Its own first: what makes it what it is. */
function linesOf({ held, shown }: TypeFacts, withDescriptions: boolean): string[] {
  const groups = new Map<string | null, string[]>([[null, []]]);
  for (const { attribute, from } of held)
    groups.set(from, [
      ...(groups.get(from) ?? []),
      attributeLine(attribute, shown, withDescriptions),
    ]);
  return [...groups].flatMap(([from, lines]) =>
    lines.length === 0
      ? []
      : [from === null ? 'Its own:' : `Inherited from ${shown(from)} (${lines.length}):`, ...lines],
  );
}
