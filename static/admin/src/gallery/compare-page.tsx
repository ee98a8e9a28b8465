import type { ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { KeyBadge, Level, PageTitle, Stat } from '../ui/pieces';
import { When } from '../ui/states';
import type { TemplateView, TypeOfTemplate } from '../views';

export function ComparePage({ left, right }: { left: string; right: string }): ReactNode {
  const { loaded, again } = useLoaded(`${left} ${right}`, async () => {
    const [a, b] = await Promise.all([left, right].map((key) => ask('read-template', { key })));
    return { a: a?.template, b: b?.template };
  });
  return (
    <When loaded={loaded} what="Reading both templates…" again={again}>
      {({ a, b }) => (a === undefined || b === undefined ? null : <Comparison a={a} b={b} />)}
    </When>
  );
}

const nameOf = (type: TypeOfTemplate): string => type.path.at(-1) ?? '';

function Comparison({ a, b }: { a: TemplateView; b: TemplateView }): ReactNode {
  const names = [...new Set([...a.types, ...b.types].map(nameOf))];
  const find = (template: TemplateView, name: string): TypeOfTemplate | undefined =>
    template.types.find((type) => nameOf(type) === name);
  const both = names.filter((name) => find(a, name) !== undefined && find(b, name) !== undefined);
  return (
    <>
      <PageTitle title={`${a.name} and ${b.name}`}>
        {both.length === 0
          ? 'They have no object type in common.'
          : `${both.length} object types are in both.`}
      </PageTitle>
      <div className="two">
        {[a, b].map((template) => (
          <section key={template.key} className="panel" aria-label={template.name}>
            <div className="card-head">
              <KeyBadge>{template.key}</KeyBadge>
              <span className="muted">
                {template.category} · {template.version}
              </span>
              <span className="grow" />
              <Level level={template.level} />
            </div>
            <h2>
              <Go to={`/templates/${template.key}`} className="card-link">
                {template.name}
              </Go>
            </h2>
            <p>{template.summary}</p>
            <div className="stats">
              <Stat value={template.types.length} label="object types" />
              <Stat value={template.attributes} label="attributes" />
              <Stat value={template.extends.join(', ') || '–'} label="needs" />
            </div>
          </section>
        ))}
      </div>
      <table className="plain">
        <caption className="visually-hidden">Object types of both templates</caption>
        <thead>
          <tr>
            <th scope="col">Object type</th>
            <th scope="col">{a.key}</th>
            <th scope="col">{b.key}</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {[...both, ...names.filter((name) => !both.includes(name))].map((name) => (
            <Row key={name} name={name} a={find(a, name)} b={find(b, name)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({
  name,
  a,
  b,
}: {
  name: string;
  a: TypeOfTemplate | undefined;
  b: TypeOfTemplate | undefined;
}): ReactNode {
  const only = (one: TypeOfTemplate, two: TypeOfTemplate): string[] =>
    one.attributes
      .map((attribute) => attribute.name)
      .filter((attribute) => !two.attributes.some((other) => other.name === attribute));
  const count = (type: TypeOfTemplate | undefined): string =>
    type === undefined ? '–' : `${type.attributes.length}`;
  const parts =
    a === undefined || b === undefined
      ? []
      : [
          ...(only(a, b).length > 0 ? [`only left: ${only(a, b).join(', ')}`] : []),
          ...(only(b, a).length > 0 ? [`only right: ${only(b, a).join(', ')}`] : []),
        ];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count(a)}</td>
      <td>{count(b)}</td>
      <td className="muted">
        {a === undefined
          ? 'only right'
          : b === undefined
            ? 'only left'
            : parts.length === 0
              ? 'the same attributes'
              : parts.join('; ')}
      </td>
    </tr>
  );
}
