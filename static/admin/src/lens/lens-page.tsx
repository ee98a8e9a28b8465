import Button from '@atlaskit/button/new';
import { useMemo, useState, type ReactNode } from 'react';
import { ask } from '../api';
import { loadPlan, withTemplates } from '../deploy/load-plan';
import { Overlay } from '../deploy/overlay';
import { PlannedTypeDetail } from '../deploy/planned-type-detail';
import { differencesOf } from '../differences/difference';
import { Differences } from '../differences/differences';
import { idOf } from '../graph/model';
import { ExistingList } from '../existing/existing-list';
import { useLoaded } from '../hooks';
import { Go, useNavigation } from '../shell/navigation';
import { useOpenType } from '../shell/open-type';
import { useViewer } from '../shell/viewer';
import { useTakeAlong } from '../own/take-along';
import { TypeTree, type TreeItem } from '../template/type-tree';
import { KeyBadge, Name, PageTitle, Stat } from '../ui/pieces';
import { Nothing, When } from '../ui/states';
import type { PlanView } from '../views';
import type { PlanAnswer } from '../deploy/load-plan';
import { Deployed } from './deployed';

/** What is deployed now against its template. Each look reads the workspace anew, as the person who looks. */
export function LensPage({ template }: { template: string | null }): ReactNode {
  if (template !== null) return <Lens key={template} template={template} />;
  return (
    <>
      <PageTitle title="What is deployed">
        Compared with its template at the moment you look, with your own permissions.
      </PageTitle>
      <Deployed />
      <ExistingList />
    </>
  );
}

function Lens({ template }: { template: string }): ReactNode {
  const { loaded, again } = useLoaded(`lens ${template}`, async () => {
    return withTemplates(await loadPlan((from) => ask('read-lens', { template, from })));
  });
  const { viewer } = useViewer();
  const deployed = viewer.deployed.find((one) => one.template === template);
  const along = useTakeAlong(deployed === undefined ? [] : [deployed.key]);
  return (
    <When loaded={loaded} what="Reading the workspace…" again={again}>
      {({ plan, templates }) => {
        const schema = plan.schemas.find((one) => one.template === template);
        if (schema !== undefined && schema.id === null) return <NotDeployed template={template} />;
        return (
          <>
            <PageTitle
              title={
                <>
                  {schema === undefined ? template : <Name>{schema.name}</Name>} against {template}
                </>
              }
              actions={
                <>
                  <Button onClick={again}>Look again</Button>
                  {deployed !== undefined && along.button}
                  <Complete plan={plan} template={template} />
                </>
              }
            >
              Read just now, with your own permissions.
            </PageTitle>
            {along.said}
            <Version deployed={deployed?.version} newest={schema?.version} template={template} />
            <Summary plan={plan} />
            <Differences differences={differencesOf(plan, false)} />
            <h2>Object type by object type</h2>
            <Compared plan={plan} />
            <h2>As a graph</h2>
            <Overlay plan={plan} templates={templates} reading="present" />
          </>
        );
      }}
    </When>
  );
}

/** Which version it was made from, and whether there is a newer one. */
function Version({
  deployed,
  newest,
  template,
}: {
  deployed: string | undefined;
  newest: string | undefined;
  template: string;
}): ReactNode {
  if (deployed === undefined || newest === undefined || deployed === newest) return null;
  return (
    <p className="note">
      Deployed in version {deployed}; the newest is {newest}. What it has more is counted as missing
      here. <Go to={`/deploy/${template}`}>Preview the update</Go>
    </p>
  );
}

function NotDeployed({ template }: { template: string }): ReactNode {
  const { go } = useNavigation();
  const { viewer } = useViewer();
  return (
    <Nothing
      title={`${template} is not deployed here`}
      action={
        <Button
          appearance="primary"
          isDisabled={!viewer.mayDeploy}
          onClick={() => go(`/deploy/${template}`)}
        >
          Preview a deployment
        </Button>
      }
    >
      There is no object schema of it that you can see, so there is nothing to compare.
    </Nothing>
  );
}

