/**
 * Without an id, never a guess in silence: what is missing beside something unknown that looks
 * like it may have been renamed. Whether it is the same only a person knows.
 */
import type { ObservedAttribute, ObservedObjectType } from '../../assets/observation';
import { quoted } from '../../text/inert';
import type { DesiredAttribute, DesiredType } from '../derive/desired';
import type { PlannedPart } from '../diff/schema-diff';
import type { SchemaIndex } from '../diff/schema-index';
import { attributeKeyOf, objectTypeKeyOf } from '../natural-key';
import type { Block } from '../plan';
import type { PlanInput } from '../request';
import { isSaidToBeNew, saidIn } from '../same';
import { SAY } from '../say';
import { foldName } from '../../text/fold-name';

/** With pins nothing is asked: the person has confirmed. */
export function sameOrNew(
  { desired, placement, diff, index }: PlannedPart,
  { options, pins }: PlanInput,
): Block[] {
  if (index === undefined || pins.length > 0) return [];
  const said = saidIn(options.same);
  const missing = new Set(diff.steps.map(({ key }) => key));
  // Of what is missing, that is what was deleted.
  const changed = new Set(diff.changes.map(({ element }) => element));
  const isOpen = (key: string, name: string): boolean =>
    missing.has(key) && !changed.has(key) && !isSaidToBeNew(said, name);
  const unknown = new Set(
    diff.extras.filter(({ earlier }) => !earlier).map(({ what, id }) => `${what} ${id}`),
  );
  const types = index.detail.objectTypes.filter(({ id }) => unknown.has(`object-type ${id}`));
  return desired.types.flatMap((type) => {
    const found = index.type(type.path);
    if (found === undefined) {
      if (!isOpen(objectTypeKeyOf(placement.key, type.path), type.name)) return [];
      const like = types.find((candidate) => isLike(type, candidate, index));
      return like === undefined ? [] : [question(type.name, like.name, placement.key)];
    }
    const own = index.attributesOf(found).filter(({ id }) => unknown.has(`attribute ${id}`));
    return type.attributes.flatMap((attribute) => {
      const name = `${type.name}.${attribute.name}`;
      if (!isOpen(attributeKeyOf(placement.key, type.path, attribute.name), name)) return [];
      const like = own.find((candidate) => isSameForm(attribute, candidate));
      return like === undefined ? [] : [question(name, like.name, placement.key)];
    });
  });
}

/** In the template's place, or with its children; and with its description or most of its attributes. */
function isLike(type: DesiredType, candidate: ObservedObjectType, index: SchemaIndex): boolean {
  const above = type.path.slice(0, -1);
  const parent = above.length === 0 ? null : index.type(above)?.id;
  const isInPlace = parent === candidate.parentId;
  const names = new Set(index.attributesOf(candidate).map(({ name }) => foldName(name)));
  const held = type.attributes.filter(({ name }) => names.has(foldName(name))).length;
  const isDescribed = type.description !== '' && candidate.description === type.description;
  const hasMost = held >= 2 && held * 2 >= type.attributes.length;
  // Of few attributes, or of none: all of them, and in its place.
  const own = index.attributesOf(candidate).filter((one) => !isAssetsOwn(one)).length;
  const hasAll = held === type.attributes.length && (held > 0 || own === 0);
  return (
    (hasAll && isInPlace) ||
    (isDescribed && (isInPlace || held > 0)) ||
    (hasMost && isInPlace) ||
    (held === type.attributes.length && held > 2)
  );
}

/** Key, Name, Created, Updated: Assets makes them itself. */
const isAssetsOwn = ({ system, label, name }: ObservedAttribute): boolean =>
  system || label || foldName(name) === 'name';

/** Described in the template’s words, and of its kind. What is not described so is somebody’s own. */
const isSameForm = (wanted: DesiredAttribute, found: ObservedAttribute): boolean =>
  wanted.kind === found.kind &&
  (wanted.description === ''
    ? found.description === '' && wanted.kind !== 'text'
    : [wanted.description, wanted.brief].includes(found.description));

const question = (wanted: string, found: string, schema: string): Block => ({
  kind: 'block',
  code: 'same-or-new',
  sentence:
    `Is ${quoted(found, 80)} the ${wanted} of ${schema}? ${wanted} is not there, ` +
    `and ${quoted(found, 80)} looks like it.`,
  remedy: `Say: ${SAY.same(wanted, found)}; or, if they are two: ${SAY.isNew(wanted)}.`,
  asks: { wanted, found },
});
