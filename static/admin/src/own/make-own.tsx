/** A model from lines or from a file: read and shown first, added when one says so. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useRef, useState, type ReactNode } from 'react';
import { answerOf, refusalOf, toRefusal, type Refusal } from '../api';
import { Go } from '../shell/navigation';
import { RovoButton } from '../shell/rovo-button';
import { Refused } from '../ui/states';
import { ReadModels } from './read-models';
import { problemsOf, type Problem, type ReadModel } from './read';

const EXAMPLE = `schema FLEET "Company cars"
Vehicle - A car or van we run
  Plate: text, required, unique
  Driver: user
  Status: status In Use (active), Sold (inactive)
Garage
  City: text`;

/** More than this is not read at all: no model is as large (characters). */
const MOST = 400_000;
/** Bytes of it as it is sent: a call carries no more. */
const MOST_SENT = 480_000;

interface Read {
  text: string;
  models: ReadModel[];
}

export function MakeOwn({ mayAdd, added }: { mayAdd: boolean; added: () => void }): ReactNode {
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [addedKeys, setAdded] = useState<readonly string[]>([]);
  const file = useRef<HTMLInputElement>(null);

  const send = async (key: 'read-model' | 'add-model', wanted: string): Promise<void> => {
    setBusy(true);
    setProblems([]);
    setRefusal(null);
    setAdded([]);
    const bytes = new Blob([JSON.stringify(wanted)]).size;
    if (bytes > MOST_SENT) {
      setRead(null);
      setProblems([tooLarge('the whole', bytes)]);
      setBusy(false);
      return;
    }
    try {
      const answer = await answerOf(key, { text: wanted });
      if (!answer.ok) {
        setRead(null);
        const found = problemsOf(answer);
        if (found === null) throw refusalOf(answer);
        setProblems(found);
      } else if (answer.code === 'models-added') {
        setRead(null);
        setText('');
        setAdded(answer.models.map(({ template }) => template.key));
        added();
      } else setRead({ text: wanted, models: answer.models });
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };

  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > 4 * MOST) {
      setRead(null);
      setProblems([tooLarge(chosen.name, chosen.size)]);
      return;
    }
    const content = await chosen.text();
    setText(content);
    await send('read-model', content);
  };

  return (
    <section className="panel make-own" aria-label="Make your own">
      <h2>Make your own</h2>
      <p>
        Say in the chat what it is to hold, write it in lines here, or choose a file that was taken
        along from another site. It is read and shown first; nothing is built.
      </p>
      <div className="actions">
        <RovoButton prompt="Create a schema for our " label="Say it in the chat" />
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          accept=".json,.txt,application/json,text/plain"
          aria-label="A file with a model"
          tabIndex={-1}
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button onClick={() => file.current?.click()}>Choose a file</Button>
      </div>
      <label htmlFor="lines">In lines</label>
      <textarea
        id="lines"
        rows={10}
        spellCheck={false}
        value={text}
        placeholder={EXAMPLE}
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
      />
      <div className="actions">
        <Button
          appearance={read === null ? 'primary' : 'default'}
          isLoading={busy}
          isDisabled={text.trim() === ''}
          onClick={() => void send('read-model', text)}
        >
          Read it
        </Button>
        {text === '' && (
          <Button appearance="subtle" onClick={() => setText(EXAMPLE)}>
            Begin with an example
          </Button>
        )}
      </div>
      <div role="status">
        {problems.length > 0 && <Problems problems={problems} />}
        {addedKeys.length > 0 && <Added keys={addedKeys} />}
      </div>
      {refusal !== null && <Refused refusal={refusal} />}
      {read !== null && (
        <ReadModels
          models={read.models}
          mayAdd={mayAdd}
          busy={busy}
          add={() => void send('add-model', read.text)}
        />
      )}
    </section>
  );
}

const tooLarge = (place: string, bytes: number): Problem => ({
  place,
  name: '',
  expected:
    `at most ${MOST.toLocaleString('en')} characters, so that each model is a file ` +
    'of its own where one is too large',
  found: `${bytes.toLocaleString('en')} bytes`,
});

/** Of each problem where it is, what was expected there, and what was found. */
function Problems({ problems }: { problems: readonly Problem[] }): ReactNode {
  return (
    <SectionMessage
      appearance="warning"
      title={
        problems.length === 1
          ? 'One place cannot be read'
          : `${problems.length} places cannot be read`
      }
    >
      <ul>
        {problems.slice(0, 50).map((problem) => (
          <li key={JSON.stringify(problem)}>
            {problem.name !== '' && (
              <>
                <b>
                  <bdi>{problem.name}</bdi>
                </b>
                ,{' '}
              </>
            )}
            <code>{problem.place}</code>: expected {problem.expected}; found{' '}
            <bdi>{problem.found}</bdi>.
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}

const Added = ({ keys }: { keys: readonly string[] }): ReactNode => (
  <SectionMessage appearance="success" title={`${keys.join(', ')} added`}>
    <p>
      {keys.map((key) => (
        <span key={key}>
          <Go to={`/deploy/${key}`}>Preview a deployment of {key}</Go>{' '}
        </span>
      ))}
    </p>
  </SectionMessage>
);
