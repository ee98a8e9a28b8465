import type { As } from '../calls/recorder';
import type { PackFacts } from '../facts';
import { code, list, page, section, shownBy, table } from './markdown';

const AS: Readonly<Record<As, string>> = {
  person: 'the person who asks, present',
  absent: 'the person who confirmed, absent (`asUser(accountId)`)',
  app: 'the app (`asApp()`)',
};

/** As whom each function called the site in the recorded runs, and what an audit log can say. */
export function principalsPage({ recording, manifest }: PackFacts): string {
  const site = recording.calls.filter(({ endpoint }) => endpoint.startsWith('/'));
  const rows = manifest.modules.function.map(({ key }) => {
    const own = site.filter(({ functionKey }) => functionKey === key);
    const words = (calls: typeof own): string =>
      [...new Set(calls.map(({ as }) => AS[as]))].sort().join('; ') || 'nobody';
    return [
      code(key),
      words(own.filter(({ method }) => method === 'GET')),
      words(
        own.filter(
          ({ method, endpoint }) => method === 'POST' && !endpoint.includes('/permissions/'),
        ),
      ),
    ];
  });
  return page(
    'Principals and audit',
    'As whom the app acts, what Atlassian’s audit log should therefore say, and what the app’s own log says.',
    section(
      'As whom the app calls Jira and Assets',
      'From the recorded runs of [Scopes](scopes.md). “Nobody” means that the function made no such call.',
      table(['function', 'reads as', 'creates as'], rows),
      'Calls of storage, queue and the personal data report are always made as the ' +
        'app: they concern the app’s own things.',
    ),
    section(
      'Who carries a deployment out',
      table(
        [
          'executor',
          'when',
          'calls run as',
          'rights that count',
          'who Atlassian’s audit log should name',
        ],
        [
          [
            '`background`',
            'by default',
            AS.absent,
            'those of the person who confirmed, in Jira and Assets',
            'that person, perhaps with the app beside them: inferred, untested',
          ],
          [
            '`present`',
            'an administrator chose it, or Atlassian refused the first before anything was written',
            AS.person,
            'the same',
            'that person: inferred, untested',
          ],
          [
            '`app`',
            'only if an administrator turns it on',
            AS.app,
            'those of the person, read as them at preview and confirmation and before each ' +
              'turn; where Atlassian refuses to act for them while it runs, those at the ' +
              'confirmation',
            'the app: inferred, untested',
          ],
        ],
      ),
      'The app never changes from one to another in silence: what was approved is ' +
        'what is used, or the deployment stops and says who was refused what. ' +
        shownBy(
          'test/page/views.test.ts',
          'moves a deployment on that waits for its person, and shows it to them and to ' +
            'administrators',
        ) +
        '.',
      'What the app’s own account may do in Assets is Assets’ to decide; on the ' +
        'local machine a switch lets it write, and by default does not. [Decision ' +
        '23](../decisions/0023-rights-where-the-app-carries-out.md) says what this ' +
        'setting cannot notice.',
    ),
    section(
      'No elevation',
      list([
        'A person without rights is refused at the preview, before anything is read in ' +
          'depth: ' +
          `${shownBy('test/actions/bad-input.test.ts', 'refuses a plain user at preview')}.`,
        'Rights are read at preview, at confirmation and again before the first write, ' +
          `and Assets checks each write itself (\`src/access/rights.ts\`).`,
        'One person does not see the deployment of another: ' +
          shownBy(
            'test/actions/bad-input.test.ts',
            'does not show one person the deployment of another',
          ) +
          '.',
        `Who asks comes from Forge’s context and never from an input (\`src/service/invocation.ts\`).`,
        'Another agent can prepare and never confirm: ' +
          shownBy(
            'test/walls/manifest.test.ts',
            'give other agents the same table, told apart by the function, and never a ' +
              'place for a code',
          ) +
          '.',
      ]),
    ),
    section(
      'The audit log of record',
      'Atlassian’s. Whether and how Jira and Assets record the creation of schemas, ' +
        'object types, attributes and statuses over the REST API, under which name, ' +
        'for how long, and in which plan it can be exported or streamed, is ' +
        'Atlassian’s to say, and nobody here has looked at it on a site. To see for ' +
        'yourself: deploy the Basic CMDB on a test site, and read the audit log of ' +
        'Jira and the history of the schema.',
    ),
    section(
      'The app’s own log',
      'A convenience for operators, and no compliance artefact: whoever can ' +
        'uninstall the app can end it. It holds a line for each preview, wrong or ' +
        'refused confirmation, approval, start, end, cancellation and change of ' +
        'settings: when, which account, which digest, which setting, from which ' +
        'module. ' +
        shownBy(
          'test/safety/audit.test.ts',
          'says of an approval who gave it, when, for which digest, under which setting ' +
            'and from which module; of wrong tries too',
        ) +
        '. ' +
        'How long it is kept is in [Stored data](stored-data.md).',
    ),
  );
}
