/** What was deployed from a template, as far as one can see it. */
import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import { Go } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { KeyBadge, Name } from '../ui/pieces';

export function Deployed(): ReactNode {
  const { viewer } = useViewer();
  if (viewer.deployed.length === 0)
    return (
      <p>
        Nothing of LaunchPad’s is deployed that you can see. <Go to="/">Choose a template</Go>
      </p>
    );
  return (
    <ul className="cards" aria-label="Deployed from a template">
      {viewer.deployed.map((schema) => (
        <li key={schema.id}>
          <article className="card">
            <div className="card-head">
              <KeyBadge>{schema.key}</KeyBadge>
              <span className="muted">
                {schema.template} {schema.version}
              </span>
              <span className="grow" />
              <Lozenge appearance={schema.complete ? 'success' : 'moved'}>
                {schema.complete ? 'Deployed' : 'Not finished'}
              </Lozenge>
            </div>
            <h2>
              <Go to={`/deployed/${schema.template}`} className="card-link">
                <Name>{schema.name}</Name>
              </Go>
            </h2>
            <p className="muted">Compare it with its template</p>
          </article>
        </li>
      ))}
    </ul>
  );
}
