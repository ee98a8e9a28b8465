import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { idOf } from '../graph/model';
import { Name } from '../ui/pieces';
import type { PlannedAttribute, PlanView } from '../views';

export function PlannedTypeDetail({
  plan,
  id,
  close,
}: {
  plan: Pick<PlanView, 'types' | 'keeps'>;
  id: string;
  close: () => void;
}): ReactNode {
  const type = plan.types.find((candidate) => idOf(candidate.schema, candidate.path) === id);
  if (type === undefined) return null;
  const keeps = plan.keeps.filter((keep) => idOf(keep.schema, keep.path) === id);
  const created = type.attributes.filter((attribute) => attribute.fate === 'create');
  const standing = type.attributes.filter((attribute) => attribute.fate === 'there');
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
      <p>{type.fate === 'create' ? 'Is created.' : 'Stands already, and is left as it is.'}</p>
      {keeps.length > 0 && (
        <>
          <h3>Differs, and is kept</h3>
          <ul className="attributes">
            {keeps.map((keep) => (
              <li key={`${keep.element} ${keep.field}`}>
                <b>
                  <Name>{keep.element}</Name>
                </b>
                <div>
                  {keep.field} is <Name>{keep.found}</Name>, the template has {keep.wanted}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <Listed title="Created" attributes={created} />
      <Listed title="Already there" attributes={standing} />
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
