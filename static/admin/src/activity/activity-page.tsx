import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { useLoaded } from '../hooks';
import { Go, useKept } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { cellsOf, headOf } from '../ui/cells';
import { PageTitle, Person } from '../ui/pieces';
import { saveFile } from '../ui/save-file';
import { Select } from '../ui/select';
import { Nothing, Refused, When } from '../ui/states';
import type { ActivityLine, LogPage } from '../views';
import { dateTime } from '../words';
import { AuditLogNote } from './audit-log';
import { logCsv, restOf } from './log-export';
import { sentenceOf } from './sentences';

const KIND_NAMES: Readonly<Record<string, string>> = {
  'preview-issued': 'Previews',
  'confirmation-wrong': 'Wrong codes',
  'confirmation-refused': 'Confirmations refused',
  approved: 'Confirmations',
  'deployment-started': 'Deployments begun',
  'deployment-progress': 'Deployments under way',
  'deployment-ended': 'Deployments ended',
  'deployment-cancelled': 'Deployments cancelled',
  'settings-changed': 'Changes of settings',
};

export function ActivityPage(): ReactNode {
  const { viewer } = useViewer();
  const { loaded, again } = useLoaded('activity', () => ask('read-log'));
  return (
    <>
      <PageTitle title="Activity" actions={<Button onClick={again}>Refresh</Button>}>
        The app’s own log: who asked, confirmed and changed what. Kept for{' '}
        {viewer.settings.retentionDays} days.{' '}
        {viewer.jiraAdmin ? '' : 'You see your own lines; an administrator sees everybody’s.'}
      </PageTitle>
      <AuditLogNote />
      <When loaded={loaded} what="Reading the log…" again={again}>
        {(first) =>
          first.lines.length === 0 ? (
            <Nothing title="Nothing has happened yet">
              Previews, confirmations, deployments and changes of the settings are noted here.
            </Nothing>
          ) : (
            <Log key={first.lines[0]?.at} first={first} />
          )
        }
      </When>
    </>
  );
}

const NAMES = ['When', 'What happened', 'Who', 'Deployment'];

interface Filter {
  kind: string;
  who: string;
}
const passes = (line: ActivityLine, { kind, who }: Filter): boolean =>
  (kind === '' || line.kind === kind) && (who === '' || line.account === who);

function Log({ first }: { first: LogPage }): ReactNode {
  const { viewer } = useViewer();
  const [more, setMore] = useState<Pick<LogPage, 'lines' | 'before'>>({
    lines: [],
    before: first.before,
  });
  const [kind, setKind] = useKept('what');
  const [who, setWho] = useKept('who');
  const filter: Filter = { kind, who };
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const all = [...first.lines, ...more.lines];
  const nameOf = (account: string): string =>
    account === viewer.accountId ? 'you' : `somebody else (${account})`;
  const working = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    await work().catch((error: unknown) => setRefusal(toRefusal(error)));
    setBusy(false);
  };
  const older = (before: number): Promise<void> =>
    working(async () => {
      const next = await ask('read-log', { before });
      setMore({ lines: [...more.lines, ...next.lines], before: next.before });
    });
  /** Everything that passes the filter, also what is not on the screen yet. */
  const save = (format: 'csv' | 'json'): Promise<void> =>
    working(async () => {
      const rest = await restOf(more);
      setMore({ lines: [...more.lines, ...rest], before: null });
      const lines = [...all, ...rest].filter((line) => passes(line, filter));
      if (format === 'csv') saveFile('activity.csv', 'text/csv', logCsv(lines));
      else saveFile('activity.json', 'application/json', JSON.stringify(lines, null, 2));
    });
  const { before } = more;
  const shown = all.filter((line) => passes(line, filter));
  const people = [...new Set(all.map((line) => line.account))];
  return (
    <div className="table-view">
      <div className="toolbar">
        <Select
          label="What"
          value={filter.kind}
          options={[['', 'Everything'], ...Object.entries(KIND_NAMES)]}
          onChange={setKind}
        />
        <Select
          label="Who"
          value={filter.who}
          options={[
            ['', 'Everybody'],
            ...people.map((account) => [account, nameOf(account)] as const),
          ]}
          onChange={setWho}
        />
        <span className="grow" />
        <span className="exports">
          <Button appearance="subtle" isDisabled={busy} onClick={() => void save('csv')}>
            CSV
          </Button>
          <Button appearance="subtle" isDisabled={busy} onClick={() => void save('json')}>
            JSON
          </Button>
        </span>
      </div>
      <DynamicTable
        head={headOf(NAMES)}
        label="Activity"
        emptyView={
          <p>Nothing of that kind{more.before === null ? '' : ' among the lines read so far'}.</p>
        }
        rows={shown.map((line, at) => ({
          key: `${line.at} ${at}`,
          cells: cellsOf(NAMES, [
            dateTime(Date.parse(line.at)),
            <bdi key="what">{sentenceOf(line)}</bdi>,
            <Person key="who" account={line.account} isYou={line.account === viewer.accountId} />,
            line.deploymentId === null ? (
              ''
            ) : (
              <Go key="id" to={`/deployments/${line.deploymentId}`}>
                {line.deploymentId}
              </Go>
            ),
          ]),
        }))}
      />
      {refusal !== null && <Refused refusal={refusal} />}
      {before !== null && (
        <Button isLoading={busy} onClick={() => void older(before)}>
          Older
        </Button>
      )}
    </div>
  );
}
