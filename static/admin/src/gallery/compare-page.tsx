/** Any two models side by side: templates, own models, object schemas that exist. */
import type { ReactNode } from 'react';
import { ask } from '../api';
import { readTemplates } from '../deploy/load-plan';
import { differencesBetween } from '../differences/difference';
import { DifferenceCounts, Differences } from '../differences/differences';
import type { Sides } from '../differences/words-of';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { KeyBadge, Level, Name, PageTitle, Stat } from '../ui/pieces';
import { When } from '../ui/states';
import type { TemplateView } from '../views';
import { plural } from '../words';

/** Each by its key; `our KEY` is the object schema that exists. */
export function ComparePage({ left, right }: { left: string; right: string }): ReactNode {
  const { loaded, again } = useLoaded(`${left} ${right}`, async () => {
    const [compared, ...sides] = await Promise.all([
      ask('compare-models', { left: { key: left }, right: { key: right } }),
      ...[left, right].map((key) => readTemplates([key]).catch(() => [])),
    ]);
    return { compared, templates: sides.flat() };
  });
  return (
    <When loaded={loaded} what="Reading both…" again={again}>
      {({ compared, templates }) => {
        const differences = differencesBetween(compared.comparison);
        const sides: Sides = { here: `in ${left}`, there: `in ${right}` };
        return (
          <>
            <PageTitle
              title={
                <Name>
                  {templates.length === 2
                    ? templates.map(({ name }) => name).join(' and ')
                    : `Compared: ${compared.left}, ${compared.right}`}
                </Name>
              }
            >
              {differences.length === 0
                ? 'They do not differ.'
                : `${plural(differences.length, 'difference')}. An object type that one of them ` +
                  'lacks stands for all its attributes.'}
            </PageTitle>
            {templates.length === 2 && (
              <div className="two">
                {templates.map((template) => (
                  <Side key={template.key} template={template} />
                ))}
              </div>
            )}
            <DifferenceCounts differences={differences} sides={sides} />
            <Differences differences={differences} sides={sides} />
          </>
        );
      }}
    </When>
  );
}

function Side({ template }: { template: TemplateView }): ReactNode {
  return (
    <section className="panel" aria-label={template.name}>
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
  );
}
