/**
 * The report of a deployment, fit for a change record. It is worked out anew from what stands, less what stood at approval: nothing
 * of the tenant's is kept for it. Pure.
 */
import type { Observation } from '../assets/observation';
import { parseKey, type ElementKind, type NaturalKey } from '../planner/natural-key';
import type { DeployOptions } from '../planner/options';
import { blocksOf, type Keep, type Plan, type TemplateRef } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { Deployment, DeploymentState, Outcome } from '../storage/deployment-record';
import type { SetByHand } from '../storage/set-by-hand';

export interface ReportInput {
  deployment: Deployment;
  /** Planned anew, with the deployment's pins, from `observation`. */
  plan: Plan;
  observation: Pick<Observation, 'globals'>;
  /** Hashes of what stood at approval. */
  baseline: ReadonlySet<string>;
  setByHand: readonly SetByHand[];
  /** When the workspace was read, milliseconds since 1970, and the account it was read as. */
  now: number;
  reader: string;
}

export interface ReportElement {
  kind: ElementKind;
  /** Key of the object schema. */
  schema: string;
  /** Names below the schema, the path of a type and the attribute last; empty for the schema itself. */
  path: string[];
  /** Id in Assets; null for a setting, which has none. */
  id: string | null;
}

export interface DeploymentReport {
  deployment: string;
  state: DeploymentState;
  /** SHA-256 of the approved plan; chat and page show its first six characters. */
  digest: string;
  workspace: string;
  templates: TemplateRef[];
  options: DeployOptions;
  /** Account id, where the confirmation came from, and the setting it was given under. Times are ISO. */
  approved: { by: string; at: string; from: string; setting: string };
  executedAs: string;
  appVersion: string;
  startedAt: string | null;
  endedAt: string | null;
  /** When what follows was read, and as whom: what that person may not see counts as not there. */
  readAt: string;
  readBy: string;
  outcome: Outcome;
  /** Why the lists may not be the whole truth. */
  notes: string[];
  created: ReportElement[];
  /** Global statuses and reference types that stand in for the schema's own, which Assets refused. */
  standsIn: ReportElement[];
  /** Elements of the templates that stood before, and stand. */
  stayed: ReportElement[];
  /** Where what stood before differs from the templates; it was left alone. */
  differs: { element: ReportElement; field: string; wanted: string; found: string }[];
  /** Approved, and not there. */
  missing: ReportElement[];
  setByHand: SetByHand[];
}

export function deploymentReport({
  deployment,
  plan,
  observation,
  baseline,
  setByHand,
  now,
  reader,
}: ReportInput): DeploymentReport {
  const missing = new Set(plan.steps.map((step) => step.key));
  const standing = plan.elements.filter((key) => !missing.has(key));
  const stoodBefore = (key: NaturalKey): boolean => baseline.has(hashKey(key));
  const global = globalIds(observation);
  const element = (key: NaturalKey): ReportElement => elementOf(key, plan);
  const added = standing.filter((key) => !stoodBefore(key)).map(element);
  const isGlobal = ({ kind, id }: ReportElement): boolean => global.has(`${kind} ${id ?? ''}`);
  return {
    ...headOf({ deployment, setByHand, now, reader }),
    notes: notesOf(plan),
    created: inOrder(added.filter((one) => !isGlobal(one))),
    standsIn: inOrder(added.filter(isGlobal)),
    stayed: inOrder(standing.filter(stoodBefore).map(element)),
    differs: plan.findings
      .filter((finding): finding is Keep => finding.kind === 'keep' && stoodBefore(finding.element))
      .map(({ element: key, field, wanted, found }) => ({
        element: element(key),
        field,
        wanted,
        found,
      })),
    missing: inOrder([...missing].map(element)),
  };
}

