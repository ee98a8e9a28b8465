/** A plan: what stands in its way, its counts, and all of it as graph and as list. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useMemo, useState, type ReactNode } from 'react';
import { LazyGraph } from '../graph/lazy-graph';
import { graphOfPlan } from '../graph/model';
import { Digest, KeyBadge, Name } from '../ui/pieces';
import { saveFile } from '../ui/save-file';
import type { PlanView, SchemaOfPlan, TemplateView } from '../views';
import { countWords } from '../words';
import { planMarkdown } from './plan-markdown';
import { PlanList } from './plan-list';
import { PlannedTypeDetail } from './planned-type-detail';

interface PlanPanelProps {
  plan: PlanView & { code: string; hints?: string[] };
  templates: ReadonlyMap<string, TemplateView>;
  title: string;
}

export function PlanPanel({ plan, templates, title }: PlanPanelProps): ReactNode {
  return (
    <>
      <Blocks plan={plan} />
      {plan.code === 'nothing-to-do' && (
        <SectionMessage appearance="success" title="Nothing to do">
          <p>Everything of it is already there.</p>
        </SectionMessage>
      )}
      <div className="plan-head">
        <div>
          <p className="plan-counts">
            {countWords(plan.counts) === ''
              ? 'Creates nothing.'
              : `Creates ${countWords(plan.counts)}.`}
          </p>
          <p className="muted">
            {plan.standing > 0
              ? `${plan.standing} elements are there already and are left as they are. `
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
      <Tabs id="plan">
        <TabList>
          <Tab>Graph</Tab>
          <Tab>Everything it creates</Tab>
          <Tab>{`To know (${plan.warnings.length + plan.keeps.length + plan.losses.length})`}</Tab>
        </TabList>
        <TabPanel>
          <Overlay plan={plan} templates={templates} />
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

function Blocks({ plan }: { plan: PlanView }): ReactNode {
  if (plan.blocks.length === 0) return null;
  return (
    <SectionMessage
      appearance="warning"
      title={
        plan.blocks.length === 1
          ? 'One thing is in the way'
          : `${plan.blocks.length} things are in the way`
      }
    >
      <ul>
        {plan.blocks.slice(0, 20).map((block) => (
          <li key={block.sentence}>
            {block.sentence}
            <br />
            <b>What would do:</b> {block.remedy}
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}

function Schema({ schema }: { schema: SchemaOfPlan }): ReactNode {
  const state =
    schema.id === null
      ? 'new'
      : schema.adds > 0
        ? `+${schema.adds} elements`
        : schema.role === 'hub'
          ? 'linked to, unchanged'
          : 'complete';
  return (
    <li className={schema.id === null ? 'create' : schema.adds > 0 ? 'added' : 'there'}>
      <KeyBadge>{schema.key}</KeyBadge> <Name>{schema.name}</Name>{' '}
      <span className="muted">
        {schema.template} {schema.version} · {state}
      </span>
    </li>
  );
}

export function Overlay({
  plan,
  templates,
}: Pick<PlanPanelProps, 'plan' | 'templates'>): ReactNode {
  const model = useMemo(() => graphOfPlan(plan, templates), [plan, templates]);
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <div className="overlay">
      <ul className="legend" aria-label="Colours">
        <li className="create">created</li>
        <li className="added">exists, added to</li>
        <li className="there">unchanged</li>
        <li className="differs">exists, differs, kept</li>
        <li className="out">not in this plan</li>
      </ul>
      <div className="explorer">
        <LazyGraph
          model={model}
          selected={selected}
          onSelect={setSelected}
          query=""
          label="Graph of the plan"
        />
        {selected !== null && (
          <PlannedTypeDetail plan={plan} id={selected} close={() => setSelected(null)} />
        )}
      </div>
    </div>
  );
}

function ToKnow({ plan }: { plan: PlanView & { hints?: string[] } }): ReactNode {
  const hints = plan.hints ?? [];
  if (plan.warnings.length + plan.keeps.length + plan.losses.length + hints.length === 0)
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
      {plan.keeps.length > 0 && (
        <section>
          <h2>Kept as they are, although they differ</h2>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Element</th>
                <th scope="col">What</th>
                <th scope="col">It is</th>
                <th scope="col">The template has</th>
              </tr>
            </thead>
            <tbody>
              {plan.keeps.slice(0, 500).map((keep) => (
                <tr key={`${keep.element} ${keep.field}`}>
                  <th scope="row">
                    <Name>{keep.element}</Name>
                  </th>
                  <td>{keep.field}</td>
                  <td>
                    <Name>{keep.found}</Name>
                  </td>
                  <td>{keep.wanted}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
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
