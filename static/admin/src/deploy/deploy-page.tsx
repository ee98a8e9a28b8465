import Button from '@atlaskit/button/new';
import { useMemo, useState, type ReactNode } from 'react';
import { answerOf, ask, refusalOf, toRefusal, type Refusal } from '../api';
import { useLoaded, useSettled } from '../hooks';
import { tellTabs } from '../live/between-tabs';
import { useNavigation } from '../shell/navigation';
import { useNotices } from '../shell/notices';
import { useViewer } from '../shell/viewer';
import { KeyBadge, PageTitle } from '../ui/pieces';
import { Loading, Refused, When } from '../ui/states';
import type { TemplateView, WaitingPreview } from '../views';
import { loadPlan, readTemplates, withTemplates, type PlanAnswer } from './load-plan';
import {
  confirmAddress,
  inputsOfAddress,
  keptOfOptions,
  optionsOf,
  trimmed,
  type Options,
  type PreviewInputs,
} from './options';
import { OptionsForm } from './options-form';
import { PlanPanel } from './plan-panel';

/** Choosing, with the plan beside it as it would be. Nothing is issued until one asks for it. */
export function DeployPage({ templates }: { templates: string }): ReactNode {
  const { loaded, again } = useLoaded(`templates ${templates}`, () =>
    readTemplates(templates.split(',')),
  );
  return (
    <When loaded={loaded} what="Reading the template…" again={again}>
      {(views) => <Configure templates={views} named={templates} />}
    </When>
  );
}

const SETTLE_MS = 300;

interface Planned {
  plan: PlanAnswer;
  templates: Map<string, TemplateView>;
}

interface ConfigureProps {
  templates: readonly TemplateView[];
  /** As the path names them. */
  named: string;
}

/** Every choice is in the address: what is shown follows from it, for whoever opens it. */
function Configure({ templates, named }: ConfigureProps): ReactNode {
  const { kept, keep } = useNavigation();
  const chosen = useMemo(() => inputsOfAddress(named, kept), [named, kept]);
  const options = useMemo(() => optionsOf(chosen), [chosen]);
  const key = useSettled(JSON.stringify(trimmed(chosen)), SETTLE_MS);
  const inputs = useMemo(() => JSON.parse(key) as PreviewInputs, [key]);
  const { loaded, again } = useLoaded(key, async (): Promise<Planned> => {
    return withTemplates(await loadPlan((from) => ask('plan-deployment', { ...inputs, from })));
  });
  // While the next one is made the last one stays, so that one keeps one's place in it.
  const [last, setLast] = useState<Planned | null>(null);
  if (loaded.state === 'there' && loaded.value !== last) setLast(loaded.value);
  const title = templates.map((template) => template.key).join('-');
  return (
    <>
      <PageTitle
        title={
          <>
            <KeyBadge>{templates.map((template) => template.key).join(', ')}</KeyBadge> Deploy{' '}
            {templates.map((template) => template.name).join(' and ')}
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
          templates={templates}
          options={options}
          plan={last?.plan ?? null}
          change={(changed: Partial<Options>) => keep(keptOfOptions({ ...options, ...changed }))}
        />
        <div className="configure-plan" aria-busy={loaded.state === 'loading'}>
          {loaded.state === 'loading' && <Loading what="Reading the workspace and planning…" />}
          {loaded.state === 'refused' ? (
            <Refused refusal={loaded.refusal} again={again} />
          ) : (
            last !== null && (
              <PlanPanel
                plan={last.plan}
                templates={last.templates}
                title={title}
                answer={(said) =>
                  keep(keptOfOptions({ ...options, extend: [...options.extend, said] }))
                }
              />
            )
          )}
        </div>
      </div>
    </>
  );
}

/** A preview that runs out within this is not worth going back to. */
const SHORTEST_LEFT_MS = 60_000;

const isStill = (waiting: WaitingPreview, plan: PlanAnswer | null): boolean =>
  plan !== null &&
  plan.digest.startsWith(waiting.digest) &&
  waiting.expiresAt - waiting.now > SHORTEST_LEFT_MS;

/**
 * Asks for the preview that can be confirmed: at most ten an hour, each voids the one before.
 * Where this very plan waits already, it is gone back to instead.
 */
function Issue({ inputs, plan }: { inputs: PreviewInputs; plan: PlanAnswer | null }): ReactNode {
  const { go } = useNavigation();
  const { viewer } = useViewer();
  const { waiting } = useNotices();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const issue = async (): Promise<void> => {
    if (waiting !== null && isStill(waiting, plan))
      return go(confirmAddress(waiting.previewId, inputs));
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await answerOf('preview-deployment', inputs);
      tellTabs();
      if (answer.ok && answer.code === 'preview')
        go(confirmAddress(answer.previewId ?? '', inputs));
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
