import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { differencesOf } from '../differences/difference';
import { DifferenceLine } from '../differences/differences';
import { idOf, type Reading } from '../graph/model';
import { Name } from '../ui/pieces';
import type { PlannedAttribute, PlanView } from '../views';

const MISSING: Readonly<Record<Reading, string>> = {
  plan: 'Would be created.',
  present: 'Is missing.',
};
const THERE: Readonly<Record<Reading, string>> = {
  plan: 'Already there. What it has is left as it is.',
  present: 'Is there.',
};

export function PlannedTypeDetail({
  plan,
  id,
  reading,
  close,
}: {
  plan: PlanView;
  id: string;
  reading: Reading;
  close: () => void;
}): ReactNode {
  const type = plan.types.find((candidate) => idOf(candidate.schema, candidate.path) === id);
  if (type === undefined) return null;
  const differences = differencesOf(plan, reading === 'plan').filter(
    ({ schema, path }) => idOf(schema, path) === id,
  );
  const created = type.attributes.filter((attribute) => attribute.fate === 'create');
  const there = type.attributes.filter((attribute) => attribute.fate === 'there');
  return (
    <aside className="detail" aria-label={`Object type ${type.path.at(-1) ?? ''}`}>
      <div className="card-head">
        <h2>
          <Name>{type.path.at(-1) ?? ''}</Name>
        </h2>
        <span className="grow" />
        <Button appearance="subtle" spacing="compact" onClick={close}>
          Close
        </Button>
      </div>
      <p className="muted">
        {type.schema} · {type.path.join(' › ')}
      </p>
      <p>{(type.fate === 'create' ? MISSING : THERE)[reading]}</p>
      {differences.length > 0 && (
        <>
          <h3>Differs, and is left as it is</h3>
          <ul className="attributes">
            {differences.map((difference) => (
              <li key={`${difference.name} ${difference.field}`}>
                <DifferenceLine difference={difference} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Listed title={reading === 'plan' ? 'To be created' : 'Missing'} attributes={created} />
      <Listed title="Already there" attributes={there} />
    </aside>
  );
}

function Listed({
  title,
  attributes,
}: {
  title: string;
  attributes: readonly PlannedAttribute[];
}): ReactNode {
  if (attributes.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span className="muted">({attributes.length})</span>
      </h3>
      <ul className="attributes">
        {attributes.map((attribute) => (
          <li key={attribute.name}>
            <b>
              <Name>{attribute.name}</Name>
            </b>{' '}
            <span className="kind">
              {attribute.to === null ? attribute.kind : `→ ${attribute.to}`}
            </span>
            {attribute.required && <span className="flag">required</span>}
            {attribute.unique && <span className="flag">unique</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
