import { EXCEPTED, NOT_REQUESTED, SCOPE_REASONS } from './scope-reasons';
import { ATLASSIAN } from './links';
import { code, codes, list, page, section, shownBy, table } from './markdown';
import type { RecordedCall } from '../calls/recorder';
import type { PackFacts } from '../facts';

const WHO = {
  person: 'the person, present',
  absent: 'the person, absent',
  app: 'the app',
} as const;

const callsOf = (calls: readonly RecordedCall[]): string =>
  [...new Set(calls.map(({ method, endpoint }) => code(`${method} ${endpoint}`.trim())))].join(
    '<br>',
  );
const whoOf = (calls: readonly RecordedCall[]): string =>
  [...new Set(calls.map(({ as }) => WHO[as]))].sort().join('; ');

/** Each scope, why, which calls use it; and those that are not asked for. */
export function scopesPage({
  inventory,
  recording,
  scenarios,
  onPage,
  bridge,
  manifest,
}: PackFacts): string {
  const shorten = (text: string): string => text.replaceAll('/jsm/assets/workspace/{id}/v1', '…');
  const rows = inventory.scopes.map(({ scope, allowsImpersonation, calls }) => [
    code(scope),
    SCOPE_REASONS[scope]?.why ?? '',
    shorten(callsOf(calls)) || `in the browser: ${codes(onPage[scope] ?? [])}`,
    whoOf(calls) || 'the person, present',
    allowsImpersonation ? 'yes' : 'no',
  ]);
  const none = recording.calls.filter(({ groups }) => groups?.length === 0);
  const absentees = manifest.modules.function
    .map(({ key }) => key)
    .filter((key) => !recording.functions.includes(key));
  return page(
    'Scopes',
    'Every scope of `manifest.yml`, and which calls use it. An administrator ' +
      'accepts them together when the app is installed; Forge does not let them be ' +
      'accepted one by one.',
    section(
      'What is asked for',
      `\`…\` stands for \`/jsm/assets/workspace/{id}/v1\`. “The person, absent” is a ` +
        'call from the background queue in the name of the person who confirmed: for ' +
        `that a scope needs \`allowImpersonation\`, and only such scopes have it.`,
      table(['scope', 'why', 'calls recorded with it', 'made as', '`allowImpersonation`'], rows),
      'Atlassian’s write scopes cover changing as well as creating. The app only ' +
        'creates: its client has GET and POST and no other method ' +
        `(\`src/assets/api.ts\`; ${shownBy('test/security-pack/scopes.test.ts')} finds no ` +
        'other method in any run), and the one POST that changes something is ' +
        'switching on sharing of a hub that the person named.',
    ),
    section(
      'How that is known',
      `The bundle that \`npm run bundle\` makes is run on the local machine, and ` +
        'every call it makes of the platform is recorded: method, endpoint, as whom, ' +
        `in which function. ${inventory.scopes.length} scopes were held against the ` +
        'calls of these runs:',
      list(scenarios),
      '**No scope is without a call, no call without a scope, and ' +
        `\`allowImpersonation\` is given exactly where a call is made for an absent ` +
        `person.** ${shownBy('test/security-pack/scopes.test.ts')} repeats the runs from ` +
        'the sources, and fails if a scope is added without a use, if a call is made ' +
        'that no scope covers, or if impersonation is allowed where it is not used or ' +
        'used where it is not allowed.',
      absentees.length === 0
        ? 'Every function of the manifest ran and asked the platform for something.'
        : `Every function of the manifest ran; ${codes(absentees)} asked the platform for nothing.`,
      'Which scope an endpoint needs is in one table, ' +
        `\`local/forge-host/scopes.ts\`, taken from Atlassian's documentation. Where ` +
        'the documentation names the scope with the endpoint, it is verified; the ' +
        'other rows follow from the titles of the scopes. No real site has confirmed ' +
        'them yet.',
      table(
        ['scope', 'known from'],
        inventory.scopes.map(({ scope }) => [code(scope), SCOPE_REASONS[scope]?.source ?? '']),
      ),
    ),
    section(
      'Calls that need no scope',
      `Services of the platform for which ${ATLASSIAN.forgeScopes} names none: ` +
        `${[...new Set(none.map(({ endpoint }) => endpoint))].join('; ') || 'none'}. ` +
        `In the browser the page uses these functions of Forge's bridge: ` +
        `${codes(bridge.map(({ name }) => name))}. It does not use \`requestJira\`: ` +
        `all reads go through the app's own resolver, which checks who asks ` +
        `(${shownBy('test/security-pack/page-calls.test.ts')}).`,
    ),
    section(
      'What is not asked for',
      table(
        ['scope', 'would give', 'why not'],
        NOT_REQUESTED.map(({ shown, would, because }) => [code(shown), would, because]),
      ),
      `${shownBy('test/security-pack/scopes.test.ts')} fails if the manifest comes to ` +
        `hold one of them${EXCEPTED.length === 0 ? '' : ` (${codes(EXCEPTED)} is the exception the table names)`}. ` +
        `The manifest holds no \`permissions.external\` and no ` +
        `\`permissions.content\`: ` +
        `${shownBy('test/walls/manifest.test.ts', 'are the only permission: nothing leaves the site')}.`,
    ),
    section(
      'What an administrator can restrict',
      list([
        'who may use the app at all: Jira decides who can open its administration ' +
          'pages, and every call of the app works with the rights of the person in Jira ' +
          'and Assets;',
        'how a deployment is confirmed, or whether any can be (`page`, `chat`, `off`), ' +
          'and whether the app may ever act as itself: the app’s page, Settings;',
        'not single scopes. A version that asks for more is a new major version, which ' +
          'an administrator has to accept; until then the installed one goes on.',
      ]),
    ),
  );
}
