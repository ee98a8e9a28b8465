/** One object type, whole: its own attributes and those that it inherits. */
import { AppError } from '../errors';
import { MOST_TEXT } from '../service/answer';
import type { Outcome } from '../service/outputs';
import type { StructureNamed } from '../service/structure-named';
import { findType } from '../structure/find-type';
import { attributesHeld } from '../structure/structure';
import { defused, quoted } from '../text/inert';
import { typeText } from './present/type-text';
import { listed } from '../text/lists';

/** @throws AppError `bad-input` with the nearest names where no object type is called so */
export function describeType(
  { structure, holder, shown }: StructureNamed,
  wanted: string,
  part: number,
): Outcome<'describe-schema'> {
  const found = findType(structure, wanted);
  if (found.kind === 'none') throw unknownType(wanted, found.nearest, { structure, holder, shown });
  const { type } = found;
  const held = attributesHeld(structure, type);
  const children = structure.types
    .filter(
      ({ path }) =>
        path.length === type.path.length + 1 && type.path.every((name, at) => path[at] === name),
    )
    .map(({ name }) => name);
  const { text, ...where } = typeText({ holder, type, held, children, shown }, part, MOST_TEXT);
  const understood = found.guessed
    ? `Understood: ${quoted(wanted, 60)} as ${shown(type.name)}.\n`
    : '';
  return {
    ok: true,
    code: 'object-type',
    text: `${understood}${text}`,
    schema: structure.key,
    objectType: defused(type.name, 60),
    path: type.path.map((name) => defused(name, 60)),
    ownAttributes: type.attributes.length,
    allAttributes: held.length,
    fields: held.map(({ attribute, from }) => ({
      name: defused(attribute.name, 60),
      kind: attribute.kind,
      required: attribute.required,
      unique: attribute.unique,
      from: from === null ? null : defused(from, 60),
    })),
    ...where,
  };
}

function unknownType(
  wanted: string,
  nearest: readonly string[],
  { structure, holder, shown }: StructureNamed,
): AppError {
  return new AppError('bad-input', `${holder} has no object type ${quoted(wanted, 60)}.`, {
    remedy:
      nearest.length > 0
        ? `Did you mean ${nearest.map((name) => shown(name)).join(' or ')}?`
        : `It has ${listed(
            structure.types.map(({ name }) => shown(name)),
            12,
          )}.`,
  });
}
