/** One object type, whole: its own attributes and those that it inherits. */
import { AppError } from '../errors';
import { MOST_TEXT } from '../service/answer';
import type { Outcome } from '../service/outputs';
import type { Named } from '../service/find-schema';
import { structureNamed, type StructureNamed } from '../service/structure-named';
import type { Tools } from '../service/tools';
import { typeNamed } from '../service/type-named';
import { findType } from '../structure/find-type';
import { attributesHeld } from '../structure/structure';
import { defused, quoted } from '../text/inert';
import { typeText } from './present/type-text';
import { listed } from '../text/lists';

/** @throws AppError `bad-input` with the nearest names where no object type is called so */
export async function describeType(
  named: Named,
  wanted: string,
  part: number,
  tools: Tools,
): Promise<Outcome<'describe-schema'>> {
  const read = await structureNamed(named, tools, {}, { type: wanted });
  const found = await typeNamed(named, read, wanted, tools);
  if (found === null) throw unknownType(wanted, read);
  const { structure, holder, shown } =
    read.structure.unread === true && found.understood !== ''
      ? await structureNamed(named, tools, {}, { type: found.type.name })
      : read;
  const type =
    structure.types.find(({ id, path }) =>
      id === null ? path === found.type.path : id === found.type.id,
    ) ?? found.type;
  const held = attributesHeld(structure, type);
  const children = structure.types
    .filter(
      ({ path }) =>
        path.length === type.path.length + 1 && type.path.every((name, at) => path[at] === name),
    )
    .map(({ name }) => name);
  const { text, ...where } = typeText({ holder, type, held, children, shown }, part, MOST_TEXT);
  return {
    ok: true,
    code: 'object-type',
    text: found.understood === '' ? text : `${found.understood}\n${text}`,
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

function unknownType(wanted: string, { structure, holder, shown }: StructureNamed): AppError {
  const found = findType(structure, wanted);
  const nearest = found.kind === 'none' ? found.nearest : [];
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
