import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { Go, useKept, useNavigation } from '../shell/navigation';
import { cellsOf, headOf } from '../ui/cells';
import { Digest, PageTitle, Person, StateLozenge } from '../ui/pieces';
import { csvOf, saveFile } from '../ui/save-file';
import { Select } from '../ui/select';
import { Nothing, When } from '../ui/states';
import type { DeploymentLine } from '../views';
import { dateTime, ORIGIN_WORDS, STATE_WORDS } from '../words';

const NAMES = ['Deployment', 'Templates', 'Outcome', 'Created', 'Who', 'Confirmed', 'When'];

export function DeploymentsPage(): ReactNode {
  const { loaded, again } = useLoaded(
    'deployments',
    async () => (await ask('list-deployments')).deployments,
  );
  return (
    <>
      <PageTitle title="Deployments" actions={<Button onClick={again}>Refresh</Button>}>
        Your own; an administrator sees everybody’s.
      </PageTitle>
      <When loaded={loaded} what="Reading the deployments…" again={again}>
        {(lines) => (lines.length === 0 ? <None /> : <List lines={lines} />)}
      </When>
    </>
  );
}

function None(): ReactNode {
  const { go } = useNavigation();
  return (
    <Nothing
      title="Nothing has been deployed yet"
      action={
        <Button appearance="primary" onClick={() => go('/')}>
          Choose a template
        </Button>
      }
    >
      A deployment stays on this list with who confirmed it, what was created, and what to do if it
      failed.
    </Nothing>
  );
}

function List({ lines }: { lines: readonly DeploymentLine[] }): ReactNode {
  const [state, setState] = useKept('outcome');
  const [query, setQuery] = useKept('find');
  const wanted = query.trim().toLowerCase();
  const shown = lines.filter(
    (line) =>
      (state === '' || line.state === state) && (wanted === '' || textOf(line).includes(wanted)),
  );
  const states = [...new Set(lines.map((line) => line.state))];
  return (
    <div className="table-view">
      <div className="toolbar">
        <Textfield
          aria-label="Find a deployment"
          placeholder="Id, template, person or digest"
          isCompact
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Select
          label="Outcome"
          value={state}
          options={[['', 'All'], ...states.map((one) => [one, STATE_WORDS[one] ?? one] as const)]}
          onChange={setState}
        />
        <span className="grow" />
        <span className="exports">
          <Button
            appearance="subtle"
            onClick={() =>
              saveFile(
                'deployments.csv',
                'text/csv',
                csvOf([
                  [
                    'id',
                    'state',
                    'templates',
                    'schemas',
                    'digest',
                    'created',
                    'of',
                    'account',
                    'confirmed in',
                    'at',
                    'outcome',
                    'what to do',
                  ],
                  ...shown.map(valuesOf),
                ]),
              )
            }
          >
            CSV
          </Button>
          <Button
            appearance="subtle"
            onClick={() =>
              saveFile('deployments.json', 'application/json', JSON.stringify(shown, null, 2))
            }
          >
            JSON
          </Button>
        </span>
      </div>
      <DynamicTable
        head={headOf(NAMES)}
        label="Deployments"
        emptyView={<p>No deployment matches.</p>}
        rows={shown.map((line) => ({
          key: line.id,
          cells: cellsOf(NAMES, [
            <>
              <Go to={`/deployments/${line.id}`}>{line.id}</Go> <Digest digest={line.digest} />
            </>,
            line.templates.join(', '),
            <div key="state">
              <StateLozenge state={line.state} />
              {line.outcome !== null && (
                <div className="muted clamp">
                  <bdi>{line.outcome.sentence}</bdi>
                </div>
              )}
            </div>,
            `${line.written} of ${line.total}`,
            <Person key="who" account={line.account} isYou={line.mine} />,
            ORIGIN_WORDS[line.origin] ?? line.origin,
            dateTime(line.createdAt),
          ]),
        }))}
      />
    </div>
  );
}

/** What one searches in. */
const textOf = (line: DeploymentLine): string =>
  [line.id, ...line.templates, ...line.schemas, line.mine ? 'you' : '', line.account, line.digest]
    .join(' ')
    .toLowerCase();

const valuesOf = (line: DeploymentLine): string[] => [
  line.id,
  line.state,
  line.templates.join(' '),
  line.schemas.join(' '),
  line.digest,
  String(line.written),
  String(line.total),
  line.account,
  line.origin,
  new Date(line.createdAt).toISOString(),
  line.outcome?.sentence ?? '',
  line.outcome?.remedy ?? '',
];
