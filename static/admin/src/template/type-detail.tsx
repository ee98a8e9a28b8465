import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { AttributeOfTemplate, ModelView, TypeOfTemplate } from '../views';

export function TypeDetail({
  template,
  type,
  close,
}: {
  template: ModelView;
  type: TypeOfTemplate;
  close: () => void;
}): ReactNode {
  const above = template.types.filter(
    (other) =>
      other.path.length < type.path.length &&
      other.path.every((name, at) => type.path[at] === name),
  );
  return (
    <aside className="detail" aria-label={`Object type ${type.path.at(-1) ?? ''}`}>
      <div className="card-head">
        <h2>{type.path.at(-1)}</h2>
        <span className="grow" />
        <Button appearance="subtle" spacing="compact" onClick={close}>
          Close
        </Button>
      </div>
      {type.path.length > 1 && <p className="muted">{type.path.join(' › ')}</p>}
      <p>{type.purpose}</p>
      {type.abstract && <p className="note">Abstract: it holds no objects of its own.</p>}
      <Attributes title="Its own attributes" attributes={type.attributes} here={template.key} />
      {above.map((parent) => (
        <Attributes
          key={parent.path.join('/')}
          title={`Inherited from ${parent.path.at(-1) ?? ''}`}
          attributes={parent.attributes}
          here={template.key}
        />
      ))}
    </aside>
  );
}

function Attributes({
  title,
  attributes,
  here,
}: {
  title: string;
  attributes: readonly AttributeOfTemplate[];
  here: string;
}): ReactNode {
  return (
    <>
      <h3>
        {title} <span className="muted">({attributes.length})</span>
      </h3>
      <ul className="attributes">
        {attributes.map((attribute) => (
          <li key={attribute.name}>
            <b>{attribute.name}</b> <span className="kind">{kindWords(attribute, here)}</span>
            {attribute.required && <span className="flag">required</span>}
            {attribute.unique && <span className="flag">unique</span>}
            {attribute.description !== '' && <div className="muted">{attribute.description}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** `reference to CORE.Person (owned by)`, `select: new, used`. */
export function kindWords({ kind, to, values, max }: AttributeOfTemplate, here: string): string {
  const many = max === 1 ? '' : ', many';
  if (to !== null)
    return `→ ${to.template === here ? '' : `${to.template}.`}${to.objectType} (${to.as}${many})`;
  return values.length > 0 ? `${kind}: ${values.join(', ')}` : `${kind}${many}`;
}
