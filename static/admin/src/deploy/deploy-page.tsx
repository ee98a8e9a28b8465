import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { answerOf, ask, refusalOf, toRefusal, type Refusal } from '../api';
import { useLoaded, useSettled } from '../hooks';
import { useNavigation } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { KeyBadge, PageTitle } from '../ui/pieces';
import { Loading, Refused, When } from '../ui/states';
import type { TemplateView } from '../views';
import { loadPlan, templatesOf, type PlanAnswer } from './load-plan';
import { inputsOf, NO_OPTIONS, type Options, type PreviewInputs } from './options';
import { OptionsForm } from './options-form';
import { PlanPanel } from './plan-panel';

/** Choosing, with the plan beside it as it would be. Nothing is issued until one asks for it. */
export function DeployPage({ template }: { template: string }): ReactNode {
  const { loaded, again } = useLoaded(
    `template ${template}`,
    async () => (await ask('read-template', { key: template })).template,
  );
  return (
    <When loaded={loaded} what="Reading the template…" again={again}>
      {(view) => <Configure template={view} />}
    </When>
  );
}

const SETTLE_MS = 300;

interface Planned {
  plan: PlanAnswer;
  templates: Map<string, TemplateView>;
}

function Configure({ template }: { template: TemplateView }): ReactNode {
  const [options, setOptions] = useState<Options>(NO_OPTIONS);
  const inputs = inputsOf(template.key, useSettled(options, SETTLE_MS));
  const key = JSON.stringify(inputs);
  const { loaded, again } = useLoaded(key, async () => {
    const plan = await loadPlan((from) => ask('plan-deployment', { ...inputs, from }));
    return { plan, templates: await templatesOf(plan) };
  });
  // While the next one is made the last one stays, so that one keeps one's place in it.
  const [last, setLast] = useState<Planned | null>(null);
  if (loaded.state === 'there' && loaded.value !== last) setLast(loaded.value);
  return (
    <>
      <PageTitle
        title={
          <>
            <KeyBadge>{template.key}</KeyBadge> Deploy {template.name}
          </>
        }
        actions={
          <Issue inputs={inputs} plan={loaded.state === 'there' ? loaded.value.plan : null} />
        }
      >
        What would be created changes with what you choose. Nothing is written, and nothing can be
        confirmed yet.
      </PageTitle>
      <div className="configure">
        <OptionsForm
          template={template}
          options={options}
          plan={last?.plan ?? null}
          change={(changed) => setOptions((before) => ({ ...before, ...changed }))}
        />
        <div className="configure-plan" aria-busy={loaded.state === 'loading'}>
          {loaded.state === 'loading' && <Loading what="Reading the workspace and planning…" />}
          {loaded.state === 'refused' ? (
            <Refused refusal={loaded.refusal} again={again} />
          ) : (
            last !== null && (
              <PlanPanel plan={last.plan} templates={last.templates} title={template.key} />
            )
          )}
        </div>
      </div>
    </>
  );
}

/** Asks for the preview that can be confirmed: at most ten an hour, each voids the one before. */
function Issue({ inputs, plan }: { inputs: PreviewInputs; plan: PlanAnswer | null }): ReactNode {
  const { go } = useNavigation();
  const { viewer } = useViewer();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const issue = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await answerOf('preview-deployment', inputs);
      if (answer.ok && answer.code === 'preview') go('/confirm');
      else setRefusal(refusalOf(answer));
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };
  if (viewer.settings.confirmation === 'off')
    return <span className="muted">Deploying is switched off: previews only.</span>;
  return (
    <>
      <Button
        appearance="primary"
        isLoading={busy}
        isDisabled={plan === null || plan.code !== 'plan'}
        onClick={() => void issue()}
      >
        Review and confirm
      </Button>
      {refusal !== null && <Refused refusal={refusal} />}
    </>
  );
}
