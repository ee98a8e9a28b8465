/** A plan: what is in its way, its counts, and all of it as graph and as list. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ReactNode } from 'react';
import { differencesOf } from '../differences/difference';
import { Differences } from '../differences/differences';
import { useKeptTab } from '../shell/navigation';
import { Digest, KeyBadge, Name } from '../ui/pieces';
import { saveFile } from '../ui/save-file';
import { useNarrow } from '../ui/use-narrow';
import type { PlanView, SchemaOfPlan, TemplateView } from '../views';
import { countWords, plural } from '../words';
import { planMarkdown } from './plan-markdown';
import { PlanList } from './plan-list';
import { Blocks } from './blocks';
import { Overlay } from './overlay';

interface PlanPanelProps {
  plan: PlanView & { code: string; hints?: string[] };
  templates: ReadonlyMap<string, TemplateView>;
  title: string;
  /**
   * Takes the answer to a question whether two are the same, in the words of the input; left out
   * where nothing can be chosen.
   */
  answer?: (said: string) => void;
}

export function PlanPanel({ plan, templates, title, answer }: PlanPanelProps): ReactNode {
  const tab = useKeptTab(['graph', 'list', 'know']);
  const isNarrow = useNarrow();
  return (
    <>
      <Blocks plan={plan} {...(answer === undefined ? {} : { answer })} />
      {plan.code === 'nothing-to-do' && (
        <SectionMessage appearance="success" title="Nothing to do">
          <p>Everything of it is already there.</p>
        </SectionMessage>
      )}
      <div className="plan-head">
        <div>
          <p className="plan-counts">
            {countWords(plan.counts) === ''
              ? 'Would create nothing.'
              : `Would create ${countWords(plan.counts)}.`}
          </p>
          <p className="muted">
            {plan.standing > 0
              ? `${plural(plan.standing, 'element')} already there, left as ` +
                `${plan.standing === 1 ? 'it is' : 'they are'}. `
              : ''}
            Digest <Digest digest={plan.digest} />
          </p>
        </div>
        <span className="grow" />
        <Button
          appearance="subtle"
          onClick={() => saveFile(`plan-${title}.md`, 'text/markdown', planMarkdown(plan))}
        >
          Markdown
        </Button>
        <Button
          appearance="subtle"
          onClick={() =>
            saveFile(`plan-${title}.json`, 'application/json', JSON.stringify(plan, null, 2))
          }
        >
          JSON
        </Button>
      </div>
      <ul className="plan-schemas" aria-label="Object schemas">
        {plan.schemas.map((schema) => (
          <Schema key={schema.key} schema={schema} />
        ))}
      </ul>
      <Tabs id="plan" {...tab}>
        <TabList>
          <Tab>{isNarrow ? 'Object types' : 'Graph'}</Tab>
          <Tab>List</Tab>
          <Tab>{`To know (${plan.warnings.length + differencesOf(plan).length + plan.losses.length})`}</Tab>
        </TabList>
        <TabPanel>
          <Overlay plan={plan} templates={templates} reading="plan" />
        </TabPanel>
        <TabPanel>
          <PlanList plan={plan} />
        </TabPanel>
        <TabPanel>
          <ToKnow plan={plan} />
        </TabPanel>
      </Tabs>
    </>
  );
}

function Schema({ schema }: { schema: SchemaOfPlan }): ReactNode {
  const state =
    schema.id === null
      ? 'new'
      : schema.adds > 0
        ? `already there, +${plural(schema.adds, 'element')}`
        : schema.role === 'hub'
          ? 'already there, linked to, unchanged'
          : 'already there, complete';
  return (
    <li className={schema.id === null ? 'create' : schema.adds > 0 ? 'added' : 'there'}>
      <KeyBadge>{schema.key}</KeyBadge> <Name>{schema.name}</Name>{' '}
      <span className="muted">
        {schema.template} {schema.version} · {state}
      </span>
    </li>
  );
}

function ToKnow({ plan }: { plan: PlanView & { hints?: string[] } }): ReactNode {
  const hints = plan.hints ?? [];
  const differences = differencesOf(plan);
  if (plan.warnings.length + differences.length + plan.losses.length + hints.length === 0)
    return <p>Nothing in particular.</p>;
  return (
    <div className="to-know">
      {plan.warnings.length > 0 && (
        <section>
          <h2>Warnings</h2>
          <ul>
            {plan.warnings.map((warning) => (
              <li key={warning.sentence}>{warning.sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {differences.length > 0 && (
        <p>What follows differs from the template, and is left as it is.</p>
      )}
      <Differences differences={differences} />
      {plan.extras > plan.extra.length && (
        <p className="muted">And {plan.extras - plan.extra.length} more of your own.</p>
      )}
      {plan.losses.length > 0 && (
        <section>
          <h2>What the reference modes cost</h2>
          <ul>
            {plan.losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </section>
      )}
      {hints.length > 0 && (
        <section>
          <h2>For the project</h2>
          <ul>
            {hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
