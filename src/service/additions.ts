/**
 * What somebody added to an object schema with LaunchPad, and approved: theirs in every later
 * comparison, and no drift.
 */
import type { Kv } from '../storage/kv/kv';
import { ownModel, ownModels } from '../storage/own-models';
import type { Place } from '../structure/compare';
import { walkTypes } from '../templates/walk';
import { joinedKey } from '../text/joined-key';
import { foldName } from '../text/fold-name';

export type IsAddition = (place: Place) => boolean;

export async function additionsTo(
  schema: { id: string; key: string },
  kv: Kv,
): Promise<IsAddition> {
  const lines = (await ownModels(kv)).filter(({ addsTo, schemaId }) =>
    schemaId === undefined ? addsTo === schema.key : schemaId === schema.id,
  );
  const names = new Set<string>();
  for (const { key } of lines.filter(({ addsTo }) => addsTo !== undefined)) {
    const template = (await ownModel(kv, key))?.template;
    if (template === undefined) continue;
    for (const { type, own } of walkTypes(template)) {
      names.add(foldName(type.name));
      for (const { attribute } of own) names.add(nameOf(type.name, attribute.name));
    }
    for (const set of Object.values(template.statusSets))
      for (const { name } of set) names.add(nameOf('', name));
  }
  return (place) => {
    if (place.kind === 'object-type') return names.has(foldName(place.path.at(-1) ?? ''));
    return place.kind === 'attribute'
      ? names.has(nameOf(place.path.at(-1) ?? '', place.name))
      : place.kind === 'status' && names.has(nameOf('', place.name));
  };
}

const nameOf = (type: string, name: string): string => joinedKey([foldName(type), foldName(name)]);
