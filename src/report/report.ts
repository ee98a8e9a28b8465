/**
 * The report of a deployment, fit for a change record. It is worked out anew from what exists,
 * less what existed at approval: nothing of the tenant's is kept for it. Pure.
 */
import type { Observation } from '../assets/observation';
import { parseKey, type ElementKind, type NaturalKey } from '../planner/natural-key';
import { blocksOf, differencesOf, type Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { SetByHand } from '../storage/set-by-hand';
import { changedSince, madeByOthers, peopleIn, withLastSeen } from './people';
import type { DeploymentReport, ReportElement, ReportInput } from './report-shape';

export function deploymentReport(input: ReportInput): DeploymentReport {
  const { deployment, plan, observation, baseline, setByHand, now, reader } = input;
  const missing = new Set(plan.steps.map((step) => step.key));
  const standing = plan.elements.filter((key) => !missing.has(key));
  const stoodBefore = (key: NaturalKey): boolean => baseline.has(hashKey(key));
  const isTheirs = madeByOthers(input);
  const global = globalIds(observation);
  const element = (key: NaturalKey): ReportElement => elementOf(key, plan);
  const isGlobal = (key: NaturalKey): boolean =>
    global.has(`${parseKey(key).kind} ${plan.ids[key] ?? ''}`);
  const added = standing.filter((key) => !stoodBefore(key));
  const own = added.filter((key) => !isGlobal(key));
  const differs = differencesOf(plan);
  return {
    ...headOf({ deployment, setByHand, now, reader }),
    notes: notesOf(plan),
    created: inOrder(own.filter((key) => !isTheirs(key)).map(element)),
    theirs: inOrder(own.filter(isTheirs).map(element)),
    ...peopleIn(plan, element),
    changed: changedSince(plan, setByHand, (key) => stoodBefore(key) || isTheirs(key)).map(
      (change) => ({ ...change, element: element(change.element) }),
    ),
    standsIn: inOrder(added.filter(isGlobal).map(element)),
    stayed: inOrder(standing.filter(stoodBefore).map(element)),
    differs: differs
      .filter(({ element: key }) => stoodBefore(key) || isTheirs(key))
      .map(({ element: key, field, wanted, found }) => ({
        element: element(key),
        field,
        wanted,
        found,
      })),
    missing: inOrder([...missing].map(element)).map((one) => withLastSeen(one, plan)),
  };
}

/** Of a deployment whose templates this app no longer holds: what is on record, and no lists. */
export function recordedReport(
  input: Omit<ReportInput, 'plan' | 'observation' | 'baseline' | 'identities'>,
  gone: readonly string[],
): DeploymentReport {
  const note =
    `This version of the app no longer holds ${gone.join(', ')} as approved, so ` +
    'the elements cannot be listed. Counts on record: ' +
    `${JSON.stringify(input.deployment.written)} created of ` +
    `${JSON.stringify(input.deployment.approved)}.`;
  return {
    ...headOf(input),
    notes: [note],
    created: [],
    theirs: [],
    renamed: [],
    moved: [],
    retargeted: [],
    changed: [],
    extra: [],
    standsIn: [],
    stayed: [],
    differs: [],
    missing: [],
  };
}

type Lists =
  | 'created'
  | 'theirs'
  | 'renamed'
  | 'moved'
  | 'retargeted'
  | 'changed'
  | 'extra'
  | 'standsIn'
  | 'stayed'
  | 'differs'
  | 'missing';
type Head = Omit<DeploymentReport, 'notes' | Lists>;

function headOf({
  deployment,
  setByHand,
  now,
  reader,
}: Omit<ReportInput, 'plan' | 'observation' | 'baseline' | 'identities'>): Head {
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
    unneeded: deployment.meanwhile?.unneeded ?? [],
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
