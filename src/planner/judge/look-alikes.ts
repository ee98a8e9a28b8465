/**
 * Names in the workspace that pass for a name of this plan and are another: `ІTAM` with a
 * Cyrillic letter, `Vendor` with something invisible in it. Nothing is adopted because it looks
 * alike (`foldName` decides that), so the person must know of both.
 */
import type { Observation } from '../../assets/observation';
import { quoted } from '../../text/inert';
import { skeletonOf } from './confusables';
import type { DesiredSchema } from '../derive/desired';
import type { Placement } from '../place/placement';
import type { Warn } from '../plan';
import { listed } from '../../text/lists';
import { foldName } from '../../text/fold-name';

interface Part {
  desired: DesiredSchema;
  placement: Placement;
}

/**
 * One warning for each look-alike, schemas first. Names that differ only in case or spaces are
 * the same name, not look-alikes.
 */
export function lookAlikes(parts: readonly Part[], observation: Observation): Warn[] {
  return parts.flatMap((part) => [
    ...schemasLike(part, observation),
    ...typesLike(part, observation),
  ]);
}

function schemasLike({ placement }: Part, { schemas }: Observation): Warn[] {
  const own = new Set([placement.name, placement.key].map(foldName));
  return schemas.flatMap((schema) => {
    const byName = passesFor(schema.name, [placement.name, placement.key], own);
    const like = byName ?? passesFor(schema.key, [placement.key], own);
    return like === null
      ? []
      : [
          warn(
            `The object schema ${quoted(schema.name, 80)} (id ${quoted(schema.id, 20)}) ` +
              `looks like ${quoted(like, 80)}`,
            byName === null ? schema.key : schema.name,
          ),
        ];
  });
}

/** Of a schema that exists: its types that pass for a type of the template. */
function typesLike({ desired, placement }: Part, { details }: Observation): Warn[] {
  const detail = details[placement.id ?? ''];
  if (detail === undefined) return [];
  const own = new Set(desired.types.map((type) => foldName(type.name)));
  const bySkeleton = new Map(desired.types.map((type) => [skeletonOf(type.name), type.name]));
  return detail.objectTypes.flatMap((type) => {
    const like = own.has(foldName(type.name)) ? undefined : bySkeleton.get(skeletonOf(type.name));
    return like === undefined
      ? []
      : [
          warn(
            `In ${quoted(placement.name, 80)} the object type ${quoted(type.name, 80)} looks like ${quoted(like, 80)}`,
            type.name,
          ),
        ];
  });
}

/** The wanted name that `name` passes for; null where it passes for none or is one of them. */
function passesFor(
  name: string,
  wanted: readonly string[],
  own: ReadonlySet<string>,
): string | null {
  if (own.has(foldName(name))) return null;
  const skeleton = skeletonOf(name);
  return skeleton === '' ? null : (wanted.find((one) => skeletonOf(one) === skeleton) ?? null);
}

const warn = (sentence: string, name: string): Warn => ({
  kind: 'warn',
  code: 'look-alike',
  sentence: `${sentence} but is another name (${strange(name)}); it is left alone.`,
});

/** What a reader cannot see of it: its characters beyond plain ASCII, by code point. */
function strange(name: string): string {
  const points = [
    ...new Set([...name].filter((character) => character < ' ' || character > '~')),
  ].map(
    (character) =>
      `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  if (points.length === 0) return 'other letters or digits';
  return listed(points, 6);
}
