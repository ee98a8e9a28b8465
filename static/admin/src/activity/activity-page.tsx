import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { csvOf, saveFile } from '../ui/save-file';
import { Select } from '../ui/select';
import { Nothing, Refused, When } from '../ui/states';
import type { ActivityLine } from '../views';
import { dateTime } from '../words';

interface LogPage { lines: ActivityLine[]; before: number | null }

export const ACTIVITY_WORDS: Readonly<Record<string, string>> = {
  'preview-issued': 'Preview issued', 'confirmation-wrong': 'Wrong code', 'confirmation-refused': 'Confirmation refused', approved: 'Confirmed', 'deployment-started': 'Deployment started',
  'deployment-ended': 'Deployment ended', 'deployment-cancelled': 'Cancelled', 'settings-changed': 'Settings changed',
};

export function ActivityPage(): ReactNode {
  const { viewer } = useViewer();
  const { loaded, again } = useLoaded('activity', () => (viewer.jiraAdmin ? ask<LogPage>('list-activity') : Promise.resolve(null)));
  return (
    <>
      <PageTitle title="Activity">The app’s own log: who asked, confirmed and changed what. Kept for 90 days.</PageTitle>
      <When loaded={loaded} what="Reading the log…" again={again}>
        {(first) => (first === null ? <Nothing title="For Jira administrators only">Your own deployments are under <Go to="/deployments">Deployments</Go>.</Nothing> : <Log first={first} />)}
      </When>
    </>
  );
}

const HEAD = { cells: ['When', 'What', 'Who', 'Deployment', 'Facts'].map((content) => ({ key: content, content })) };

function Log({ first }: { first: LogPage }): ReactNode {
  const { viewer } = useViewer();
  const [more, setMore] = useState<LogPage | null>(null);
  const [kind, setKind] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const all = [...first.lines, ...(more?.lines ?? [])];
  const before = more === null ? first.before : more.before;
  const older = async (): Promise<void> => {
    try {
      const next = await ask<LogPage>('list-activity', { before });
      setMore({ lines: [...(more?.lines ?? []), ...next.lines], before: next.before });
    } catch (error) {
      setRefusal(toRefusal(error));
    }
  };
  const shown = all.filter((line) => kind === '' || line.kind === kind);
  const factsOf = (line: ActivityLine): string => Object.entries(line.facts).map(([name, value]) => `${name}: ${name === 'digest' ? String(value).slice(0, 6) : String(value)}`).join(', ');
  return (
    <div className="table-view">
      <div className="toolbar">
        <Select label="What" value={kind} options={[['', 'Everything'], ...Object.entries(ACTIVITY_WORDS)]} onChange={setKind} />
        <span className="grow" />
        <Button appearance="subtle" onClick={() => saveFile('activity.csv', 'text/csv', csvOf([['at', 'kind', 'account', 'deployment', 'facts'], ...shown.map((line) => [line.at, line.kind, line.account, line.deploymentId ?? '', factsOf(line)])]))}>CSV</Button>
        <Button appearance="subtle" onClick={() => saveFile('activity.json', 'application/json', JSON.stringify(shown, null, 2))}>JSON</Button>
      </div>
      <DynamicTable head={HEAD} label="Activity" emptyView={<p>Nothing of that kind.</p>} rows={shown.map((line, at) => ({
        key: `${line.at} ${at}`,
        cells: [dateTime(Date.parse(line.at)), ACTIVITY_WORDS[line.kind] ?? line.kind, line.account === viewer.accountId ? 'you' : line.account,
          line.deploymentId === null ? '' : <Go key="id" to={`/deployments/${line.deploymentId}`}>{line.deploymentId}</Go>, <span key="facts" className="muted"><bdi>{factsOf(line)}</bdi></span>].map((content, cell) => ({ key: String(cell), content })),
      }))} />
      {refusal !== null && <Refused refusal={refusal} />}
      {before !== null && <Button onClick={() => void older()}>Older</Button>}
    </div>
  );
}
