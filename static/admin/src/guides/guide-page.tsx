/** One guide, to be opened: what a link from chat leads to. Opening takes a click, because it leaves Jira. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import { Go } from '../shell/navigation';
import { PageTitle } from '../ui/pieces';
import { Nothing, Refused } from '../ui/states';
import { guideName } from './guide-names';
import { useOpening } from './use-opening';

export function GuidePage({ guide }: { guide: string }): ReactNode {
  const name = guideName(guide);
  const { opening, open } = useOpening(guide);
  if (name === null)
    return (
      <Nothing title="There is no such guide">
        <Go to="/guides">All guides</Go>
      </Nothing>
    );
  return (
    <>
      <PageTitle title={name}>
        A page of LaunchPad’s documentation site. <Go to="/guides">All guides</Go>
      </PageTitle>
      <p>
        <Button appearance="primary" isLoading={opening.state === 'asking'} onClick={open}>
          Open the guide
        </Button>
      </p>
      {opening.state === 'refused' && <Refused refusal={opening.refusal} />}
      {opening.state === 'declined' && <p role="status">Nothing was opened.</p>}
      {opening.state === 'opened' && (
        <SectionMessage appearance="success" title="Opened in a new tab">
          <p>Once there, the guides of your edition stay open in this browser for 24 hours.</p>
        </SectionMessage>
      )}
      <p className="muted">
        It opens in a new tab; Jira asks first, because the documentation is another site. Where the
        site has a gate, the link holds a key that says which edition this site has and nothing
        else. It works for two minutes, in that time for whoever has it: do not pass it on.
      </p>
    </>
  );
}
