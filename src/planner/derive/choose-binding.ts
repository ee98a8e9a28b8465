/** Which object type that exists takes the place of a reference's target, of those asked for and those kept. */
import type { ResolvedTemplate } from '../../templates/resolve';
import { isHubTemplate } from '../../templates/hubs';
import type { ReferenceChoice } from '../options';
import type { Binding } from '../place/binding';
import type { Bindings } from '../place/bindings';
import type { Placement } from '../place/placement';
import type { ReferenceUse } from './reference-mode';
import { foldName } from '../../text/fold-name';

export interface ChosenBindings {
  /** @param home key of the template whose object type the reference points at */
  of(use: ReferenceUse, home: string): Binding | null;
  /** For an own object type of a hub that is not made, because one that exists takes its place. */
  insteadOf(objectType: string): Binding | null;
}

/** Every reference points where its template says. */
export const NOTHING_BOUND: ChosenBindings = { of: () => null, insteadOf: () => null };

export interface ChooseInput {
  template: ResolvedTemplate;
  placement: Placement;
  role: 'target' | 'hub';
  references: ReferenceChoice;
  bindings: Bindings;
  /** Id of the object schema that another template goes to; null where it does not exist yet. */
  schemaOf(template: string): string | null;
}

/**
 * The most exact wins: one reference before all that point at a type, what is asked now before
 * what is kept. A hub that exists keeps its own object types and what was kept with it, whatever
 * is asked for a spoke.
 */
export function chooseBindings(input: ChooseInput): ChosenBindings {
  const { template, placement, role, references, bindings } = input;
  const isNew = placement.id === null || placement.ours;
  const none: ReadonlyMap<string, Binding> = new Map();
  const asked = role === 'target' || isNew ? bindings.asked : none;
  const modes = new Set(Object.keys(references.each).map(foldName));
  const keptOf = (schema: string | null): ReadonlyMap<string, Binding> =>
    bindings.kept.get(schema ?? '') ?? none;
  const kept = keptOf(placement.id);
  const parents = new Set(template.objectTypes.map((type) => type.parentPath?.at(-1)));

  const insteadOf = (objectType: string): Binding | null => {
    if (!isHubTemplate(template.key) || parents.has(objectType)) return null;
    const name = foldName(objectType);
    return (isNew ? asked.get(name) : undefined) ?? kept.get(name) ?? null;
  };
  return {
    insteadOf,
    of(use, home) {
      const target = foldName(use.target);
      if (home === template.key) return insteadOf(use.target);
      const exact = foldName(`${use.type}.${use.attribute}`);
      const now = asked.get(exact);
      if (now !== undefined || modes.has(exact)) return now ?? null;
      const all = asked.get(target);
      if (all !== undefined || modes.has(target)) return all ?? null;
      return (
        kept.get(exact) ?? kept.get(target) ?? keptOf(input.schemaOf(home)).get(target) ?? null
      );
    },
  };
}
