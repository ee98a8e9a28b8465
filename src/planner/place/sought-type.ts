/** What of the templates a name in a request means, and whether an object schema is the hub that holds it. Pure. */
import type { ObservedObjectType, SchemaSummary } from '../../assets/observation';
import { isHubTemplate } from '../../templates/hubs';
import type { ResolvedObjectType, ResolvedTemplate } from '../../templates/resolve';
import type { KnownSchema } from '../plan';
import type { Sought } from './likely-types';
import { holdsTemplate } from './recognise';
import { foldName } from '../../text/fold-name';

/** @param name an object type (`Person`), or one reference to it (`Server.Owner`) */
export function soughtFor(name: string, templates: ReadonlyMap<string, ResolvedTemplate>): Sought {
  const target = targetOf(name, templates);
  const [held] = heldBy(target, templates);
  if (held === undefined) return { name: target, attributes: [] };
  const { hub, type } = held;
  return {
    name: type.name,
    attributes: (hub.effective.get(type.name) ?? []).map((attribute) => attribute.name),
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
  return heldBy(targetOf(name, templates), templates).some(
    ({ hub }) =>
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

/** The object type of that name in each hub that has one. */
const heldBy = (
  name: string,
  templates: ReadonlyMap<string, ResolvedTemplate>,
): { hub: ResolvedTemplate; type: ResolvedObjectType }[] =>
  [...templates.values()]
    .filter(({ key }) => isHubTemplate(key))
    .flatMap((hub) =>
      hub.objectTypes
        .filter((type) => foldName(type.name) === foldName(name))
        .map((type) => ({ hub, type })),
    );
