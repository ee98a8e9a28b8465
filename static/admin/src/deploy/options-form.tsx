import { Checkbox } from '@atlaskit/checkbox';
import { RadioGroup } from '@atlaskit/radio';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { Select } from '../ui/select';
import type { PlanView, TemplateView } from '../views';
import { hubTypesOf, MODES, permissionsOf, toggled, type Mode, type Options } from './options';

interface OptionsFormProps {
  template: TemplateView;
  options: Options;
  plan: PlanView | null;
  change: (changed: Partial<Options>) => void;
}

export function OptionsForm(props: OptionsFormProps): ReactNode {
  return (
    <form className="options" aria-label="Options" onSubmit={(event) => event.preventDefault()}>
      <Permissions {...props} />
      <Naming {...props} />
      <References {...props} />
      <Extent {...props} />
    </form>
  );
}

function Field({
  label,
  hint,
  value,
  placeholder,
  change,
}: {
  label: string;
  hint: string;
  value: string;
  placeholder: string;
  change: (value: string) => void;
}): ReactNode {
  const id = `field-${label.toLowerCase().replace(/\W+/gu, '-')}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Textfield
        id={id}
        isCompact
        value={value}
        placeholder={placeholder}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <span className="muted" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  );
}

function Naming({ template, options, change }: OptionsFormProps): ReactNode {
  return (
    <fieldset>
      <legend>Object schema</legend>
      <Field
        label="Name"
        hint="As people see it in Assets."
        value={options.name}
        placeholder={template.name}
        change={(name) => change({ name })}
      />
      <Field
        label="Key"
        hint="Begins the key of every object."
        value={options.key}
        placeholder={template.key}
        change={(key) => change({ key: key.toUpperCase() })}
      />
      <Field
        label="Jira project"
        hint="Optional. Only for hints on what to do next."
        value={options.project}
        placeholder="ITSM"
        change={(project) => change({ project })}
      />
    </fieldset>
  );
}

/** One by one only on demand: most people want one answer for all. */
function References({ template, options, change }: OptionsFormProps): ReactNode {
  const hubs = hubTypesOf(template);
  if (hubs.length === 0) return null;
  const setOne = (type: string, mode: Mode): void => {
    const { [type]: _dropped, ...others } = options.each;
    change({ each: mode === options.all ? others : { ...others, [type]: mode } });
  };
  return (
    <fieldset>
      <legend>References to other templates</legend>
      <Select
        label="All of them"
        value={options.all}
        options={MODES}
        onChange={(value) => change({ all: value as Mode, each: {} })}
      />
      <details>
        <summary>One by one ({hubs.length})</summary>
        <ul className="references">
          {hubs.map(({ hub, type, references }) => (
            <li key={type}>
              <span>
                {type}{' '}
                <span className="muted">
                  {hub}, {references}×
                </span>
              </span>
              <Select
                label={`References to ${type}`}
                hideLabel
                value={options.each[type] ?? options.all}
                options={MODES}
                onChange={(value) => setOne(type, value as Mode)}
              />
            </li>
          ))}
        </ul>
      </details>
    </fieldset>
  );
}

function Extent({ template, options, change }: OptionsFormProps): ReactNode {
  return (
    <fieldset>
      <legend>Extent</legend>
      <RadioGroup
        aria-label="Variant"
        value={options.variant}
        onChange={(event) =>
          change({ variant: event.currentTarget.value === 'lean' ? 'lean' : 'full' })
        }
        options={[
          { name: 'variant', value: 'full', label: 'Full: every attribute' },
          { name: 'variant', value: 'lean', label: 'Lean: required and key attributes only' },
        ]}
      />
      <details>
        <summary>Leave out object types ({options.leaveOut.length})</summary>
        <ul className="leave-out">
          {template.types.map(({ path }) => {
            const name = path.at(-1) ?? '';
            return (
              <li key={name} className={`depth-${path.length}`}>
                <Checkbox
                  label={name}
                  isChecked={options.leaveOut.includes(name)}
                  onChange={() => change({ leaveOut: toggled(options.leaveOut, name) })}
                />
              </li>
            );
          })}
        </ul>
      </details>
    </fieldset>
  );
}

/** Only where something that stands would be added to: each is a decision of its own. */
function Permissions({ options, plan, change }: OptionsFormProps): ReactNode {
  const { extend, sharing } =
    plan === null ? { extend: [], sharing: [] } : permissionsOf(plan, options);
  if (extend.length + sharing.length === 0) return null;
  return (
    <fieldset className="permissions">
      <legend>What is already there</legend>
      {extend.map((key) => (
        <Checkbox
          key={key}
          label={`Add what is missing to ${key}; nothing in it is changed`}
          isChecked={options.extend.includes(key)}
          onChange={() => change({ extend: toggled(options.extend, key) })}
        />
      ))}
      {sharing.map((key) => (
        <Checkbox
          key={key}
          label={`Switch on references from other schemas on ${key}`}
          isChecked={options.allowSharing.includes(key)}
          onChange={() => change({ allowSharing: toggled(options.allowSharing, key) })}
        />
      ))}
    </fieldset>
  );
}
