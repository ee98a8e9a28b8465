/** Which template's object type a role means in a plan: that of the one that comes along, or is here. Pure. */
import { fillersOf, roles, type Filler } from '../../templates/roles';
import type { PlaceContext } from '../request';
import { candidates } from './recognise';

/** By role; one that no template fills here is not in it. */
export type ChosenRoles = ReadonlyMap<string, Filler>;

/**
 * Of several the largest: what a person asks for goes before what is on record, and that before
 * what is recognised by its object types. A deployment under way keeps to what it was approved
 * with.
 */
export function chooseRoles(context: Omit<PlaceContext, 'bindings'>): ChosenRoles {
  return new Map(
    roles().flatMap((role) => {
      const filler = choose(
        fillersOf(role)
          .reverse()
          .filter(({ template }) => context.templates.has(template)),
        context,
      );
      return filler === undefined ? [] : [[role, filler] as const];
    }),
  );
}

/** @param fillers largest first */
function choose(
  fillers: readonly Filler[],
  { templates, options, pins, known, observation }: Omit<PlaceContext, 'bindings'>,
): Filler | undefined {
  const ids = observation.schemas.map(({ id }) => id);
  const ways: ((template: string) => boolean)[] = [
    (template) => options.templates.includes(template),
    (template) => pins.some((pin) => pin.template === template),
    ...(pins.length > 0
      ? []
      : [
          (template: string) =>
            known.some((one) => one.template === template && ids.includes(one.schemaId)),
          (template: string) => {
            const whole = templates.get(template);
            const typesOf = (id: string) => observation.details[id]?.objectTypes;
            return whole !== undefined && candidates(whole, ids, known, typesOf).length > 0;
          },
        ]),
  ];
  for (const isIt of ways) {
    const found = fillers.find(({ template }) => isIt(template));
    if (found !== undefined) return found;
  }
  return undefined;
}
