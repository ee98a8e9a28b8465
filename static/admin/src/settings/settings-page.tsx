import Button from '@atlaskit/button/new';
import { RadioGroup } from '@atlaskit/radio';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { Refused } from '../ui/states';
import type { Settings } from '../views';

type Choice<K extends keyof Settings> = readonly (readonly [Settings[K], string])[];

const CONFIRMATION: Choice<'confirmation'> = [
  ['chat', 'In chat: the administrator types the code shown with the preview, or confirms here'],
  ['page', 'On this page only: no code exists, and nothing said in chat can confirm'],
  ['off', 'Not at all: previews only, nothing can be deployed'],
];
const PRINCIPAL: Choice<'principal'> = [
  ['user', 'As the person who confirmed, with their own permissions'],
  ['app', 'As the app: only if your site does not let the app work for a person in the background'],
];
const PRESENT: Choice<'present'> = [
  ['auto', 'In the background; while the person is present where the platform refuses that'],
  ['always', 'Only while the person looks at its progress'],
  ['never', 'Only in the background'],
];

export function SettingsPage(): ReactNode {
  const { viewer, reload } = useViewer();
  const [settings, setSettings] = useState(viewer.settings);
  const [state, setState] = useState<'' | 'saving' | 'saved'>('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const change = (changed: Partial<Settings>): void => {
    setSettings((before) => ({ ...before, ...changed }));
    setState('');
  };
  const save = async (): Promise<void> => {
    setState('saving');
    setRefusal(null);
    try {
      await ask('save-settings', { ...settings });
      setState('saved');
      reload();
    } catch (error) {
      setState('');
      setRefusal(toRefusal(error));
    }
  };
  const changed = JSON.stringify(settings) !== JSON.stringify(viewer.settings);
  const group = <K extends keyof Settings>(name: K, label: string, choices: Choice<K>): ReactNode => (
    <fieldset className="panel" disabled={!viewer.jiraAdmin}>
      <legend>{label}</legend>
      <RadioGroup aria-label={label} isDisabled={!viewer.jiraAdmin} value={settings[name]} options={choices.map(([value, text]) => ({ name, value, label: text }))}
        onChange={(event) => change({ [name]: event.currentTarget.value } as Partial<Settings>)} />
    </fieldset>
  );
  return (
    <>
      <PageTitle title="Settings">{viewer.jiraAdmin ? 'Each change is logged with both values.' : 'Only a Jira administrator can change them.'}</PageTitle>
      <div className="settings">
        {group('confirmation', 'How a deployment is confirmed', CONFIRMATION)}
        {group('principal', 'As whom Assets is called', PRINCIPAL)}
        {group('present', 'When a deployment is carried out', PRESENT)}
        <div className="panel"><h2 className="legend-like">How long the log is kept</h2><p className="muted">90 days; older lines erase themselves. Uninstalling the app deletes everything it stored.</p></div>
        {refusal !== null && <Refused refusal={refusal} />}
        {viewer.jiraAdmin && <p><Button appearance="primary" isDisabled={!changed} isLoading={state === 'saving'} onClick={() => void save()}>Save</Button> <span role="status">{state === 'saved' && !changed ? 'Saved.' : ''}</span></p>}
      </div>
    </>
  );
}
