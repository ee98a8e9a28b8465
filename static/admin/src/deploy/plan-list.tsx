import { useMemo, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { differencesOf, type Difference } from '../differences/difference';
import { DifferenceLine } from '../differences/differences';
import { idOf } from '../graph/model';
import { useKept } from '../shell/navigation';
import { Name } from '../ui/pieces';
import type { PlannedAttribute, PlannedType, PlanView } from '../views';
import { plural } from '../words';

/** Types of one screenful; a plan may hold a thousand. */
const FIRST = 60;

interface Change {
  type: PlannedType;
  /** Attributes to be created. */
  adds: PlannedAttribute[];
  differs: Difference[];
}

const KINDS = ['created', 'added to', 'different', 'unchanged'] as const;
type Kind = (typeof KINDS)[number];

const TITLES: Readonly<Record<Kind, string>> = {
  created: 'To be created',
  'added to': 'Already there, to be added to',
  different: 'Already there, different, left as they are',
  unchanged: 'Unchanged',
};

const kindOf = ({ type, adds, differs }: Change): Kind =>
  type.fate === 'create'
    ? 'created'
    : adds.length > 0
      ? 'added to'
      : differs.length > 0
        ? 'different'
        : 'unchanged';

/**
 * A plan type by type, what changes first; each opens to its attributes. What does not change is
 * folded and counted.
 */
export function PlanList({ plan }: { plan: PlanView }): ReactNode {
  const [query, setQuery] = useKept('find');
  const wanted = query.trim().toLowerCase();
  const changes = useMemo(() => changesOf(plan), [plan]);
  const found = changes.filter(({ type }) => holds(type, wanted));
  const changing = found.filter((change) => kindOf(change) !== 'unchanged');
  return (
    <div className="table-view">
      <div className="toolbar">
        <Textfield
          aria-label="Find in the plan"
          placeholder="Find an object type or attribute"
          isCompact
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <span className="muted" role="status">
          {plural(changing.length, 'object type')}
        </span>
      </div>
      {KINDS.map((kind) => (
        <Section key={kind} kind={kind} changes={found.filter((one) => kindOf(one) === kind)} />
      ))}
      <Others plan={plan} />
    </div>
  );
}

function changesOf(plan: PlanView): Change[] {
  const differing = new Map<string, Difference[]>();
  for (const difference of differencesOf(plan)) {
    const id = idOf(difference.schema, difference.path);
    differing.set(id, [...(differing.get(id) ?? []), difference]);
  }
  return plan.types.map((type) => ({
    type,
    adds: type.attributes.filter((attribute) => attribute.fate === 'create'),
    differs: differing.get(idOf(type.schema, type.path)) ?? [],
  }));
}

const holds = (type: PlannedType, wanted: string): boolean =>
  wanted === '' ||
  type.path.join(' ').toLowerCase().includes(wanted) ||
  type.attributes.some((attribute) => attribute.name.toLowerCase().includes(wanted));

function Section({ kind, changes }: { kind: Kind; changes: readonly Change[] }): ReactNode {
  const [most, setMost] = useState(FIRST);
  if (changes.length === 0) return null;
  const lines = (
    <>
      <ul className="plan-list" aria-label={TITLES[kind]}>
        {changes.slice(0, most).map((change) => (
          <PlannedLine
            key={idOf(change.type.schema, change.type.path)}
            change={change}
            kind={kind}
          />
        ))}
      </ul>
      {changes.length > most && (
        <Button onClick={() => setMost(most + 200)}>Show more ({changes.length - most})</Button>
      )}
    </>
  );
  if (kind === 'unchanged')
    return (
      <details className="folded">
        <summary>{plural(changes.length, 'object type')} unchanged</summary>
        {lines}
      </details>
    );
  return (
    <section>
      <h2>
        {TITLES[kind]} <span className="muted">({changes.length})</span>
      </h2>
      {lines}
    </section>
  );
}

const DOTS: Readonly<Record<Kind, string>> = {
  created: 'create',
  'added to': 'added',
  different: 'differs',
  unchanged: 'there',
};

function PlannedLine({
  change: { type, adds, differs },
  kind,
}: {
  change: Change;
  kind: Kind;
}): ReactNode {
  const notes = [
    ...(type.abstract ? ['abstract'] : []),
    ...(kind === 'created' || adds.length > 0
      ? [`${kind === 'created' ? '' : '+'}${plural(adds.length, 'attribute')}`]
      : []),
    ...(differs.length > 0 ? [plural(differs.length, 'difference')] : []),
  ];
  return (
    <li>
      <details>
        <summary>
          <span className={`dot ${DOTS[kind]}`} aria-hidden="true" />
          <span className="muted">{type.schema}</span> <Name>{type.path.join(' › ')}</Name>{' '}
          <span className="muted">{notes.map((note) => ` · ${note}`)}</span>
        </summary>
        <ul className="attributes">
          {differs.map((difference) => (
            <li key={`${difference.name} ${difference.field}`}>
              <DifferenceLine difference={difference} />
            </li>
          ))}
          {(kind === 'unchanged' ? type.attributes : adds).map((attribute) => (
            <li key={attribute.name}>
              <b>{attribute.name}</b>{' '}
              <span className="kind">
                {attribute.to === null ? attribute.kind : `→ ${attribute.to}`}
              </span>
              {attribute.required && <span className="flag">required</span>}
              {attribute.unique && <span className="flag">unique</span>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Others({ plan }: { plan: PlanView }): ReactNode {
  const named = (kind: string): string[] =>
    plan.others
      .filter((other) => other.kind === kind)
      .map((other) => (kind === 'sharing' ? other.schema : `${other.name} (${other.schema})`));
  const rows: [string, string[]][] = [
    ['Statuses', named('status')],
    ['Reference types', named('reference-type')],
    ['Asked for: references from other schemas switched on for', named('sharing')],
  ];
  return (
    <>
      {rows
        .filter(([, names]) => names.length > 0)
        .map(([title, names]) => (
          <section key={title}>
            <h2>
              {title} <span className="muted">({names.length})</span>
            </h2>
            <p>{names.join(', ')}</p>
          </section>
        ))}
    </>
  );
}
