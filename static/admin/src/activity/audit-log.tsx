/** What the app's log is not, and where the record of authority is. */
import Button from '@atlaskit/button/new';
import { router } from '@forge/bridge';
import type { ReactNode } from 'react';

/**
 * The menu path is that of Atlassian's documentation ("Audit activities in Jira applications":
 * paid plans only, for Jira administrators). The address behind it is as public guides show it in
 * Jira's address bar; no API tells it.
 */
const AUDIT_LOG_PATH = '/auditing/view';

export function AuditLogNote(): ReactNode {
  return (
    <p className="muted">
      This log is a convenience. The record of authority is Atlassian’s own audit log, in Jira
      settings › System › Audit log; what it shows of Assets has not been seen here.{' '}
      <Button
        appearance="subtle"
        spacing="compact"
        onClick={() => void router.open(AUDIT_LOG_PATH)}
      >
        Open Jira’s audit log
      </Button>
    </p>
  );
}
