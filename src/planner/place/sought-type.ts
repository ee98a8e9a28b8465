/** What of the templates a name in a request means, and whether an object schema is the hub that holds it. Pure. */
import type { ObservedObjectType, SchemaSummary } from '../../assets/observation';
import { isHubTemplate } from '../../templates/hubs';
import type { ResolvedTemplate } from '../../templates/resolve';
import type { KnownSchema } from '../plan';
import type { Sought } from './likely-types';
import { holdsTemplate } from './recognise';
import { foldName } from '../../text/fold-name';

/** @param name an object type (`Person`), or one reference to it (`Server.Owner`) */
export function soughtFor(name: string, templates: ReadonlyMap<string, ResolvedTemplate>): Sought {
  const type = targetOf(name, templates);
  const [home] = holdersOf(type, templates);
  const own = home?.objectTypes.find((one) => foldName(one.name) === foldName(type));
  return {
    name: own?.name ?? type,
    attributes: (home?.effective.get(own?.name ?? '') ?? []).map((attribute) => attribute.name),
  };
}

/** On record as a hub that has the object type, or holding one whole. */
export function isHubWith(
  name: string,
  schema: Pick<SchemaSummary, 'id'>,
  types: readonly ObservedObjectType[],
  {
    templates,
    known,
  }: { templates: ReadonlyMap<string, ResolvedTemplate>; known: readonly KnownSchema[] },
): boolean {
  return holdersOf(targetOf(name, templates), templates).some(
    (hub) =>
      known.some((one) => one.schemaId === schema.id && one.template === hub.key) ||
      holdsTemplate(hub, types),
  );
}

function targetOf(name: string, templates: ReadonlyMap<string, ResolvedTemplate>): string {
  const wanted = foldName(name);
  const reference = [...templates.values()]
    .flatMap(({ crossReferences }) => crossReferences)
    .find(({ objectType, attribute }) => foldName(`${objectType}.${attribute}`) === wanted);
  return reference?.target ?? name;
}

const holdersOf = (
  type: string,
  templates: ReadonlyMap<string, ResolvedTemplate>,
): ResolvedTemplate[] =>
  [...templates.values()].filter(
    ({ key, objectTypes }) =>
      isHubTemplate(key) && objectTypes.some((one) => foldName(one.name) === foldName(type)),
  );
