import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { idOf } from '../graph/model';
import { Name } from '../ui/pieces';
import type { PlannedType, PlanView } from '../views';
import { plural } from '../words';

/** Types of one screenful; a plan may hold a thousand. */
const FIRST = 60;

/** Everything a plan creates, type by type; each opens to its attributes. */
export function PlanList({ plan }: { plan: PlanView }): ReactNode {
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(FIRST);
  const wanted = query.trim().toLowerCase();
  const types = plan.types.filter(
    (type) =>
      (type.fate === 'create' ||
        type.attributes.some((attribute) => attribute.fate === 'create')) &&
      (wanted === '' ||
        type.path.join(' ').toLowerCase().includes(wanted) ||
        type.attributes.some((attribute) => attribute.name.toLowerCase().includes(wanted))),
  );
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
          {plural(types.length, 'object type')}
        </span>
      </div>
      <ul className="plan-list">
        {types.slice(0, most).map((type) => (
          <PlannedLine key={idOf(type.schema, type.path)} type={type} />
        ))}
      </ul>
      {types.length > most && (
        <Button onClick={() => setMost(most + 200)}>Show more ({types.length - most})</Button>
      )}
      <Others plan={plan} />
    </div>
  );
}

function PlannedLine({ type }: { type: PlannedType }): ReactNode {
  const created = type.attributes.filter((attribute) => attribute.fate === 'create');
  return (
    <li>
      <details>
        <summary>
          <span
            className={`dot ${type.fate === 'create' ? 'create' : 'added'}`}
            aria-hidden="true"
          />
          <span className="muted">{type.schema}</span> <Name>{type.path.join(' › ')}</Name>
          <span className="muted">
            {type.fate === 'create' ? 'new' : 'already there'}
            {type.abstract ? ', abstract' : ''} · {plural(created.length, 'attribute')}
          </span>
        </summary>
        <ul className="attributes">
          {created.map((attribute) => (
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
    ['References from other schemas switched on for', named('sharing')],
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
