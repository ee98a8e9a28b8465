import { Checkbox } from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { useBelow, TABLET } from '../ui/use-narrow';
import type { PlanView } from '../views';
import { Extent } from './extent';
import { References } from './references';
import { permissionsOf, toggled, type ChoiceProps } from './options';

export interface OptionsFormProps extends ChoiceProps {
  plan: PlanView | null;
}

/** Where there is no room beside the plan, the plan comes first, and the options open on demand. */
export function OptionsForm(props: OptionsFormProps): ReactNode {
  const isNarrow = useBelow(TABLET);
  const choices = (
    <>
      <Naming {...props} />
      <References {...props} />
      <Extent {...props} />
    </>
  );
  return (
    <form className="options" aria-label="Options" onSubmit={(event) => event.preventDefault()}>
      <Permissions {...props} />
      {isNarrow ? (
        <details className="options-fold">
          <summary>Options</summary>
          {choices}
        </details>
      ) : (
        choices
      )}
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

/** Several templates keep their own names. */
function Naming({ templates, options, change }: OptionsFormProps): ReactNode {
  const [template] = templates;
  return (
    <fieldset>
      <legend>Object schema</legend>
      {template !== undefined && templates.length === 1 && (
        <>
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
        </>
      )}
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

/** Only where something that exists would be added to: each is a decision of its own. */
function Permissions({ options, plan, change }: OptionsFormProps): ReactNode {
  const { extend, sharing } =
    plan === null ? { extend: [], sharing: [] } : permissionsOf(plan, options);
  const answers = options.extend.filter((entry) => entry.includes('='));
  if (extend.length + sharing.length + answers.length === 0) return null;
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
      {answers.map((said) => (
        <Checkbox
          key={said}
          label={answerWords(said)}
          isChecked
          onChange={() => change({ extend: toggled(options.extend, said) })}
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

/** What was said of two that may be the same: `Server=Host`, `Server=new`. */
function answerWords(said: string): string {
  const at = said.indexOf('=');
  const [wanted, found] = [said.slice(0, at), said.slice(at + 1)];
  return found === 'new'
    ? `${wanted} is new: it does not exist yet`
    : `${wanted} is called ${found} here`;
}
