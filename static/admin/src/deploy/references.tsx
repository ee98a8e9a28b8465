/**
 * How references to other templates are resolved: one answer for all, or for each, also to what
 * people already have.
 */
import { useState, type ReactNode } from 'react';
import { ask, type Answered } from '../api';
import { useLoaded } from '../hooks';
import { Name } from '../ui/pieces';
import { Select } from '../ui/select';
import { Refused } from '../ui/states';
import { plural } from '../words';
import { hubTypesOf, isMode, MODES, type ChoiceProps, type Mode } from './options';

type Question = Answered<'link-choices'>['questions'][number];

/** One by one only on demand: most people want one answer for all, and to look what they have takes requests. */
export function References({ templates, options, change }: ChoiceProps): ReactNode {
  const hubs = hubTypesOf(templates);
  const named = Object.keys(options.each).length;
  const [isOpen, setOpen] = useState(named > 0);
  if (hubs.length === 0) return null;
  const setOne = (type: string, said: string): void => {
    const { [type]: _dropped, ...others } = options.each;
    change({ each: said === options.all ? others : { ...others, [type]: said } });
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
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>One by one ({hubs.length})</summary>
        {isOpen && (
          <OneByOne
            schema={templates.map(({ key }) => key).join(', ')}
            hubs={hubs}
            said={(type) => options.each[type] ?? options.all}
            setOne={setOne}
          />
        )}
      </details>
    </fieldset>
  );
}

interface OneByOneProps {
  /** Templates, as the question names them. */
  schema: string;
  hubs: ReturnType<typeof hubTypesOf>;
  said: (type: string) => string;
  setOne: (type: string, said: string) => void;
}

function OneByOne({ schema, hubs, said, setOne }: OneByOneProps): ReactNode {
  const { loaded, again } = useLoaded(`links ${schema}`, () => ask('link-choices', { schema }));
  const questions = loaded.state === 'there' ? loaded.value.questions : [];
  return (
    <>
      <p className="muted" role="status">
        {loaded.state === 'loading' && 'Looking what you have that could be meant…'}
        {loaded.state === 'there' && loaded.value.text}
        {loaded.state === 'there' &&
          loaded.value.notLooked > 0 &&
          ` ${plural(loaded.value.notLooked, 'object schema', 'object schemas')} with ` +
            'fewer objects were not looked into.'}
      </p>
      {loaded.state === 'refused' && <Refused refusal={loaded.refusal} again={again} />}
      <ul className="references">
        {hubs.map(({ hub, type, references }) => (
          <One
            key={type}
            hub={hub}
            type={type}
            references={references}
            question={questions.find(({ name }) => name === type)}
            said={said(type)}
            change={(value) => setOne(type, value)}
          />
        ))}
      </ul>
    </>
  );
}

function One({
  hub,
  type,
  references,
  question,
  said,
  change,
}: {
  hub: string;
  type: string;
  references: number;
  question: Question | undefined;
  said: string;
  change: (value: string) => void;
}): ReactNode {
  const candidates = question?.candidates ?? [];
  const chosen = candidates.find(({ value }) => value === said);
  const theirs = candidates.map(
    ({ value, path, schemaKey }) =>
      [value, `Link to ${path.at(-1) ?? ''} in ${schemaKey}`] as const,
  );
  // An address may say what is no mode, and what nobody found.
  const others: (readonly [string, string])[] =
    isMode(said) || chosen !== undefined ? [] : [[said, said]];
  return (
    <li>
      <span>
        {type}{' '}
        <span className="muted">
          {hub}, {references}×
        </span>
      </span>
      <Select
        label={`References to ${type}`}
        hideLabel
        value={said}
        options={[...MODES, ...theirs, ...others]}
        onChange={change}
      />
      {(chosen ?? candidates[0]) !== undefined && (
        <span className="muted why">
          <Name>{(chosen ?? candidates[0])?.sentence ?? ''}</Name>
        </span>
      )}
    </li>
  );
}
