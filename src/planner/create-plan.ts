/** The planner's one door: templates + options + observation → plan. Pure: no I/O, no clock. */
import { anchorAdditions } from './anchor';
import { checkRequest } from './judge/check-request';
import { diffSchema } from './diff/diff-schema';
import type { PlanInput, PlanRequest } from './request';
import { requestsWithIds, resolveBindings } from './place/bindings';
import { plannedBindings } from './judge/planned-bindings';
import { indexOf } from './diff/index-of';
import type { PlannedPart } from './diff/schema-diff';
import { wholeTemplate } from './diff/whole-template';
import { digestOf } from './digest';
import { inOrderOfIds } from './in-order-of-ids';
import { isLinkedAsItIs, judgeSchema } from './judge/judge-schema';
import { lookAlikes } from './judge/look-alikes';
import { attributeKeyOf, type NaturalKey } from './natural-key';
import { isNamedIn, mayAdd } from './place/placement';
import type { Finding, Plan, PlannedSchema, Step } from './plan';
import { needsOfSite } from './judge/needs-of-site';
import { oddElements } from './judge/odd-elements';
import { recommendations } from './judge/recommendations';
import { resolutionOf } from './resolution';
import { resolveParts } from './resolve-parts';
import { commonDataModel } from './judge/common-data-model';
import { requiredOnExisting } from './judge/required-on-existing';
import { tierQuestions } from './judge/tiers';
import { diffSharing } from './judge/sharing';

export function createPlan(request: PlanRequest): Plan {
  const observation = inOrderOfIds(request.observation);
  const input = withBindings(anchorAdditions({ ...request, observation }));
  const parts = withoutIdleHubs(diffParts(input), input);
  const findings = checkRequest(input, parts);
  const steps: Step[] = [];
  const referred = typesReferredTo(parts, input);
  for (const part of parts) {
    const judged = judgeSchema(part, input, referred);
    steps.push(...judged.steps);
    findings.push(...judged.findings);
  }
  const sharing = diffSharing(parts, steps, input);
  const bindings = plannedBindings(parts, input);
  const standing = new Map([
    ...parts.flatMap((part) => [...part.diff.standing]),
    ...bindings.standing,
    ...sharing.standing,
  ]);
  findings.push(
    ...sharing.findings,
    ...recommendations(parts, input),
    ...lookAlikes(parts, input.observation),
    ...roleUnknown(parts),
    ...tierQuestions(parts, input),
    ...bindings.findings,
    ...commonDataModel([...sharing.steps, ...steps], input),
  );
  const all = inOrder([...sharing.steps, ...steps]);
  const ids = Object.fromEntries([...bindings.ids, ...parts.flatMap((part) => [...part.diff.ids])]);
  const schemas = parts.map((part) => plannedSchema(part, all));
  findings.push(
    ...requiredOnExisting(all, ids),
    ...needsOfSite(all, input.observation.globals),
    ...oddElements({ steps: all, ids, schemas }, input.observation),
  );
  const changed = parts.filter((part) => !isLinkedAsItIs(part, input));
  const draft: Omit<Plan, 'digest'> = {
    workspaceId: input.observation.workspaceId,
    templates: input.refs.filter((ref) =>
      parts.some(
        ({ desired }) => desired.template === ref.key || desired.copiedFrom.includes(ref.key),
      ),
    ),
    options: input.options,
    schemas,
    bindings: bindings.planned,
    steps: all,
    ids,
    elements: [
      ...new Set([...standing.keys(), ...sharing.elements, ...all.map((step) => step.key)]),
    ].sort(),
    findings,
    dress: parts.flatMap((part) => part.diff.dress),
    losses: changed.flatMap(lossesOf),
    unneeded: changed.flatMap((part) => part.diff.unneeded),
  };
  return { ...draft, digest: digestOf(draft, standing) };
}

function diffParts(input: PlanInput): PlannedPart[] {
  const parts = resolveParts(input).map((part) => ({
    ...part,
    index: indexOf(input, part.placement.id),
  }));
  const resolution = resolutionOf(input, parts);
  return parts.map(({ desired, placement, index }) => ({
    desired,
    placement,
    index,
    diff: diffSchema({
      desired,
      placement,
      observation: input.observation,
      resolution,
      index,
      whole: wholeTemplate(input.templates.get(desired.template)),
      description: input.templates.get(desired.template)?.brief ?? '',
    }),
  }));
}

