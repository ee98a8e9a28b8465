import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { useState, type ReactNode } from 'react';
import { answerOf } from '../api';
import type { DeploymentView } from '../views';

export function CancelButton({ deployment }: { deployment: DeploymentView }): ReactNode {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const cancel = async (): Promise<void> => {
    setOpen(false);
    const answer = await answerOf('cancel-deployment', { deploymentId: deployment.id }).catch((error: unknown) => ({ text: error instanceof Error ? error.message : 'That did not work.' }));
    setSaid(answer.text);
  };
  return (
    <>
      {said === '' ? <Button onClick={() => setOpen(true)}>Cancel</Button> : <span role="status">Stopping… nothing further is started.</span>}
      <ModalTransition>
        {open && (
          <Modal onClose={() => setOpen(false)} width="small">
            <ModalHeader><ModalTitle>Cancel {deployment.id}?</ModalTitle></ModalHeader>
            <ModalBody>No further element is created within a second. What was created stays: LaunchPad never deletes. A new preview shows what is missing then.</ModalBody>
            <ModalFooter>
              <Button appearance="subtle" onClick={() => setOpen(false)}>Keep going</Button>
              <Button appearance="warning" onClick={() => void cancel()}>Cancel the deployment</Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
}
