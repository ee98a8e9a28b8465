import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import Textfield from '@atlaskit/textfield';
import { useMemo, type ReactNode } from 'react';
import { ask } from '../api';
import { LazyGraph } from '../graph/lazy-graph';
import { graphOfTemplate, idOf } from '../graph/model';
import { GuideLinks } from '../guides/guide-links';
import { useLoaded } from '../hooks';
import { useKept, useKeptTab, useNavigation } from '../shell/navigation';
import { useOpenType } from '../shell/open-type';
import { useViewer } from '../shell/viewer';
import { KeyBadge, Level, PageTitle, Stat } from '../ui/pieces';
import { When } from '../ui/states';
import { useNarrow } from '../ui/use-narrow';
import type { TemplateView } from '../views';
import { AttributeTable } from './attribute-table';
import { TypeDetail } from './type-detail';
import { TypeTree, type TreeItem } from './type-tree';

export function TemplatePage({ template }: { template: string }): ReactNode {
  const { loaded, again } = useLoaded(
    `template ${template}`,
    async () => (await ask('read-template', { key: template })).template,
  );
  return (
    <When loaded={loaded} what="Reading the template…" again={again}>
      {(view) => <Template template={view} />}
    </When>
  );
}

function Template({ template }: { template: TemplateView }): ReactNode {
  const { go } = useNavigation();
  const { viewer } = useViewer();
  const tab = useKeptTab(['graph', 'attributes', 'about']);
  const isNarrow = useNarrow();
  return (
    <>
      <PageTitle
        title={
          <>
            <KeyBadge>{template.key}</KeyBadge> {template.name}
          </>
        }
        actions={
          <Button
            appearance="primary"
            isDisabled={!viewer.mayDeploy}
            onClick={() => go(`/deploy/${template.key}`)}
          >
            Preview a deployment
          </Button>
        }
      >
        {template.summary}
      </PageTitle>
      <div className="stats">
        <Stat value={template.types.length} label="object types" />
        <Stat value={template.attributes} label="attributes" />
        <Stat
          value={
            template.types
              .flatMap((type) => type.attributes)
              .filter((attribute) => attribute.to !== null).length
          }
          label="references"
        />
        <Stat value={template.extends.join(', ') || 'nothing'} label="needs" />
        <Stat value={<Level level={template.level} />} label={`version ${template.version}`} />
      </div>
      {!viewer.mayDeploy && (
        <p className="note">
          You can look, and not deploy: that takes a Jira administrator or a manager of an object
          schema.
        </p>
      )}
      <GuideLinks template={template.key} />
      <Tabs id="template" {...tab}>
        <TabList>
          <Tab>{isNarrow ? 'Object types' : 'Graph'}</Tab>
          <Tab>All attributes</Tab>
          <Tab>About</Tab>
        </TabList>
        <TabPanel>
          <Explorer template={template} />
        </TabPanel>
        <TabPanel>
          <AttributeTable template={template} />
        </TabPanel>
        <TabPanel>
          <About template={template} />
        </TabPanel>
      </Tabs>
    </>
  );
}

const itemsOf = (template: TemplateView): TreeItem[] =>
  template.types.map((type) => ({
    id: idOf(template.key, type.path),
    path: type.path,
    note: `${type.attributes.length}`,
    tone: 'plain',
  }));

function Explorer({ template }: { template: TemplateView }): ReactNode {
  const model = useMemo(() => graphOfTemplate(template), [template]);
  const isNarrow = useNarrow();
  const [selected, setSelected] = useOpenType();
  const [query, setQuery] = useKept('find');
  const type =
    template.types.find((candidate) => idOf(template.key, candidate.path) === selected) ?? null;
  return (
    <div className="explorer">
      <div className="side">
        <Textfield
          aria-label="Find an object type"
          placeholder="Find an object type"
          isCompact
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <TypeTree
          label="Object types"
          items={itemsOf(template)}
          query={query.trim().toLowerCase()}
          selected={selected}
          onSelect={(id) => setSelected(id === selected ? null : id)}
        />
      </div>
      {!isNarrow && (
        <LazyGraph
          model={model}
          selected={selected}
          onSelect={setSelected}
          query={query.trim().toLowerCase()}
          label={`Graph of ${template.name}`}
        />
      )}
      {type !== null && (
        <TypeDetail template={template} type={type} close={() => setSelected(null)} />
      )}
    </div>
  );
}

function About({ template }: { template: TemplateView }): ReactNode {
  return (
    <div className="two">
      <section className="panel">
        <h2>Answers</h2>
        <ul>
          {template.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>Draws on</h2>
        {template.sources.length === 0 ? (
          <p className="muted">No outside standard.</p>
        ) : (
          <ul>
            {template.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
