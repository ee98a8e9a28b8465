import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { answerOf } from '../api';
import { Dialog } from '../ui/dialog';
import type { DeploymentView } from '../views';

export function CancelButton({ deployment }: { deployment: DeploymentView }): ReactNode {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const cancel = async (): Promise<void> => {
    setOpen(false);
    const answer = await answerOf('cancel-deployment', { deploymentId: deployment.id }).catch(
      (error: unknown) => ({ text: error instanceof Error ? error.message : 'That did not work.' }),
    );
    setSaid(answer.text);
  };
  return (
    <>
      {said === '' ? (
        <Button onClick={() => setOpen(true)}>Cancel</Button>
      ) : (
        <span role="status">{said}</span>
      )}
      {open && (
        <Dialog
          title={`Cancel ${deployment.id}?`}
          close={() => setOpen(false)}
          actions={
            <>
              <Button appearance="subtle" onClick={() => setOpen(false)}>
                Keep going
              </Button>
              <Button appearance="warning" onClick={() => void cancel()}>
                Cancel the deployment
              </Button>
            </>
          }
        >
          No further element is created within a second. What was created stays: LaunchPad never
          deletes. A new preview shows what is missing then.
        </Dialog>
      )}
    </>
  );
}
