/** Where data goes, as data: the picture and the table of docs/security/data-flow.md are both made from it. */
export interface Flow {
  from: string;
  to: string;
  /** A few words on the arrow. */
  arrow: string;
  /** What is in it, and what is not. */
  holds: string;
  protectedBy: string;
  proof: string;
}

/** Boxes of the picture: id, words, and on whose side they stand. Arrows to `outside` are dotted. */
export const PLACES: readonly {
  id: string;
  words: string;
  side: 'person' | 'atlassian' | 'app' | 'outside';
}[] = [
  { id: 'person', words: 'person, signed in', side: 'person' },
  { id: 'rovo', words: 'Rovo: chat, agents, automation', side: 'atlassian' },
  { id: 'page', words: 'page in Jira, in the browser', side: 'app' },
  { id: 'functions', words: 'functions of the app', side: 'app' },
  { id: 'storage', words: 'app storage (KVS) of the installation', side: 'atlassian' },
  { id: 'queue', words: 'queue of the app', side: 'atlassian' },
  { id: 'realtime', words: 'realtime channel of the app', side: 'atlassian' },
  { id: 'jira', words: 'Jira and Assets of the site', side: 'atlassian' },
  { id: 'privacy', words: "Atlassian's personal data service", side: 'atlassian' },
  { id: 'log', words: 'log of the Forge app', side: 'atlassian' },
  { id: 'publisher', words: 'who publishes the app', side: 'outside' },
  { id: 'docs', words: 'documentation site, if one is set', side: 'outside' },
  {
    id: 'agent',
    words: 'agent outside Atlassian, if an administrator connects one',
    side: 'outside',
  },
];

const TLS = "Atlassian's transport";

export const FLOWS: readonly Flow[] = [
  {
    from: 'person',
    to: 'rovo',
    arrow: 'what they type',
    protectedBy: "Atlassian's",
    holds:
      'The conversation. It is Rovo’s, under Atlassian’s terms for its AI; the app ' +
      'sees only the inputs of the actions that are called',
    proof: 'manifest.yml',
  },
  {
    from: 'rovo',
    to: 'functions',
    arrow: 'inputs of an action',
    protectedBy: `${TLS}; every input is parsed and bounded, and none decides who is asking`,
    holds:
      'At most ten short texts, such as the key of a template, and the confirmation ' +
      'code; the account id of the person, from Forge',
    proof: 'test/actions/bad-input.test.ts',
  },
  {
    from: 'functions',
    to: 'rovo',
    arrow: 'answers',
    protectedBy: 'at most 8 kB; names from the workspace are quoted, cut and made harmless',
    holds:
      'Counts, findings and names: of the templates, and of schemas, types and ' +
      'attributes in the workspace as far as the person may see them. Rovo’s model ' +
      'reads them',
    proof: 'test/safety/hostile-workspace.test.ts',
  },
  {
    from: 'person',
    to: 'page',
    arrow: 'clicks',
    protectedBy: "Jira's session",
    holds: 'What is chosen and confirmed',
    proof: 'test/browser/flows.test.ts',
  },
  {
    from: 'page',
    to: 'functions',
    arrow: 'resolver calls, both ways',
    protectedBy: `${TLS}; each call checks the person again`,
    holds:
      'The same as with an action, and whole plans, reports and the log for people who may see them',
    proof: 'test/page/views.test.ts',
  },
  {
    from: 'functions',
    to: 'jira',
    arrow: 'reads and creations',
    protectedBy: `${TLS}; as the person, with their rights and the scopes of the manifest`,
    holds:
      'Out: names and settings of what a template holds. Back: schemas, object ' +
      'types, attributes, statuses, reference types, icons, permissions. No objects, ' +
      'no issues, no names of people',
    proof: 'test/security-pack/scopes.test.ts',
  },
  {
    from: 'functions',
    to: 'storage',
    arrow: 'records',
    protectedBy: `${TLS}; encrypted at rest by Atlassian; one storage an installation`,
    holds: 'What [Stored data](stored-data.md) lists, and nothing else',
    proof: 'src/storage/erasing/record-kinds.ts',
  },
  {
    from: 'functions',
    to: 'queue',
    arrow: 'next turn',
    protectedBy: TLS,
    holds: 'The id of a deployment and a number',
    proof: 'src/deployer/queue.ts',
  },
  {
    from: 'queue',
    to: 'functions',
    arrow: 'event',
    protectedBy: 'checked against storage and lock before anything is done',
    holds: 'The same two',
    proof: 'test/safety/search.test.ts',
  },
  {
    from: 'functions',
    to: 'realtime',
    arrow: 'look again',
    protectedBy:
      'a channel for each deployment, closed with a token that only who may see it gets; can be switched off',
    holds: 'The id of a deployment and a time; the page then asks the resolver as the person',
    proof: 'src/deployer/watch/realtime.ts',
  },
  {
    from: 'realtime',
    to: 'page',
    arrow: 'look again',
    protectedBy: TLS,
    holds: 'The same two',
    proof: 'src/deployer/watch/realtime.ts',
  },
  {
    from: 'functions',
    to: 'privacy',
    arrow: 'account ids',
    protectedBy: TLS,
    holds:
      'The account ids that records name, and since when, at least every seven days; ' +
      'back come those whose account was closed',
    proof: 'src/privacy/report-accounts.test.ts',
  },
  {
    from: 'functions',
    to: 'log',
    arrow: 'defects',
    protectedBy: 'few lines, listed in [Egress](egress.md)',
    holds: 'Ids of deployments, counts, and the trace of a defect',
    proof: 'test/security-pack/log-lines.test.ts',
  },
  {
    from: 'log',
    to: 'publisher',
    arrow: 'forge logs',
    protectedBy: "Atlassian's; an administrator of the site can stop the sharing of logs",
    holds: 'The same lines',
    proof: 'test/security-pack/log-lines.test.ts',
  },
  {
    from: 'page',
    to: 'docs',
    arrow: 'a link the person opens',
    protectedBy:
      'the person clicks, and Jira asks before it opens another site; only where ' +
      'whoever deploys the app has set an address',
    holds:
      'The address of a guide. Where that site has a gate: a signed token of the ' +
      'tier and an expiry of at most 120 s, and nothing about person or site',
    proof: 'src/guides/claims.ts',
  },
  {
    from: 'rovo',
    to: 'agent',
    arrow: 'answers, over rovo:mcp',
    protectedBy:
      'off unless an administrator of the organisation opens Rovo’s MCP server to ' +
      'that client (Atlassian documentation); it acts as the person who connected ' +
      'it, and can never confirm',
    holds: 'The same answers as 3. What that agent does with them is its operator’s',
    proof: 'test/walls/manifest.test.ts',
  },
];
