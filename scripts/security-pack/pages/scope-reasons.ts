/**
 * Why each scope is asked for, and where it is known from that it is the right one. A test holds
 * this list to the manifest's.
 */
export interface ScopeReason {
  why: string;
  source: string;
}

const TITLES =
  'Atlassian documentation, Assets scopes page; that it covers these endpoints follows from its title (inferred)';
const VERIFIED =
  'Atlassian documentation, printed with the endpoint for reading the list or ' +
  "creating; the rest follows from the scope's title (inferred)";

export const SCOPE_REASONS: Readonly<Record<string, ScopeReason>> = {
  'read:servicedesk-request': {
    why: 'Find the Assets workspace of the site. Atlassian offers no narrower scope for that one call',
    source: 'Atlassian documentation, printed with the endpoint',
  },
  'read:cmdb-schema:jira': { why: 'List object schemas', source: VERIFIED },
  'write:cmdb-schema:jira': { why: 'Create an object schema', source: TITLES },
  'read:cmdb-type:jira': {
    why: 'Read the object types of a schema, to compare them with the template',
    source: TITLES,
  },
  'write:cmdb-type:jira': { why: 'Create object types', source: TITLES },
  'read:cmdb-attribute:jira': {
    why: 'Read the attributes of object types, to compare them with the template',
    source: TITLES,
  },
  'write:cmdb-attribute:jira': { why: 'Create attributes', source: VERIFIED },
  'read:cmdb-config:jira': {
    why: 'Read statuses, reference types and the settings of a schema',
    source: TITLES,
  },
  'write:cmdb-config:jira': {
    why: 'Create statuses and reference types; switch on cross-schema sharing of a hub',
    source: TITLES,
  },
  'read:cmdb-icon:jira': {
    why: 'Choose an icon for each object type among those of the site',
    source: TITLES,
  },
  'read:permission:jira': {
    why:
      'Ask whether the person is a Jira administrator, and whether a project they ' +
      'name is visible to them. No issue is read',
    source: 'Atlassian documentation, printed with the endpoint',
  },
  'read:app-global-channel:realtime': {
    why:
      'Let the open page hear that a deployment moved on; what it hears is a prompt ' +
      'to look, and it looks as the person',
    source: 'Atlassian documentation, permissions',
  },
  'report:personal-data': {
    why: 'Report the account ids that are stored to Atlassian, and learn which accounts were closed',
    source: 'Atlassian documentation, Forge scopes',
  },
  'storage:app': {
    why: 'Keep previews, approvals, progress and the log in Forge storage',
    source: 'Atlassian documentation, Forge scopes',
  },
};

/**
 * Not asked for, though an app like this might: pattern, what it would give, and why it is not
 * needed. `test/security-pack/scopes.test.ts` forbids them.
 */
export const NOT_REQUESTED: readonly {
  pattern: RegExp;
  shown: string;
  would: string;
  because: string;
}[] = [
  {
    pattern: /^delete:/,
    shown: 'delete:*',
    would: 'Delete schemas, types, attributes, objects',
    because: 'The app only adds. Its client has no DELETE, PUT or PATCH',
  },
  {
    pattern: /cmdb-object/,
    shown: 'read/write:cmdb-object:jira',
    would: 'Read and write the objects in Assets',
    because:
      'The app creates the model and never looks at the records; counts come with the object types',
  },
  {
    pattern: /^import:|import-configuration/,
    shown: 'import:*',
    would: 'Import objects',
    because: 'No data is imported',
  },
  {
    pattern: /:jira-work$|:(?:issue|comment|attachment)[^:]*:jira|servicedesk-request$/,
    shown: 'read/write:jira-work, read:issue:jira, …',
    would: 'Issues, comments, attachments',
    because:
      'None is read or written. `read:servicedesk-request` is asked for because it ' +
      'is what the one call for the workspace id needs; no request is read with it',
  },
  {
    pattern: /^(?:read|write):project/,
    shown: 'read:project:jira',
    would: 'Names and details of projects',
    because: 'A project is only checked to be visible, by its id or key',
  },
  {
    pattern: /^(?:manage|admin):/,
    shown: 'manage:jira-configuration, …',
    would: "Change Jira's configuration",
    because: 'Nothing of it is changed',
  },
  {
    pattern: /:jira-user$|:user[^:]*:jira|^read:me$|email|profile/,
    shown: 'read:jira-user, read:email-address:jira, …',
    would: 'Names, e-mail addresses, profiles',
    because: 'Of a person only the account id is known, from the invocation',
  },
  {
    pattern: /:confluence$|:bitbucket$|:compass$|calendar/,
    shown: 'any of another product',
    would: 'Confluence, Bitbucket, Compass, calendars',
    because: 'The app works in Jira Service Management only',
  },
  {
    pattern: /^read:app-(?:system|user)-token$/,
    shown: 'read:app-system-token, read:app-user-token',
    would: "Pass tokens to somebody's server",
    because: 'There is no server',
  },
  {
    pattern: /^read:chat:rovo$/,
    shown: 'read:chat:rovo',
    would: 'Let agents that customers make call our actions',
    because: 'Other agents have actions of their own, which cannot confirm',
  },
];

/** The two that look forbidden by a pattern above and are not, each for the reason given there. */
export const EXCEPTED: readonly string[] = ['read:servicedesk-request'];
