/**
 * What references of an object schema that exists were linked to of what people had: kept by id,
 * so that to a comparison the template says the same. Nothing is asked of the site.
 */
import type { SchemaSummary } from '../assets/observation';
import { chooseBindings, type ChosenBindings } from '../planner/derive/choose-binding';
import type { ReferenceChoice } from '../planner/options';
import { goneBinding, type Binding } from '../planner/place/binding';
import { placementOf } from '../planner/place/placement';
import type { KeptBinding, KnownSchema } from '../planner/plan';
import type { ResolvedTemplate } from '../templates/resolve';
import { singular } from '../templates/nearly';
import type { Structure } from '../structure/structure';
import type { Existing } from './find-schema';
import { foreign, keyShown } from './names-shown';
import { foldName } from '../text/fold-name';

export type ChooseFor = (template: ResolvedTemplate, references: ReferenceChoice) => ChosenBindings;

/** @param isHub whether it came along as another's hub */
export function boundHere({ summary, schemas, known }: Existing, isHub = false): ChooseFor {
  const kept = new Map(known.map((one) => [one.schemaId, bindingsOf(one, schemas)]));
  const schemaOf = (template: string): string | null =>
    known.filter((one) => one.template === template).at(-1)?.schemaId ?? null;
  return (template, references) =>
    chooseBindings({
      template,
      placement: placementOf(summary),
      role: isHub ? 'hub' : 'target',
      references,
      bindings: { asked: new Map(), kept, hubs: [], blocks: [] },
      schemaOf,
    });
}

const bindingsOf = (
  { bound = [] }: KnownSchema,
  schemas: readonly SchemaSummary[],
): Map<string, Binding> => new Map(bound.map((one) => [foldName(one.name), asKept(one, schemas)]));

/** By the words of whoever linked it, in its object schema as it is called now. */
function asKept(kept: KeptBinding, schemas: readonly SchemaSummary[]): Binding {
  const binding = goneBinding(kept);
  const schema = schemas.find(({ id }) => id === kept.schemaId);
  return {
    ...binding,
    schema: schema ?? { ...binding.schema, key: kept.schema },
    type: { ...binding.type, name: kept.type },
    gone: schema === undefined,
  };
}

/** What was linked, by the names that it has now, of references that are still there. */
export function linkedWords(
  { summary, known }: Existing,
  ...sides: readonly { structure: Structure }[]
): string[] {
  const bound = known.find(({ schemaId }) => schemaId === summary.id)?.bound ?? [];
  const targets = new Map(
    sides
      .flatMap(({ structure }) => structure.types)
      .flatMap(({ attributes }) => attributes)
      .flatMap(({ reference }) =>
        reference?.id === undefined || reference.bound === true || reference.type === null
          ? []
          : [[reference.id, reference] as const],
      ),
  );
  return bound.flatMap(({ name, type, typeId }) => {
    const now = targets.get(typeId ?? '');
    if (now === undefined || now.type === null) return [];
    const place = now.schema === null ? '' : ` in ${keyShown(now.schema)}`;
    const was =
      type === '' || singular(type.split(/[/›>]/u).at(-1) ?? '') === singular(now.type)
        ? ''
        : `, which was called ${foreign(type)} when it was linked`;
    return [`${name} is ${foreign(now.type)}${place}${was}`];
  });
}