/**
 * Hubs that would be made, or finished, although no reference to be created needs them: a schema
 * that is complete asks for nothing. A deployment under way keeps the schemas it was approved
 * with, all of them and no other.
 */
function withoutIdleHubs(parts: PlannedPart[], input: PlanInput): PlannedPart[] {
  const { options, pins } = input;
  if (pins.length > 0)
    return parts.filter(({ desired }) => pins.some((pin) => pin.template === desired.template));
  const extended = parts.filter(
    ({ placement }) => placement.id !== null && isNamedIn(options.extend, placement),
  );
  const needed = new Set([
    ...options.templates,
    ...extended.map(({ desired }) => desired.template),
  ]);
  for (const key of needed) {
    const part = parts.find(({ desired }) => desired.template === key);
    if (part !== undefined && !isLinkedAsItIs(part, input))
      for (const hub of part.diff.refersTo) needed.add(hub);
  }
  return parts.filter(
    ({ desired, placement }) => needed.has(desired.template) || !mayAdd(placement, options),
  );
}

/** Targets of the references that this plan creates. */
function typesReferredTo(parts: readonly PlannedPart[], input: PlanInput): Set<NaturalKey> {
  return new Set(
    parts
      .filter((part) => !isLinkedAsItIs(part, input))
      .flatMap((part) =>
        part.diff.steps.flatMap((step) =>
          step.kind === 'attribute' ? (step.form.reference?.target ?? []) : [],
        ),
      ),
  );
}

function plannedSchema(
  { desired, placement, diff }: PlannedPart,
  steps: readonly Step[],
): PlannedSchema {
  return {
    template: desired.template,
    role: desired.role,
    key: placement.key,
    name: placement.name,
    id: placement.id,
    ours: placement.ours,
    complete: diff.steps.length === 0 && !steps.some((step) => step.schema === placement.key),
  };
}

function lossesOf({ desired, placement }: PlannedPart): Plan['losses'] {
  return desired.losses.map(({ mode, path, attribute, target, sentence }) => ({
    mode,
    target,
    sentence,
    attribute: attributeKeyOf(placement.key, path, attribute),
  }));
}

function roleUnknown(parts: readonly PlannedPart[]): Finding[] {
  // A key or name that cannot be is blocked, and then nothing is created.
  const fresh = parts
    .filter(({ placement }) => placement.id === null && placement.blocks.length === 0)
    .map(({ placement }) => placement.key);
  return fresh.length === 0
    ? []
    : [
        {
          kind: 'warn',
          code: 'assets-role-unknown',
          sentence:
            'Whether your Assets role lets you create object schemas cannot be checked ' +
            `beforehand: creating ${fresh[0] ?? ''} is the first write and shows it.`,
        },
      ];
}

/** The ids of what is linked to are found once, and asked by from then on. */
function withBindings(request: PlanRequest): PlanInput {
  const { options } = request;
  const bindings = resolveBindings(request);
  const { bound } = options.references;
  if (bound === undefined) return { ...request, bindings };
  const { each, hubs } = options.references;
  const asHub = new Set(bindings.hubs.map(({ name }) => name));
  const references = {
    ...options.references,
    each: { ...each, ...Object.fromEntries([...asHub].map((name) => [name, 'link' as const])) },
    hubs: [...new Set([...hubs, ...bindings.hubs.map(({ key }) => key.toUpperCase())])],
    bound: Object.fromEntries(
      Object.entries(requestsWithIds(bound, bindings)).filter(([name]) => !asHub.has(name)),
    ),
  };
  return { ...request, bindings, options: { ...options, references } };
}

/**
 * Schemas first, then what hangs on them; the deployer reorders, people read this. A step waits
 * only for steps of the plan.
 */
function inOrder(steps: readonly Step[]): Step[] {
  const rank: Record<Step['kind'], number> = {
    schema: 0,
    sharing: 1,
    status: 2,
    'reference-type': 3,
    'object-type': 4,
    attribute: 5,
  };
  const keys = new Set(steps.map((step) => step.key));
  return [...steps]
    .sort((a, b) => rank[a.kind] - rank[b.kind])
    .map((step) => ({ ...step, after: step.after.filter((key) => keys.has(key)) }));
}
