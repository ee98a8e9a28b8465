import { Checkbox } from '@atlaskit/checkbox';
import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import { Go } from '../shell/navigation';
import { KeyBadge, Level, Name } from '../ui/pieces';
import type { TemplateCard } from '../views';
import { plural } from '../words';

export function Card({
  template,
  chosen,
  choose,
}: {
  template: TemplateCard;
  chosen: boolean;
  choose: () => void;
}): ReactNode {
  const { key, name, summary, deployed } = template;
  return (
    <article className="card">
      <div className="card-head">
        <KeyBadge>{key}</KeyBadge>
        <span className="muted">{template.category}</span>
        <span className="grow" />
        {deployed !== null && (
          <Lozenge appearance="success">{`Deployed ${deployed.version}`}</Lozenge>
        )}
      </div>
      <h2>
        <Go to={`/templates/${key}`} className="card-link">
          {name}
        </Go>
      </h2>
      <p className="clamp">{summary}</p>
      {template.because.length > 0 && <p className="because">For: {template.because.join('; ')}</p>}
      <p className="facts">
        <span>{plural(template.objectTypes, 'object type')}</span>
        <span>{plural(template.attributes, 'attribute')}</span>
        <Level level={template.level} />
      </p>
      <div className="card-foot">
        <span className="muted">
          {deployed !== null ? (
            <>
              as <Name>{deployed.name}</Name> ({deployed.key})
              {deployed.version !== template.version && <>; the newest is {template.version}</>}
            </>
          ) : template.extends.length > 0 ? (
            `Needs ${template.extends.join(', ')}`
          ) : template.neededBy.length > 0 ? (
            `Needed by ${template.neededBy.length} others`
          ) : (
            'Needs no other'
          )}
        </span>
        <Checkbox
          label="Compare"
          isChecked={chosen}
          onChange={choose}
          aria-label={`Compare ${name}`}
        />
      </div>
    </article>
  );
}
