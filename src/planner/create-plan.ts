/** The planner's one door: templates + options + observation → plan. Pure: no I/O, no clock. */
import type { Observation } from '../assets/observation';
import type { ResolvedTemplate } from '../templates/resolve';
import { checkRequest } from './check-request';
import { deriveHub, deriveTarget, type DeriveContext } from './derive';
import { linkedTemplates, type DesiredSchema } from './desired';
import { diffSchema, type Resolution, type SchemaDiff } from './diff-schema';
import { digestOf } from './digest';
import { foldName, attributeKeyOf, sharingKeyOf, type NaturalKey } from './natural-key';
import type { DeployOptions } from './options';
import { placeHub, placeTarget, type PlaceContext, type Placement } from './place';
import type { Finding, KnownSchema, Plan, PlannedSchema, SchemaPin, Step, TemplateRef } from './plan';
import { SchemaIndex } from './schema-index';
import { judgeSchema } from './judge';
import { diffSharing } from './sharing';

export interface PlanInput {
  /** Every template asked for and every one these may refer to, by key. */
  templates: ReadonlyMap<string, ResolvedTemplate>;
  /** Versions and content hashes of the same templates. */
  refs: readonly TemplateRef[];
  options: DeployOptions;
  observation: Observation;
  known: readonly KnownSchema[];
  /** Resolution of a deployment under way; empty for a preview. With pins, nothing that is not pinned is linked to. */
  pins: readonly SchemaPin[];
  /** Ids of object schemas the deployment under way created. */
  made: ReadonlySet<string>;
}

export interface PlannedPart { desired: DesiredSchema; placement: Placement; diff: SchemaDiff }

export function createPlan(input: PlanInput): Plan {
  const parts = resolveParts(input);
  const findings: Finding[] = checkRequest(input, parts.map((part) => part.placement));
  const steps: Step[] = [];
  const standing = new Map<NaturalKey, unknown>();
  const ids: Record<NaturalKey, string> = {};
  const resolution = resolutionOf(input, parts);
  const planned: PlannedPart[] = parts.map((part) => ({ ...part, diff: diffPart(input, part, resolution) }));
  for (const part of planned) {
    const judged = judgeSchema(part, input);
    steps.push(...judged.steps);
    findings.push(...part.placement.blocks, ...part.desired.blocks, ...judged.findings, ...part.desired.warnings);
    for (const [key, form] of part.diff.standing) standing.set(key, form);
    for (const [key, id] of part.diff.ids) ids[key] = id;
  }
  const sharing = diffSharing(planned, input);
  steps.push(...sharing.steps);
  findings.push(...sharing.findings);
  for (const [key, form] of sharing.standing) standing.set(key, form);
  const draft: Omit<Plan, 'digest'> = {
    workspaceId: input.observation.workspaceId,
    templates: input.refs.filter((ref) => parts.some((part) => part.desired.template === ref.key) || copiesFrom(ref.key, input, parts)),
    options: input.options, schemas: planned.map((part) => plannedSchema(part, steps)),
    steps: inOrder(steps), ids, elements: [...new Set([...standing.keys(), ...steps.map((step) => step.key)])],
    findings, losses: planned.flatMap(lossesOf),
  };
  return { ...draft, digest: digestOf(draft, standing) };
}

interface Part { desired: DesiredSchema; placement: Placement }

/** The schemas asked for and the hubs they link to, transitively, hubs first. */
function resolveParts(input: PlanInput): Part[] {
  const context: DeriveContext = { templates: input.templates, options: input.options, linkable: linkable(input) };
  const place: PlaceContext = input;
  const parts = new Map<string, Part>();
  const order: string[] = [];
  const visit = (key: string): void => {
    const template = input.templates.get(key);
    if (template === undefined || parts.has(key)) return;
    const isTarget = input.options.templates.includes(key);
    const desired = isTarget ? deriveTarget(template, context) : deriveHub(template, context);
    parts.set(key, { desired, placement: isTarget ? placeTarget(template, place) : placeHub(template, place) });
    for (const hub of linkedTemplates(desired)) visit(hub);
    order.push(key);
  };
  input.options.templates.forEach(visit);
  return order.flatMap((key) => parts.get(key) ?? []);
}

/** Templates outside `extends` that may be linked to: asked for in the same request, or deployed. */
function linkable({ options, pins, known, observation }: PlanInput): Set<string> {
  if (pins.length > 0) return new Set(pins.map((pin) => pin.template));
  const present = new Set(observation.schemas.map((schema) => schema.id));
  return new Set([...options.templates, ...known.filter((schema) => schema.state === 'complete' && present.has(schema.schemaId)).map((schema) => schema.template)]);
}

function diffPart(input: PlanInput, { desired, placement }: Part, resolution: Resolution): SchemaDiff {
  const detail = placement.id === null ? null : input.observation.details[placement.id] ?? null;
  return diffSchema({
    desired, placement, detail, observation: input.observation, resolution,
    description: input.templates.get(desired.template)?.summary ?? '',
  });
}

function resolutionOf({ observation, options }: PlanInput, parts: readonly Part[]): Resolution {
  const placements = new Map(parts.map((part) => [part.desired.template, part.placement]));
  const indexes = new Map(parts.flatMap(({ desired, placement }) => {
    const detail = placement.id === null ? undefined : observation.details[placement.id];
    return detail === undefined ? [] : [[desired.template, new SchemaIndex(detail)] as const];
  }));
  return {
    schemaKey: (template) => placements.get(template)?.key ?? template,
    typeId: (template, path) => indexes.get(template)?.type(path)?.id ?? null,
    sharingKey: (template) => {
      const placement = placements.get(template);
      const off = placement !== undefined && (placement.id === null || observation.details[placement.id]?.sharing !== 'on');
      return off ? sharingKeyOf(placement.key) : null;
    },
    insisted: new Set(options.extend.filter((entry) => entry.includes('.')).map(foldName)),
  };
}

/** A template whose object types are copied counts among those a plan is made of. */
const copiesFrom = (key: string, { options, templates }: PlanInput, parts: readonly Part[]): boolean =>
  parts.some(({ desired }) => desired.losses.some((loss) => loss.mode === 'create')
    && options.templates.some((target) => templates.get(target)?.extends.includes(key) === true));

function plannedSchema({ desired, placement, diff }: PlannedPart, steps: readonly Step[]): PlannedSchema {
  return {
    template: desired.template, role: desired.role, key: placement.key, name: placement.name, id: placement.id, ours: placement.ours,
    complete: diff.steps.length === 0 && !steps.some((step) => step.schema === placement.key),
  };
}

function lossesOf({ desired, placement }: PlannedPart): Plan['losses'] {
  return desired.losses.map(({ mode, path, attribute, target, sentence }) =>
    ({ mode, target, sentence, attribute: attributeKeyOf(placement.key, path, attribute) }));
}

/** Schemas first, then what hangs on them; the deployer reorders, people read this. */
function inOrder(steps: readonly Step[]): Step[] {
  const rank: Record<Step['kind'], number> = { schema: 0, sharing: 1, status: 2, 'reference-type': 3, 'object-type': 4, attribute: 5 };
  return [...steps].sort((a, b) => rank[a.kind] - rank[b.kind]);
}
