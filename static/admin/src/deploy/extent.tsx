/** How much of the templates is wanted: every attribute or few, all object types or some. */
import { Checkbox } from '@atlaskit/checkbox';
import { RadioGroup } from '@atlaskit/radio';
import Textfield from '@atlaskit/textfield';
import { useState, type ReactNode } from 'react';
import type { TemplateView } from '../views';
import { toggled, type ChoiceProps } from './options';

export function Extent({ templates, options, change }: ChoiceProps): ReactNode {
  return (
    <fieldset>
      <legend>Extent</legend>
      <RadioGroup
        aria-label="Variant"
        value={options.variant === 'lean' ? 'lean' : 'full'}
        onChange={(event) => change({ variant: event.currentTarget.value })}
        options={[
          { name: 'variant', value: 'full', label: 'Full: every attribute' },
          { name: 'variant', value: 'lean', label: 'Lean: required and key attributes only' },
        ]}
      />
      <ChosenTypes
        title="Only these object types"
        hint="With those that they need. None chosen: all of them."
        templates={templates}
        chosen={options.only}
        change={(only) => change({ only })}
      />
      <ChosenTypes
        title="Leave out object types"
        hint="With those below them."
        templates={templates}
        chosen={options.leaveOut}
        change={(leaveOut) => change({ leaveOut })}
      />
    </fieldset>
  );
}

interface Line {
  id: string;
  name: string;
  depth: number;
}

const linesOf = (templates: readonly TemplateView[]): Line[] =>
  templates.flatMap(({ key, types }) =>
    types.map(({ path }) => ({
      id: `${key} ${path.join('/')}`,
      name: path.at(-1) ?? '',
      depth: path.length,
    })),
  );

/** More than these are looked through with a search field. */
const MANY = 12;

function ChosenTypes({
  title,
  hint,
  templates,
  chosen,
  change,
}: {
  title: string;
  hint: string;
  templates: readonly TemplateView[];
  chosen: readonly string[];
  change: (chosen: string[]) => void;
}): ReactNode {
  const [query, setQuery] = useState('');
  const lines = linesOf(templates);
  const wanted = query.trim().toLowerCase();
  // What was named in a chat or a link may be an attribute, or nearly the name of an object type.
  const others = chosen.filter((name) => lines.every((line) => line.name !== name));
  const shown = [
    ...others.map((name): Line => ({ id: name, name, depth: 1 })),
    ...lines.filter(({ name }) => name.toLowerCase().includes(wanted)),
  ];
  return (
    <details>
      <summary>
        {title} ({chosen.length})
      </summary>
      <p className="muted">{hint}</p>
      {lines.length > MANY && (
        <Textfield
          aria-label={`Find: ${title.toLowerCase()}`}
          placeholder="Find an object type"
          isCompact
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <ul className="leave-out" aria-label={title}>
        {shown.map(({ id, name, depth }) => (
          <li key={id} className={`depth-${Math.min(depth, 6)}`}>
            <Checkbox
              label={name}
              isChecked={chosen.includes(name)}
              onChange={() => change(toggled(chosen, name))}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
