/** An object schema that exists, whoever made it: shown, examined and compared as every model is. */
import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ReactNode } from 'react';
import { ask, type Answered } from '../api';
import { useLoaded } from '../hooks';
import { useTakeAlong } from '../own/take-along';
import { Go, useKeptTab } from '../shell/navigation';
import { AttributeTable } from '../template/attribute-table';
import { Explorer } from '../template/explorer';
import { KeyBadge, Name, PageTitle, Stat } from '../ui/pieces';
import { When } from '../ui/states';
import { useNarrow } from '../ui/use-narrow';
import { CompareWith } from './compare-with';
import { Health } from './health';

type Existing = Answered<'read-existing'>;

export function ExistingPage({ schema }: { schema: string }): ReactNode {
  const { loaded, again } = useLoaded(`existing ${schema}`, () => readWhole(schema));
  return (
    <When loaded={loaded} what="Reading the workspace…" again={again}>
      {(existing) => <Shown existing={existing} again={again} />}
    </When>
  );
}

/** In as many answers as it takes. */
async function readWhole(key: string): Promise<Existing> {
  const first = await ask('read-existing', { key });
  const types = [...first.types];
  for (let { more } = first; more !== null;) {
    const next: Existing = await ask('read-existing', { key, from: more });
    types.push(...next.types);
    more = next.more;
  }
  return { ...first, types };
}

function Shown({ existing, again }: { existing: Existing; again: () => void }): ReactNode {
  const { key, name, description, madeFrom, types, attributes, objects } = existing;
  const tab = useKeptTab(['graph', 'attributes', 'health']);
  const isNarrow = useNarrow();
  const along = useTakeAlong([key]);
  return (
    <>
      <PageTitle
        title={
          <>
            <KeyBadge>{key}</KeyBadge> <Name>{name}</Name>
          </>
        }
        actions={
          <>
            <Button onClick={again}>Look again</Button>
            {along.button}
          </>
        }
      >
        <Name>{description}</Name> Read just now, with your own permissions.
      </PageTitle>
      <div className="stats">
        <Stat value={types.length} label="object types" />
        <Stat value={attributes} label="attributes" />
        <Stat value={objects.toLocaleString('en')} label="objects, none of them read" />
      </div>
      {along.said}
      <p>
        {madeFrom === null ? (
          'Not made by LaunchPad. '
        ) : (
          <>
            Made from {madeFrom.template} {madeFrom.version}.{' '}
            <Go to={`/deployed/${madeFrom.template}`}>See it against its template</Go>{' '}
          </>
        )}
        {existing.system &&
          'Part of Atlassian’s common data model: nothing is ever created in it. '}
        {!existing.canManage && 'You do not manage it, so you cannot add to it.'}
      </p>
      <CompareWith schema={key} />
      <Tabs id="existing" {...tab}>
        <TabList>
          <Tab>{isNarrow ? 'Object types' : 'Graph'}</Tab>
          <Tab>All attributes</Tab>
          <Tab>Health</Tab>
        </TabList>
        <TabPanel>
          <Explorer template={existing} />
        </TabPanel>
        <TabPanel>
          <AttributeTable template={existing} />
        </TabPanel>
        <TabPanel>
          <Health schema={`our ${key}`} />
        </TabPanel>
      </Tabs>
    </>
  );
}