function Complete({ plan, template }: { plan: PlanAnswer; template: string }): ReactNode {
  const { go } = useNavigation();
  const { viewer } = useViewer();
  const missing = plan.schemas.reduce((sum, schema) => sum + schema.adds, 0);
  return missing === 0 ? null : (
    <Button
      appearance="primary"
      isDisabled={!viewer.mayDeploy}
      onClick={() => go(`/deploy/${template}`)}
    >
      Preview what is missing
    </Button>
  );
}

/** Hubs it refers to have a look of their own: of these only what it links to is read closely. */
const targetsOf = (plan: PlanView): PlanView['schemas'] =>
  plan.schemas.filter((schema) => schema.role === 'target');

function Summary({ plan }: { plan: PlanAnswer }): ReactNode {
  const missing = targetsOf(plan).reduce((sum, schema) => sum + schema.adds, 0);
  const types = plan.types.filter(
    (type) => type.fate === 'there' && targetsOf(plan).some((schema) => schema.key === type.schema),
  );
  const attributes = types
    .flatMap((type) => type.attributes)
    .filter((attribute) => attribute.fate === 'there');
  const changed = plan.keeps.length + plan.retargeted.length;
  const called = plan.renamed.length + plan.moved.length;
  return (
    <div className="stats">
      <Stat value={types.length} label="object types" />
      <Stat value={attributes.length} label="attributes" />
      <Stat value={missing} label="missing" />
      <Stat value={changed} label="different" />
      {called > 0 && <Stat value={called} label="called or placed otherwise" />}
      {plan.extras > 0 && <Stat value={plan.extras} label="your own" />}
      <Stat
        value={
          missing === 0 && changed === 0
            ? 'Complete'
            : missing === 0
              ? 'Complete, with differences'
              : 'Incomplete'
        }
        label="against the template"
      />
    </div>
  );
}

/** Where one would look first; null where everything is as the template has it. */
function firstImperfect(plan: PlanView): string | null {
  const differing = new Set(differencesOf(plan).map(({ schema, path }) => idOf(schema, path)));
  const type = plan.types.find(
    (one) =>
      one.fate === 'create' ||
      one.attributes.some((attribute) => attribute.fate === 'create') ||
      differing.has(idOf(one.schema, one.path)),
  );
  return type === undefined ? null : idOf(type.schema, type.path);
}

function Compared({ plan }: { plan: PlanView }): ReactNode {
  const [open, setSelected] = useOpenType();
  const [first] = useState(() => firstImperfect(plan));
  const selected = open ?? first;
  const differences = useMemo(() => differencesOf(plan, false), [plan]);
  const itemsOf = (schema: string): TreeItem[] =>
    plan.types
      .filter((type) => type.schema === schema)
      .map((type) => {
        const id = idOf(type.schema, type.path);
        const missing = type.attributes.filter((attribute) => attribute.fate === 'create').length;
        const [theirs, differing] = [true, false].map((isExtra) =>
          differences.filter(
            (one) => idOf(one.schema, one.path) === id && (one.kind === 'extra') === isExtra,
          ),
        );
        const different = differing?.length ?? 0;
        if (type.fate === 'create')
          return { id, path: type.path, note: 'missing', tone: 'missing' };
        const parts = [
          ...(missing > 0 ? [`${missing} missing`] : []),
          ...(different > 0 ? [`${different} different`] : []),
          ...((theirs?.length ?? 0) > 0 ? [`${theirs?.length ?? 0} of your own`] : []),
        ];
        return {
          id,
          path: type.path,
          note: parts.join(', ') || 'complete',
          tone: missing > 0 ? 'added' : different > 0 ? 'differs' : 'there',
        };
      });
  return (
    <div className="explorer lens">
      <div className="side wide">
        {targetsOf(plan).map(({ key, name }) => (
          <section key={key}>
            <h2>
              <KeyBadge>{key}</KeyBadge> <Name>{name}</Name>
            </h2>
            <TypeTree
              label={`Object types of ${key}, complete, missing or different`}
              items={itemsOf(key)}
              query=""
              selected={selected}
              onSelect={(id) => setSelected(id === selected ? null : id)}
            />
          </section>
        ))}
      </div>
      {selected === null ? (
        <p className="muted">Choose an object type to see its attributes.</p>
      ) : (
        <PlannedTypeDetail
          plan={plan}
          id={selected}
          reading="present"
          close={() => setSelected(null)}
        />
      )}
    </div>
  );
}
