import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { Refused } from '../ui/states';
import type { CounterSummary } from '../views';
import { featureWords } from './feature-words';

/** What is counted, whole, and the switch. */
export function Counters({
  summary,
  again,
}: {
  summary: CounterSummary;
  again: () => void;
}): ReactNode {
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turn = async (): Promise<void> => {
    setSaving(true);
    setRefusal(null);
    try {
      const { text } = await ask('switch-telemetry', { on: !summary.on });
      setSaid(text);
      again();
    } catch (error) {
      setRefusal(toRefusal(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <section className="panel" aria-labelledby="counters">
      <h2 id="counters">What is counted</h2>
      <p>
        How often features are used, by version of the app and by day. A counter names nobody and
        nothing: it has no place for an account, a name or a time. The counters stay in this
        installation’s storage, are sent to nobody, and are all shown here. They are the least that
        happened; some uses are missed.
      </p>
      <p>
        <Button isLoading={saving} onClick={() => void turn()}>
          {summary.on ? 'Stop counting and erase' : 'Count from now on'}
        </Button>{' '}
        <span role="status">{said}</span>
      </p>
      {refusal !== null && <Refused refusal={refusal} />}
      {summary.on &&
        (summary.lines.length === 0 ? (
          <p className="muted">Nothing has been counted yet.</p>
        ) : (
          <CounterTable summary={summary} />
        ))}
      {!summary.on && <p className="muted">Counting is off, and no counters are stored.</p>}
    </section>
  );
}

function CounterTable({ summary: { since, lines } }: { summary: CounterSummary }): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Counters">
      <table className="plain">
        <caption>{since === null ? 'Counters' : `Since ${since}`}</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Feature</th>
            <th scope="col" className="number">
              This month
            </th>
            <th scope="col" className="number">
              In all
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ version, feature, thisMonth, inAll }) => (
            <tr key={`${version} ${feature}`}>
              <td data-label="Version">{version}</td>
              <th scope="row">{featureWords(feature)}</th>
              <td className="number" data-label="This month">
                {thisMonth.toLocaleString('en')}
              </td>
              <td className="number" data-label="In all">
                {inAll.toLocaleString('en')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
