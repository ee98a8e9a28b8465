/** Which template's object type a role means in a plan: that of the one that comes along, or is here. Pure. */
import type { ResolvedTemplate } from '../../templates/resolve';
import { fillersOf, roles, type Filler } from '../../templates/roles';
import type { PlaceContext } from '../request';
import { candidates } from './recognise';

/** By role; undefined, or nothing, for one that no template fills here. */
export type ChosenRoles = ReadonlyMap<string, Filler | undefined>;

/**
 * Of several the largest: what a person asks for goes before what is on record, and that before
 * what is recognised by its object types. A deployment under way keeps to what it was approved
 * with.
 */
export const chooseRoles = (context: Omit<PlaceContext, 'bindings'>): ChosenRoles =>
  new Map(roles().map((role) => [role, choose(role, context)]));

function choose(
  role: string,
  { templates, options, pins, approved, known, observation }: Omit<PlaceContext, 'bindings'>,
): Filler | undefined {
  const largestFirst = fillersOf(role)
    .reverse()
    .flatMap((filler) => {
      const template = templates.get(filler.template);
      return template === undefined ? [] : [{ filler, template }];
    });
  const ids = observation.schemas.map(({ id }) => id);
  const typesOf = (id: string) => observation.details[id]?.objectTypes;
  const here: ((template: ResolvedTemplate) => boolean)[] = [
    ({ key }) => known.some((one) => one.template === key && ids.includes(one.schemaId)),
    (template) => candidates(template, ids, known, typesOf).length > 0,
  ];
  const ways: typeof here = [
    ({ key }) => options.templates.includes(key),
    ({ key }) => pins.some((pin) => pin.template === key),
    // Its object types may be copied, and then its object schema is no part of the plan.
    ...(pins.length > 0 ? [({ key }: ResolvedTemplate) => approved?.includes(key) === true] : here),
  ];
  for (const isIt of ways) {
    const found = largestFirst.find(({ template }) => isIt(template));
    if (found !== undefined) return found.filler;
  }
  return undefined;
}
