/** Lines of the app's log as people read them. */
import { defused } from '../../text/inert';
import type { Activity, ActivityKind } from '../../storage/activity';
import { shortDigest } from '../../text/short-digest';

/**
 * The menu path is that of Atlassian's documentation of Jira's audit log; that every change in
 * Assets shows there is inferred, and has not been seen on a site.
 */
export const AUDIT_LOG =
  'This log is a convenience of the app. The record of authority is Atlassian’s ' +
  'own audit log: Jira settings › System › Audit log (as Atlassian’s ' +
  'documentation places it; what it shows of Assets is untested here).';

const WHAT: Readonly<Record<ActivityKind, (facts: Activity['facts']) => string>> = {
  'preview-issued': (facts) =>
    `preview ${said(facts['preview'])}${of(facts)} shown (digest ${digest(facts)})`,
  'confirmation-wrong': (facts) =>
    `wrong code for preview ${said(facts['preview'])}, ${said(facts['left'])} tries left`,
  'confirmation-refused': (facts) =>
    `confirmation of preview ${said(facts['preview'])} refused (${said(facts['reason'])})`,
  approved: (facts) =>
    `deployment${of(facts)} confirmed, ${ORIGINS[String(facts['origin'])] ?? ''} (digest ${digest(facts)})`,
  'deployment-started': (facts) =>
    `deployment${of(facts)} started, ${said(facts['total'])} elements to create`,
  'deployment-progress': (facts) =>
    `progress: ${said(facts['done'])} of ${said(facts['total'])} elements exist`,
  'deployment-ended': (facts) =>
    `deployment${of(facts)} ${said(facts['state'])} (digest ${digest(facts)})` +
    (Number(facts['setByHand'] ?? 0) > 0 ? `, ${said(facts['setByHand'])} to set by hand` : ''),
  'deployment-cancelled': () => 'deployment cancelled',
  'settings-changed': (facts) =>
    `settings changed: ${
      Object.entries(facts)
        .filter(([, value]) => !isUnchanged(value))
        .map(([name, value]) => `${name} ${said(value)}`)
        .join(', ') || 'nothing'
    }`,
};

/**
 * One line: when (UTC), what, of which deployment, by whom. Account ids are given as they are:
 * the app knows no names.
 */
export function activityLine({ at, account, kind, deploymentId, facts }: Activity): string {
  return [
    new Date(at).toISOString().slice(0, 16).replace('T', ' '),
    ...(deploymentId === null ? [] : [deploymentId]),
    WHAT[kind](facts),
    `by ${account}`,
  ].join(' · ');
}

/** The templates; lines of an older version of the app do not have them. */
const of = (facts: Activity['facts']): string =>
  facts['templates'] === undefined ? '' : ` of ${said(facts['templates'])}`;
const ORIGINS: Readonly<Record<string, string>> = {
  chat: 'in chat',
  page: 'on the page',
  agent: 'by another agent',
};

const said = (value: Activity['facts'][string] | undefined): string =>
  defused(String(value ?? '?'), 80);
const digest = (facts: Activity['facts']): string => shortDigest(said(facts['digest']));

/** Settings are logged as "before to after". */
function isUnchanged(value: Activity['facts'][string]): boolean {
  const [before, after] = String(value).split(' to ');
  return before === after;
}
