/** The site's own models: to make, to bring in, to look at, to take away again. */
import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Answered, type Refusal } from '../api';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { Dialog } from '../ui/dialog';
import { KeyBadge, Name, PageTitle, Person } from '../ui/pieces';
import { Refused, When } from '../ui/states';
import { dateTime, plural } from '../words';
import { MakeOwn } from './make-own';

type Listed = Answered<'list-models'>;
type OwnModel = Listed['models'][number];

export function OwnPage(): ReactNode {
  const { viewer } = useViewer();
  const { loaded, again } = useLoaded('own models', () => ask('list-models'));
  return (
    <>
      <PageTitle title="Your own models">
        Models that only this site has. They are previewed, confirmed, deployed and verified like
        every template.
      </PageTitle>
      <When loaded={loaded} what="Reading your models…" again={again}>
        {({ models, mayChange }) =>
          models.length > 0 && (
            <ul className="cards" aria-label="Your own models">
              {models.map((model) => (
                <li key={model.key}>
                  <OwnCard model={model} mayRemove={mayChange} removed={again} />
                </li>
              ))}
            </ul>
          )
        }
      </When>
      <MakeOwn mayAdd={viewer.jiraAdmin} added={again} />
    </>
  );
}

function OwnCard({
  model,
  mayRemove,
  removed,
}: {
  model: OwnModel;
  mayRemove: boolean;
  removed: () => void;
}): ReactNode {
  const { viewer } = useViewer();
  const [asked, setAsked] = useState(false);
  return (
    <article className="card" aria-label={model.key}>
      <div className="card-head">
        <KeyBadge>{model.key}</KeyBadge>
        <span className="muted">{model.version}</span>
      </div>
      <h2>
        <Go to={`/templates/${model.key}`} className="card-link">
          <Name>{model.name}</Name>
        </Go>
      </h2>
      <p className="muted">
        {model.addedBy === null ? (
          'Added'
        ) : (
          <>
            Added by <Person account={model.addedBy} isYou={model.addedBy === viewer.accountId} />,
          </>
        )}{' '}
        {dateTime(model.addedAt)}
        {model.addsTo !== null && `; additions to ${model.addsTo}`}
      </p>
      <p className="facts">
        <span>{plural(model.objectTypes, 'object type')}</span>
        <span>{plural(model.attributes, 'attribute')}</span>
        {model.extends.length > 0 && <span>needs {model.extends.join(', ')}</span>}
      </p>
      <div className="card-foot">
        <span className="muted">
          {model.deployed === null ? (
            'Not deployed'
          ) : (
            <>
              Deployed as <Name>{model.deployed.name}</Name>
            </>
          )}
        </span>
        {mayRemove && (
          <Button appearance="subtle" spacing="compact" onClick={() => setAsked(true)}>
            Remove
          </Button>
        )}
      </div>
      {asked && <Removal model={model} close={() => setAsked(false)} removed={removed} />}
    </article>
  );
}

function Removal({
  model,
  close,
  removed,
}: {
  model: OwnModel;
  close: () => void;
  removed: () => void;
}): ReactNode {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await ask('remove-model', { key: model.key });
      close();
      removed();
    } catch (error) {
      setRefusal(toRefusal(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Remove ${model.key}?`}
      close={close}
      actions={
        <>
          <Button isDisabled={busy} onClick={close}>
            Keep it
          </Button>
          <Button appearance="danger" isLoading={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      The model goes. What was built from it stays as it is, in Assets.
      {refusal !== null && <Refused refusal={refusal} />}
    </Dialog>
  );
}