/** Of a deployment whose templates this app no longer holds: what is on record, and no lists. */
export function recordedReport(
  input: Omit<ReportInput, 'plan' | 'observation' | 'baseline'>,
  gone: readonly string[],
): DeploymentReport {
  const note = `This version of the app no longer holds ${gone.join(', ')} as approved, so the elements cannot be listed. Counts on record: ${JSON.stringify(input.deployment.written)} created of ${JSON.stringify(input.deployment.approved)}.`;
  return {
    ...headOf(input),
    notes: [note],
    created: [],
    standsIn: [],
    stayed: [],
    differs: [],
    missing: [],
  };
}

type Head = Omit<
  DeploymentReport,
  'notes' | 'created' | 'standsIn' | 'stayed' | 'differs' | 'missing'
>;

function headOf({
  deployment,
  setByHand,
  now,
  reader,
}: Omit<ReportInput, 'plan' | 'observation' | 'baseline'>): Head {
  return {
    deployment: deployment.id,
    state: deployment.state,
    digest: deployment.digest,
    workspace: deployment.workspaceId,
    templates: deployment.templates,
    options: deployment.options,
    approved: {
      by: deployment.account,
      at: iso(deployment.createdAt),
      from: deployment.origin,
      setting: deployment.setting,
    },
    executedAs: deployment.executor,
    appVersion: deployment.appVersion,
    startedAt: isoOrNull(deployment.startedAt),
    endedAt: isoOrNull(deployment.endedAt),
    readAt: iso(now),
    readBy: reader,
    outcome: deployment.outcome,
    setByHand: setByHand.flatMap(inPieces),
  };
}

/** Longest value on one line of the list, in characters: each line has to fit into one answer. */
const MOST_VALUE = 1_500;

/** A value too long for one line takes several, numbered; together they are the whole. */
function inPieces(entry: SetByHand): SetByHand[] {
  const most = Math.ceil(entry.value.length / MOST_VALUE);
  if (most <= 1) return [entry];
  return Array.from({ length: most }, (_, at) => ({
    ...entry,
    field: `${entry.field} (piece ${at + 1} of ${most})`,
    value: entry.value.slice(at * MOST_VALUE, (at + 1) * MOST_VALUE),
  }));
}

/** Where a whole schema cannot be told any more: it is gone, or it is no longer plain which one it is. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'schema-gone',
  'hub-ambiguous',
  'hub-not-found',
  'hub-missing-type',
  'hub-key-taken',
  'key-taken',
  'name-taken',
]);

const notesOf = (plan: Plan): string[] =>
  blocksOf(plan)
    .filter(({ code }) => UNREADABLE.has(code))
    .map(({ sentence }) => sentence);

function elementOf(key: NaturalKey, plan: Plan): ReportElement {
  const { kind, schema, names } = parseKey(key);
  return { kind, schema, path: names, id: kind === 'sharing' ? null : (plan.ids[key] ?? null) };
}

const globalIds = ({ globals }: Pick<Observation, 'globals'>): Set<string> =>
  new Set([
    ...globals.statuses.map(({ id }) => `status ${id}`),
    ...globals.referenceTypes.map(({ id }) => `reference-type ${id}`),
  ]);

const RANK: Record<ElementKind, number> = {
  schema: 0,
  sharing: 1,
  status: 2,
  'reference-type': 3,
  'object-type': 4,
  attribute: 4,
};

/** Schema by schema; a type before its attributes, and before the types below it. */
function inOrder(elements: readonly ReportElement[]): ReportElement[] {
  const sortKey = ({ schema, kind, path }: ReportElement): string =>
    [
      schema,
      RANK[kind],
      ...(RANK[kind] === 4 ? typePath({ kind, path }) : path),
      kind === 'attribute' ? `\u0001${path.at(-1) ?? ''}` : '',
    ].join('\u0000');
  return elements
    .map((one) => ({ one, by: sortKey(one) }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ one }) => one);
}

const typePath = ({ kind, path }: Pick<ReportElement, 'kind' | 'path'>): string[] =>
  kind === 'attribute' ? path.slice(0, -1) : path;

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
