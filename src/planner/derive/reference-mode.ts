/** Which mode a reference to a hub has, and whether the request names references that are not there. */
import type { Block } from '../plan';
import { nearestNames } from '../../templates/nearest-names';
import { quoted } from '../../text/inert';
import { isCommonDataModel } from '../place/common-data-model';
import type { ReferenceChoice, ReferenceMode } from '../options';
import { SAY } from '../say';
import { foldName } from '../../text/fold-name';

const SAID: Readonly<Record<ReferenceMode, (target: string) => string>> = {
  link: SAY.asLink,
  create: SAY.asCopy,
  text: SAY.asText,
};

export interface ReferenceUse {
  /** Object type and attribute that hold the reference. */
  type: string;
  attribute: string;
  /** Hub object type it points at. */
  target: string;
}

/**
 * `all` unless the attribute (`Laptop.Owner`), or else the hub type (`Person`), is named.
 * `explicit` tells whether it was.
 */
export function modeOf(
  choice: ReferenceChoice,
  use: ReferenceUse,
): { mode: ReferenceMode; explicit: boolean } {
  const wanted = new Map(Object.entries(choice.each).map(([name, mode]) => [foldName(name), mode]));
  const mode =
    wanted.get(foldName(`${use.type}.${use.attribute}`)) ?? wanted.get(foldName(use.target));
  return mode === undefined ? { mode: choice.all, explicit: false } : { mode, explicit: true };
}

/** Names in `each` that no reference of the templates asked for answers to. */
export function unknownReferences(
  choice: ReferenceChoice,
  uses: readonly ReferenceUse[],
  parts: readonly {
    desired: { uses: readonly ReferenceUse[]; replaced: readonly { type: string }[] };
  }[],
): Block[] {
  const known = new Set(
    uses.flatMap((u) => [foldName(u.target), foldName(`${u.type}.${u.attribute}`)]),
  );
  const targets = [...new Set(uses.map((u) => u.target))].sort();
  // An object type that exists may take the place of a hub's in the hub itself, too.
  const linkable = new Set([
    ...known,
    ...parts.flatMap(({ desired }) => [
      ...desired.replaced.map(({ type }) => foldName(type)),
      ...desired.uses.map((use) => foldName(use.target)),
    ]),
  ]);
  const unknown: { name: string; say: (target: string) => string }[] = [
    ...Object.entries(choice.each)
      .filter(([name]) => !known.has(foldName(name)))
      .map(([name, mode]) => ({ name, say: SAID[mode] })),
    ...Object.entries(choice.bound ?? {})
      .filter(([name, request]) => !linkable.has(foldName(name)) && !isCommonDataModel(request))
      .map(([name, { schema, type }]) => ({
        name,
        say: (target: string) => SAY.linkToTheirs(target, type, schema),
      })),
  ];
  return unknown.map(({ name, say }) => {
    // What only the attribute is called names several references, all of which may point at one type.
    const meant = [
      ...new Set(
        uses.filter((use) => foldName(use.attribute) === foldName(name)).map((use) => use.target),
      ),
    ];
    const example = meant[0] ?? nearestNames(name, targets)[0] ?? targets[0] ?? '';
    return {
      kind: 'block' as const,
      code: 'unknown-reference' as const,
      sentence: `You said what ${quoted(name, 80)} is to become, but no reference here is called so or points at it.`,
      remedy:
        targets.length === 0
          ? 'Leave that out: nothing here refers to another object schema.'
          : meant.length > 0
            ? `${quoted(name, 80)} refers to ${meant.join(' or ')}. Say: ${say(example)}.`
            : `They point at ${targets.join(', ')}. Say for example: ${say(example)}.`,
    };
  });
}
