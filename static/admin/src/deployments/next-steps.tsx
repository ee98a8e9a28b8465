/** What a finished deployment is the beginning of. */
import type { ReactNode } from 'react';
import { ImportKit } from '../guides/import-kit';
import { Go } from '../shell/navigation';
import type { DeploymentView } from '../views';
import { plural } from '../words';

/** Of the order of import; the guide has all of it. */
const FIRST = 6;

interface NextStepsProps {
  deployment: DeploymentView;
  next: NonNullable<DeploymentView['next']>;
}

export function NextSteps({ deployment, next }: NextStepsProps): ReactNode {
  const { gone, importOrder, referenceData } = next;
  const targets = deployment.schemas.filter((schema) => schema.role === 'target');
  // What comes along, such as a hub, is empty as well.
  const built = deployment.schemas.filter(({ role, existed }) => role === 'target' || !existed);
  const more = importOrder.length - FIRST;
  return (
    <section className="panel next-steps" aria-label="What to do next">
      <h2>What to do next</h2>
      {gone.length > 0 && (
        <p className="note">
          Since then: {gone.join(', ')} {gone.length === 1 ? 'is' : 'are'} not there any more, or
          you cannot see {gone.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      <ol>
        {deployment.setByHandCount > 0 && (
          <li>
            <b>Set by hand</b> what Assets does not take over its API:{' '}
            {plural(deployment.setByHandCount, 'setting')}, listed in the report below.
          </li>
        )}
        {referenceData.length > 0 && (
          <li>
            <b>Import the lists that are ready</b>, before your own objects:{' '}
            {referenceData
              .map(({ type, objects }) => `${type} (${plural(objects, 'object')})`)
              .join(', ')}
            .
          </li>
        )}
        {importOrder.length > 0 && (
          <li>
            <b>Import your objects</b>, those that others refer to first:{' '}
            {importOrder.slice(0, FIRST).join(', ')}
            {more > 0 ? ` and ${more} more` : ''}.{' '}
            {built.map(({ template }) => (
              <span key={template}>
                <Go to={`/guides/${template}/import`}>Import order of {template}</Go>{' '}
                <ImportKit template={template} />{' '}
              </span>
            ))}
          </li>
        )}
        <li>
          <b>Use it in Jira</b>: add a custom field “Assets objects” to the screens of a project,
          choose the object schema {targets.map(({ key }) => key).join(' or ')} for it, and give the
          people who fill it in the role Object Schema User.
        </li>
        <li>
          <b>Read on</b>:{' '}
          {targets.map(({ template }) => (
            <span key={template}>
              <Go to={`/guides/${template}/quick-start`}>Quick start of {template}</Go>{' '}
            </span>
          ))}
        </li>
        <li>
          <b>Later</b>, see what has changed since:{' '}
          {targets.map(({ template }) => (
            <span key={template}>
              <Go to={`/deployed/${template}`}>{template} against its template</Go>{' '}
            </span>
          ))}
        </li>
      </ol>
    </section>
  );
}
