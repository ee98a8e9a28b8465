import Button from '@atlaskit/button/new';
import { RadioGroup } from '@atlaskit/radio';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { Refused } from '../ui/states';
import type { Settings } from '../views';
import { isRetention, RetentionField } from './retention-field';

type Choosable = Exclude<keyof Settings, 'retentionDays'>;
type Choice<K extends Choosable> = readonly (readonly [Settings[K], string])[];

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
const UPDATES: Choice<'updates'> = [
  ['realtime', 'Told by Forge Realtime; it looks by itself, rarely, where nothing is heard'],
  ['polling', 'It looks every few seconds; nothing is published'],
];

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
  const group = <K extends Choosable>(name: K, label: string, choices: Choice<K>): ReactNode => (
    <fieldset className="panel" disabled={!viewer.jiraAdmin}>
      <legend>{label}</legend>
      <RadioGroup
        aria-label={label}
        isDisabled={!viewer.jiraAdmin}
        value={settings[name]}
        options={choices.map(([value, text]) => ({ name, value, label: text }))}
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
        {group('confirmation', 'How a deployment is confirmed', CONFIRMATION)}
        {group('principal', 'As whom Assets is called', PRINCIPAL)}
        {group('present', 'When a deployment is carried out', PRESENT)}
        {group('updates', 'How this page learns that a deployment moved on', UPDATES)}
        <RetentionField
          text={retention}
          saved={viewer.settings.retentionDays}
          disabled={!viewer.jiraAdmin}
          change={(text) => {
            setRetention(text);
            setState('');
          }}
        />
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
