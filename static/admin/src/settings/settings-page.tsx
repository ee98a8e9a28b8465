import Button from '@atlaskit/button/new';
import { RadioGroup } from '@atlaskit/radio';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { Go } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { Refused } from '../ui/states';
import type { Settings } from '../views';
import { SETTINGS, type Choosable } from './choices';
import { isRetention, RetentionField } from './retention-field';

export function SettingsPage(): ReactNode {
  const { viewer, reload } = useViewer();
  const [settings, setSettings] = useState(viewer.settings);
  const [retention, setRetention] = useState(String(viewer.settings.retentionDays));
  const [state, setState] = useState<'' | 'saving' | 'saved'>('');
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const change = (changed: Partial<Settings>): void => {
    setSettings((before) => ({ ...before, ...changed }));
    setState('');
  };
  const wanted: Settings = {
    ...settings,
    retentionDays: isRetention(retention) ? Number(retention) : viewer.settings.retentionDays,
  };
  // Only these are sent: what another administrator changed meanwhile stays.
  const changes = (Object.keys(wanted) as (keyof Settings)[]).filter(
    (name) => wanted[name] !== viewer.settings[name],
  );
  const save = async (): Promise<void> => {
    setState('saving');
    setRefusal(null);
    try {
      const { text } = await ask(
        'save-settings',
        Object.fromEntries(changes.map((name) => [name, wanted[name]])),
      );
      setSaid(text);
      setState('saved');
      reload();
    } catch (error) {
      setState('');
      setRefusal(toRefusal(error));
    }
  };
  const group = (name: Choosable): ReactNode => (
    <fieldset key={name} className="panel" disabled={!viewer.jiraAdmin}>
      <legend>{SETTINGS[name].title}</legend>
      <RadioGroup
        aria-label={SETTINGS[name].title}
        isDisabled={!viewer.jiraAdmin}
        value={settings[name]}
        options={SETTINGS[name].choices.map(({ value, label, means, isRecommended }) => ({
          name,
          value,
          label: (
            <>
              <b>{label}</b>
              {isRecommended === true && <span className="flag">recommended</span>}
              <span className="choice-means">{means}</span>
            </>
          ),
        }))}
        onChange={(event) => change({ [name]: event.currentTarget.value } as Partial<Settings>)}
      />
    </fieldset>
  );
  return (
    <>
      <PageTitle title="Settings">
        {viewer.jiraAdmin
          ? 'Each change is logged with both values.'
          : 'Only a Jira administrator can change them.'}
      </PageTitle>
      <div className="settings">
        {(Object.keys(SETTINGS) as Choosable[]).map(group)}
        <RetentionField
          text={retention}
          saved={viewer.settings.retentionDays}
          disabled={!viewer.jiraAdmin}
          change={(text) => {
            setRetention(text);
            setState('');
          }}
        />
        <p>
          Models that only this site has, who added which and when, and removing one:{' '}
          <Go to="/own">Your own models</Go>
        </p>
        {refusal !== null && <Refused refusal={refusal} />}
        {viewer.jiraAdmin && (
          <p>
            <Button
              appearance="primary"
              isDisabled={changes.length === 0 || !isRetention(retention)}
              isLoading={state === 'saving'}
              onClick={() => void save()}
            >
              Save
            </Button>{' '}
            <span role="status">{state === 'saved' && changes.length === 0 ? said : ''}</span>
          </p>
        )}
      </div>
    </>
  );
}
