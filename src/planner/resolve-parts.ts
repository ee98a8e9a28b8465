/** The object schemas a plan is about: those asked for and the hubs they link to, each with its model and its place. */
import type { Linkable } from './derive/decide-reference';
import type { ResolvedTemplate } from '../templates/resolve';
import { chooseBindings } from './derive/choose-binding';
import { deriveHub, deriveTarget, type DeriveContext } from './derive/derive';
import { hubsWantedSmall, NONE_SMALL, typesNeeded, type SmallHubs } from './derive/small-hubs';
import { linkedTemplates, type DesiredSchema } from './derive/desired';
import { chooseRoles, type ChosenRoles } from './place/choose-roles';
import { placeHub, placeTarget } from './place/place';
import { isNamedIn, mayAdd, type Placement } from './place/placement';
import type { PlaceContext } from './request';
import { indexOf } from './diff/index-of';
import type { SchemaIndex } from './diff/schema-index';

export interface Part {
  desired: DesiredSchema;
  placement: Placement;
}

/**
 * Hubs first, transitively. What an optional reference can link to depends on which schemas come
 * along for other reasons, so this is repeated until nothing more comes along: a deployment under
 * way, which knows its schemas, then derives the same.
 */
export function resolveParts(context: PlaceContext): Part[] {
  const whole = resolveWith(context, NONE_SMALL);
  const hubs = hubsWantedSmall(context.options, context.templates).filter((hub) =>
    whole.some(
      ({ desired, placement }) => desired.template === hub && mayAdd(placement, context.options),
    ),
  );
  if (hubs.length === 0) return whole;
  const others = whole
    .map(({ desired }) => desired)
    .filter(({ template }) => !hubs.includes(template));
  return resolveWith(context, typesNeeded(hubs, others, context.templates));
}

function resolveWith(context: PlaceContext, small: SmallHubs): Part[] {
  const places = new Places(context);
  const roles = chooseRoles(context);
  const along = new Set([...context.options.templates, ...context.pins.map((pin) => pin.template)]);
  for (;;) {
    const parts = collect(context, places, along, roles, small);
    const more = parts.filter((part) => !along.has(part.desired.template));
    if (more.length === 0) return parts;
    for (const part of more) along.add(part.desired.template);
  }
}

function collect(
  context: PlaceContext,
  places: Places,
  along: ReadonlySet<string>,
  roles: ChosenRoles,
  small: SmallHubs,
): Part[] {
  const { templates, options } = context;
  const contextOf = (template: ResolvedTemplate, placement: Placement): DeriveContext => ({
    templates,
    options,
    roles,
    small,
    linkable: (key, path) => linkable(key, path, context, places, along),
    chosen: chooseBindings({
      template,
      placement,
      role: options.templates.includes(template.key) ? 'target' : 'hub',
      references: options.references,
      bindings: context.bindings,
      schemaOf: (key) => places.of(key)?.id ?? null,
    }),
  });
  const seen = new Set<string>();
  const parts: Part[] = [];
  const visit = (key: string, from: Placement | null): void => {
    const template = templates.get(key);
    if (template === undefined || seen.has(key)) return;
    const placement = places.of(key);
    // A hub that is linked to as it is brings nothing new along.
    if (placement === null || (from !== null && !mayAdd(from, options) && placement.id === null))
      return;
    seen.add(key);
    const isTarget = options.templates.includes(key);
    const derive = contextOf(template, placement);
    const desired = isTarget ? deriveTarget(template, derive) : deriveHub(template, derive);
    for (const hub of linkedTemplates(desired)) visit(hub, isTarget ? null : placement);
    parts.push({ desired, placement });
  };
  for (const key of options.templates) visit(key, null);
  return parts;
}

/** Whether an optional reference to a type of another template can be made now. */
function linkable(
  template: string,
  path: readonly string[],
  context: PlaceContext,
  places: Places,
  along: ReadonlySet<string>,
): Linkable {
  const { options, pins, observation } = context;
  const comes = along.has(template);
  if (options.templates.includes(template)) return 'yes';
  if (!comes && pins.length > 0) return 'not-deployed';
  const placement = places.of(template);
  if (placement === null) return 'not-deployed';
  if (comes && mayAdd(placement, options)) return 'yes';
  if (placement.id === null || placement.ours || !places.stands(placement.id, path))
    return 'not-deployed';
  const shared =
    comes ||
    observation.details[placement.id]?.sharing === 'on' ||
    isNamedIn(options.allowSharing, placement);
  return shared ? 'yes' : { notShared: placement.key };
}

/** Where templates go, worked out once each. */
class Places {
  private readonly placements = new Map<string, Placement | null>();
  private readonly indexes = new Map<string, SchemaIndex>();

  constructor(private readonly context: PlaceContext) {}

  of(key: string): Placement | null {
    const known = this.placements.get(key);
    if (known !== undefined) return known;
    const template = this.context.templates.get(key);
    const placement =
      template === undefined
        ? null
        : this.context.options.templates.includes(key)
          ? placeTarget(template, this.context)
          : placeHub(template, this.context);
    this.placements.set(key, placement);
    return placement;
  }

  stands(schemaId: string, path: readonly string[]): boolean {
    const index = this.indexes.get(schemaId) ?? indexOf(this.context, schemaId);
    if (index === undefined) return false;
    this.indexes.set(schemaId, index);
    return index.type(path) !== undefined;
  }
}
