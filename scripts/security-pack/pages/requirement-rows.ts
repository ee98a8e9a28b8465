/** Atlassian's rules, point by point, as data: how this app stands to each, and what shows it. */
import { MARKS, shownBy } from './markdown';

export interface Requirement {
  rule: string;
  mark: string;
  here: string;
  shown: string;
}

const { built, arguable, untested, atlassian, organisation } = MARKS;
const MANIFEST = shownBy(
  'test/walls/manifest.test.ts',
  'are the only permission: nothing leaves the site',
);
const MODULES = shownBy('test/walls/manifest.test.ts', 'are these and no others');

/** Source: Atlassian documentation, "Runs on Atlassian" (May 2025, and as summarised since). */
export const RUNS_ON_ATLASSIAN: readonly Requirement[] = [
  {
    rule: 'Only Atlassian-hosted compute: no remotes, no endpoints, no Connect modules',
    mark: built,
    here: 'Every module names a function',
    shown: MODULES,
  },
  {
    rule: 'Only Atlassian-hosted storage',
    mark: built,
    here: 'Forge key-value storage',
    shown: shownBy('test/walls/lint-arrows.test.ts'),
  },
  {
    rule: 'Storage whose residency follows the host product',
    mark: built,
    here: 'Nothing but key-value storage keeps data',
    shown: shownBy('src/storage/erasing/record-kinds.ts'),
  },
  {
    rule: 'No egress that a customer does not control',
    mark: built,
    here: 'No egress at all',
    shown:
      `${MANIFEST}; ${shownBy('test/security-pack/egress-scan.test.ts')}; ` +
      `${shownBy('test/security-pack/egress-run.test.ts')}`,
  },
  { rule: 'No external authentication (`providers`)', mark: built, here: 'None', shown: MANIFEST },
  { rule: 'Web triggers only if static', mark: built, here: 'No web trigger', shown: MODULES },
  {
    rule: 'No analytics outside the allowed ones',
    mark: built,
    here: 'Counters stay in the storage of the installation',
    shown: shownBy('test/security-pack/egress-run.test.ts'),
  },
  {
    rule: '`forge eligibility` says so',
    mark: untested,
    here: 'The command takes an account and a deployed version',
    shown: '',
  },
];

/**
 * Source: Atlassian documentation, "Security requirements for cloud apps" (19 February 2026);
 * numbers and wording of those marked * are known second-hand.
 */
export const MARKETPLACE: readonly Requirement[] = [
  {
    rule: 'Every endpoint authenticates and authorises each request',
    mark: built,
    here: 'The account comes from Forge; each action and resolver key checks rights itself',
    shown: shownBy('test/actions/bad-input.test.ts'),
  },
  {
    rule: '1* Act as the user by default',
    mark: built,
    here: 'As the person, also in the background; as the app only if an administrator turns it on',
    shown: shownBy('test/security-pack/scopes.test.ts'),
  },
  {
    rule: '2* Check permission before acting as the app',
    mark: built,
    here: 'The person’s rights are part of every approval',
    shown: shownBy('src/access/rights.ts'),
  },
  {
    rule: 'End user data outside the product is encrypted at rest',
    mark: atlassian,
    here: 'There is none outside Atlassian',
    shown: '',
  },
  {
    rule: '3 TLS 1.2 or higher, HSTS',
    mark: atlassian,
    here: 'All transport is Forge’s. A gated documentation site sets its own',
    shown: '',
  },
  {
    rule: '5* No secrets in code, addresses or logs',
    mark: built,
    here: 'The bundle holds none; codes are hashed; tokens are never logged',
    shown: shownBy('test/security-pack/log-lines.test.ts'),
  },
  {
    rule: '6* No personal data or credentials in logs',
    mark: built,
    here: 'The lines that can be logged are listed; account ids are in none',
    shown: shownBy('test/security-pack/log-lines.test.ts'),
  },
  {
    rule: '7* Tenants are kept apart while the app runs',
    mark: built,
    here: 'Nothing of a tenant at module scope',
    shown: shownBy('test/security-pack/tenants.test.ts'),
  },
  {
    rule: '9* No unsafe inline or evaluated scripts in pages',
    mark: built,
    here: 'The page runs under a policy without inline scripts and styles',
    shown: shownBy('test/browser/flows.test.ts'),
  },
  {
    rule: '13* Inputs from Rovo are untrusted; administrator-level actions check for themselves',
    mark: built,
    here: 'Parsed, bounded, authorised; the prompt decides nothing',
    shown: `${shownBy('test/safety/hostile-inputs.test.ts')}; ${shownBy('test/actions/bad-input.test.ts')}`,
  },
  {
    rule: '14* `actionVerb` says truthfully what reads and what changes',
    mark: arguable,
    here:
      '`CREATE` for what starts a deployment, `TRIGGER` for what stops one, `GET` ' +
      'for the rest. Two of those are not quite reads: a preview keeps a record in ' +
      'the app’s own storage, and asking for the status of a deployment that waits ' +
      'for its person (executor `present`) carries out the next steps of what that ' +
      'person approved',
    shown: shownBy('test/walls/manifest.test.ts', 'say truthfully which action changes something'),
  },
  {
    rule: 'Least privilege: no scope that is not needed',
    mark: built,
    here: 'No scope without a call',
    shown: shownBy('test/security-pack/scopes.test.ts'),
  },
  {
    rule: 'Each scope is the right one for its calls',
    mark: untested,
    here: 'From Atlassian’s documentation, partly inferred from titles',
    shown: shownBy('local/forge-host/scopes.ts'),
  },
  {
    rule: 'No undeclared egress',
    mark: built,
    here: 'None',
    shown: shownBy('test/security-pack/egress-scan.test.ts'),
  },
  {
    rule: 'Dependencies without known vulnerabilities',
    mark: organisation,
    here: 'Bill of materials, locked versions; the scan is the publisher’s, at release',
    shown: shownBy('test/security-pack/sbom.test.ts'),
  },
  {
    rule: 'Personal data is reported and erased',
    mark: built,
    here: 'Within seven days; the service itself was never reached',
    shown: shownBy('src/privacy/report-accounts.test.ts'),
  },
  {
    rule: 'Personal data service, impersonation, consent and realtime as Atlassian runs them',
    mark: untested,
    here: 'Built after the documentation and the published packages',
    shown: '',
  },
  {
    rule: 'A way to report vulnerabilities',
    mark: built,
    here: 'In private through the repository',
    shown: shownBy('SECURITY.md'),
  },
  {
    rule: 'Incidents: tell Atlassian and customers in the times of the partner agreement',
    mark: organisation,
    here: 'The project promises no times',
    shown: '',
  },
  {
    rule: 'Privacy and security tab, security contact, partner agreement',
    mark: organisation,
    here: 'Of the listing; the pack holds what it asks for',
    shown: '',
  },
];
