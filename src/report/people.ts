/** What other people made, renamed, moved, pointed elsewhere, added and deleted, as a report tells it. Pure. */
import { identified } from '../planner/identities';
import { attributeKeyOf, objectTypeKeyOf, parseKey, type NaturalKey } from '../planner/natural-key';
import { differencesOf, type Plan } from '../planner/plan';
import type { SetByHand } from '../storage/set-by-hand';
import type { DeploymentReport, ReportChange, ReportElement, ReportInput } from './report-shape';

/**
 * Whether somebody else made an element that was not there at approval. Known by its id; what is
 * on no record was made by somebody else if the deployment has ended, for its end writes down all
 * that it made. Where no id was ever kept, all counts as made by it.
 */
export function madeByOthers({
  deployment,
  plan,
  identities,
}: Pick<ReportInput, 'deployment' | 'plan' | 'identities'>): (key: NaturalKey) => boolean {
  const idOf = new Map(plan.schemas.map(({ key, id }) => [key, id]));
  return (key) => {
    const one = identified(key);
    const known = identities.get(idOf.get(one?.schema ?? '') ?? '');
    if (one === null || known === undefined || known.size === 0) return false;
    const identity = known.get(one.hash);
    if (identity === undefined) return deployment.endedAt !== null;
    return identity.id !== plan.ids[key] || identity.by !== deployment.id;
  };
}

export function peopleIn(
  { findings }: Pick<Plan, 'findings'>,
  element: (key: NaturalKey) => ReportElement,
): Pick<DeploymentReport, 'renamed' | 'moved' | 'retargeted' | 'extra'> {
  const of = (kind: 'renamed' | 'moved' | 'retargeted'): ReportChange[] =>
    findings.flatMap((finding) =>
      finding.kind === kind
        ? [
            {
              element: element(finding.element),
              wanted: finding.wanted,
              found: finding.found,
            },
          ]
        : [],
    );
  return {
    renamed: of('renamed'),
    moved: of('moved'),
    retargeted: of('retargeted'),
    extra: findings.flatMap((finding) =>
      finding.kind === 'extra'
        ? [
            {
              kind: finding.what,
              schema: finding.schema,
              path: [finding.path],
              id: finding.id,
            },
          ]
        : [],
    ),
  };
}

/** Settings of what it made that are otherwise by now: not where a person has yet to set them, for those never were. */
export function changedSince(
  plan: Pick<Plan, 'findings'>,
  setByHand: readonly SetByHand[],
  isOthers: (key: NaturalKey) => boolean,
): { element: NaturalKey; field: string; wanted: string; found: string }[] {
  const open = new Set(
    setByHand.map(({ schema, type, attribute, field }) => {
      const path = type.split(' › ');
      const key =
        attribute === '' ? objectTypeKeyOf(schema, path) : attributeKeyOf(schema, path, attribute);
      return `${field} ${key}`;
    }),
  );
  return differencesOf(plan)
    .filter(
      ({ element, field }) =>
        field !== 'target' && !isOthers(element) && !open.has(`${field} ${element}`),
    )
    .map(({ element, field, wanted, found }) => ({ element, field, wanted, found }));
}

export function withLastSeen(
  one: ReportElement,
  { findings }: Pick<Plan, 'findings'>,
): DeploymentReport['missing'][number] {
  const deleted = findings.find((finding) => {
    if (finding.kind !== 'deleted') return false;
    const { kind, schema, names } = parseKey(finding.element);
    return kind === one.kind && schema === one.schema && names.join() === one.path.join();
  });
  return deleted?.kind === 'deleted'
    ? { ...one, lastSeen: new Date(deleted.lastSeen).toISOString().slice(0, 10) }
    : one;
}
