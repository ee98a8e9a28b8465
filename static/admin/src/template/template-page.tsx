import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ReactNode } from 'react';
import { ask } from '../api';
import { GuideLinks } from '../guides/guide-links';
import { useLoaded } from '../hooks';
import { useKeptTab, useNavigation } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { KeyBadge, Level, PageTitle, Stat } from '../ui/pieces';
import { When } from '../ui/states';
import { useNarrow } from '../ui/use-narrow';
import type { TemplateView } from '../views';
import { AttributeTable } from './attribute-table';
import { Explorer } from './explorer';

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
