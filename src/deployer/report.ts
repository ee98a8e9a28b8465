/**
 * The report of a deployment, fit for a change record. It is worked out anew from what stands, less what stood at approval: nothing
 * of the tenant's is kept for it. Pure.
 */
import type { Observation } from '../assets/observation';
import { parseKey, type ElementKind, type NaturalKey } from '../planner/natural-key';
import type { DeployOptions } from '../planner/options';
import type { Keep, Plan, TemplateRef } from '../planner/plan';
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
  /** When the workspace was read, milliseconds since 1970. */
  now: number;
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
  /** When what follows was read. */
  readAt: string;
  outcome: Outcome;
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

export function deploymentReport({ deployment, plan, observation, baseline, setByHand, now }: ReportInput): DeploymentReport {
  const missing = new Set(plan.steps.map((step) => step.key));
  const standing = plan.elements.filter((key) => !missing.has(key));
  const stoodBefore = (key: NaturalKey): boolean => baseline.has(hashKey(key));
  const global = globalIds(observation);
  const element = (key: NaturalKey): ReportElement => elementOf(key, plan);
  const added = standing.filter((key) => !stoodBefore(key)).map(element);
  const isGlobal = ({ kind, id }: ReportElement): boolean => global.has(`${kind} ${id ?? ''}`);
  return {
    deployment: deployment.id, state: deployment.state, digest: deployment.digest, workspace: deployment.workspaceId, templates: deployment.templates, options: deployment.options,
    approved: { by: deployment.account, at: iso(deployment.createdAt), from: deployment.origin, setting: deployment.setting },
    executedAs: deployment.executor, appVersion: deployment.appVersion, startedAt: isoOrNull(deployment.startedAt), endedAt: isoOrNull(deployment.endedAt), readAt: iso(now),
    outcome: deployment.outcome, created: inOrder(added.filter((one) => !isGlobal(one))), standsIn: inOrder(added.filter(isGlobal)),
    stayed: inOrder(standing.filter(stoodBefore).map(element)),
    differs: plan.findings.filter((finding): finding is Keep => finding.kind === 'keep' && stoodBefore(finding.element))
      .map(({ element: key, field, wanted, found }) => ({ element: element(key), field, wanted, found })),
    missing: inOrder([...missing].map(element)), setByHand: [...setByHand],
  };
}

function elementOf(key: NaturalKey, plan: Plan): ReportElement {
  const { kind, schema, names } = parseKey(key);
  return { kind, schema, path: names, id: kind === 'sharing' ? null : plan.ids[key] ?? null };
}

const globalIds = ({ globals }: Pick<Observation, 'globals'>): Set<string> =>
  new Set([...globals.statuses.map(({ id }) => `status ${id}`), ...globals.referenceTypes.map(({ id }) => `reference-type ${id}`)]);

const RANK: Record<ElementKind, number> = { schema: 0, sharing: 1, status: 2, 'reference-type': 3, 'object-type': 4, attribute: 4 };

/** Schema by schema; a type before its attributes, and before the types below it. */
function inOrder(elements: readonly ReportElement[]): ReportElement[] {
  const sortKey = ({ schema, kind, path }: ReportElement): string => [schema, RANK[kind], ...(RANK[kind] === 4 ? typePath({ kind, path }) : path), kind === 'attribute' ? `\u0001${path.at(-1) ?? ''}` : ''].join('\u0000');
  return elements.map((one) => ({ one, by: sortKey(one) })).sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ one }) => one);
}

const typePath = ({ kind, path }: Pick<ReportElement, 'kind' | 'path'>): string[] => (kind === 'attribute' ? path.slice(0, -1) : path);

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
