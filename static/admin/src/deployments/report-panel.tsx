import type { ReactNode } from 'react';
import { KeyBadge } from '../ui/pieces';
import type { DeploymentView } from '../views';
import { dateTime, duration, KIND_WORDS, ORIGIN_WORDS } from '../words';
import { ExportReport } from './export-report';

/** Where the setting of that time let a deployment be confirmed. */
const ALLOWED: Readonly<Record<DeploymentView['setting'], string>> = {
  chat: 'in chat or on this page',
  page: 'on this page only',
  off: 'nowhere',
};

export function Report({ deployment }: { deployment: DeploymentView }): ReactNode {
  const facts: [string, string][] = [
    ['Digest', deployment.fullDigest],
    [
      'Templates',
      deployment.templates.map((template) => `${template.key} ${template.version}`).join(', '),
    ],
    [
      'Confirmed',
      `${deployment.mine ? 'by you' : `by somebody else (${deployment.account})`}, ` +
        `${ORIGIN_WORDS[deployment.origin] ?? deployment.origin}; allowed then: ` +
        `${ALLOWED[deployment.setting]}`,
    ],
    [
      'Carried out',
      {
        background: 'in the background, as that person',
        present: 'while that person was present',
        app: 'as the app',
      }[deployment.executor],
    ],
    ['Began', dateTime(deployment.createdAt)],
    [
      'Took',
      deployment.endedAt === null
        ? '–'
        : duration((deployment.endedAt - deployment.createdAt) / 1_000),
    ],
  ];
  return (
    <section className="panel" aria-label="Report">
      <div className="card-head">
        <h2>Report</h2>
        <span className="grow" />
        <ExportReport id={deployment.id} />
      </div>
      <dl className="facts-list">
        {facts.map(([term, meaning]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{meaning}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <table className="plain">
        <caption>Created</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Approved</th>
            <th scope="col">Created</th>
          </tr>
        </thead>
        <tbody>
          {KIND_WORDS.filter(([key]) => deployment.approved[key] > 0).map(([key, , many]) => (
            <tr key={key}>
              <th scope="row">{many}</th>
              <td data-label="Approved">{deployment.approved[key]}</td>
              <td data-label="Created">{deployment.written[key]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {deployment.setByHand.length > 0 && (
        <table className="plain">
          <caption>
            To be set by hand ({deployment.setByHandCount}): Assets did not take these over its API
          </caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">What</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {deployment.setByHand.map((entry) => (
              <tr key={`${entry.schema} ${entry.type} ${entry.attribute} ${entry.field}`}>
                <th scope="row">
                  <KeyBadge>{entry.schema}</KeyBadge> {entry.type}{' '}
                  {entry.attribute === '' ? '' : `› ${entry.attribute}`}
                </th>
                <td data-label="What">{entry.field}</td>
                <td data-label="Value">{entry.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
