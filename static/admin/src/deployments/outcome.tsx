import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { router } from '@forge/bridge';
import type { ReactNode } from 'react';
import { planAddress } from '../deploy/options';
import { useNavigation } from '../shell/navigation';
import { KeyBadge } from '../ui/pieces';
import type { DeploymentView } from '../views';
import { countWords } from '../words';

const MOST_NAMES = 20;

/** Where Assets shows an object schema; observed in Jira's address bar, no API tells it. */
const schemaPath = (id: string): string => `/jira/assets/object-schema/${id}`;

/** What other people did to the elements of the deployment while it ran. */
function Meanwhile({ of: { meanwhile } }: { of: DeploymentView }): ReactNode {
  return (
    <>
      <Few
        said="Renamed or moved by somebody while it ran, and still the same (nothing was made twice)"
        names={meanwhile.renamed}
      />
      <Few
        said={
          'Made by somebody else while it ran, or already there when they were to be made, ' +
          'so not counted and left as they are'
        }
        names={meanwhile.theirs}
      />
      <Few
        said="Approved, and not made, since somebody else made what was to use it, and made it otherwise"
        names={meanwhile.unneeded}
      />
    </>
  );
}

function Few({ said, names }: { said: string; names: readonly string[] }): ReactNode {
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMES;
  return (
    <p>
      {said}: <bdi>{names.slice(0, MOST_NAMES).join('; ')}</bdi>
      {more > 0 ? ` and ${String(more)} more` : ''}.
    </p>
  );
}

export function Outcome({ deployment }: { deployment: DeploymentView }): ReactNode {
  const { go } = useNavigation();
  const succeeded = deployment.state === 'succeeded';
  const remedy = deployment.outcome?.remedy ?? '';
  return (
    <SectionMessage
      appearance={
        succeeded ? 'success' : deployment.state === 'cancelled' ? 'information' : 'error'
      }
      title={
        succeeded
          ? 'Done and verified'
          : deployment.state === 'cancelled'
            ? 'Cancelled'
            : deployment.state === 'drifted'
              ? 'Stopped, because the workspace had changed'
              : 'Failed'
      }
    >
      {deployment.outcome !== null && <p>{deployment.outcome.sentence}</p>}
      <p>
        {countWords(deployment.written) === ''
          ? 'Nothing was created.'
          : `Created ${countWords(deployment.written)}.`}{' '}
        {succeeded
          ? 'Read back and compared with what was approved: nothing is missing.'
          : 'What was created stays; nothing is ever removed.'}
      </p>
      <Few said="Concerned" names={deployment.names} />
      <Meanwhile of={deployment} />
      {!succeeded && remedy !== '' && (
        <p>
          <b>What to do:</b> {remedy}
        </p>
      )}
      <ul className="links">
        {deployment.schemas
          .filter((schema) => schema.id !== null)
          .map((schema) => (
            <li key={schema.key}>
              <KeyBadge>{schema.key}</KeyBadge>{' '}
              <Button
                appearance="subtle"
                spacing="compact"
                onClick={() => void router.open(schemaPath(schema.id ?? ''))}
              >
                Open in Assets
              </Button>{' '}
              <span className="muted">
                {schema.existed ? 'was there before' : 'created by this deployment'}
              </span>
            </li>
          ))}
      </ul>
      {!succeeded && (
        <Button appearance="primary" onClick={() => go(planAddress(deployment.inputs))}>
          Continue with a new preview
        </Button>
      )}
    </SectionMessage>
  );
}
