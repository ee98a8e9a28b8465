import type { PackFacts } from '../facts';
import { code, list, page, section, shownBy, table } from './markdown';

/** None; how that is shown; and what the scan found and why it reaches nobody. */
export function egressPage({ egress, logs }: PackFacts): string {
  const byEntry = new Map(
    egress.allowed.map(({ by }) => [
      by,
      egress.allowed.filter((other) => other.by === by).map(({ find }) => find),
    ]),
  );
  const rows = [...byEntry].map(([entry, finds]) => [
    entry.part,
    entry.kind,
    [...new Set(finds.map(({ says }) => code(says.replaceAll('`', "'").slice(0, 70))))].join(
      '<br>',
    ),
    entry.whose,
    entry.because,
  ]);
  return page(
    'Egress',
    '**None by the app.** It sends nothing to anybody outside Atlassian, and has ' +
      'no permission to. Three things show it; none of them alone would be enough. ' +
      'What can leave by other ways is at the end of this page.',
    section(
      '1. What is declared',
      `\`manifest.yml\` has no \`permissions.external\`, no \`permissions.content\`, ` +
        `no \`remotes\`, no \`providers\` and no web trigger. Forge refuses a request ` +
        'of a function, and the browser a request of the page, to an address that is ' +
        'not declared there. Held by ' +
        `${shownBy('test/walls/manifest.test.ts', 'are the only permission: nothing leaves the site')} ` +
        `and ${shownBy('test/walls/manifest.test.ts', 'are these and no others')}.`,
    ),
    section(
      '2. What is in the files',
      'Everything that is uploaded, the backend bundle and each file of the page, is ' +
        'searched for addresses, requests, sockets, code made from text, code loaded ' +
        'from elsewhere, and modules of Node. Each find must be on a list with its ' +
        'reason, and each entry of the list must still be needed: ' +
        `${shownBy('test/security-pack/egress-scan.test.ts')}, \`npm run security-pack\`. ` +
        'These are all finds:',
      table(['in', 'kind', 'found', 'whose', 'why it reaches nobody'], rows),
      'The page’s components ask for feature gates through a client of a third ' +
        'party’s service. The build leaves that client out and answers “closed” in its ' +
        `place (\`static/admin/vite.config.mts\`): none of its addresses is in the ` +
        'files.',
      `In the sources, \`fetch\` and Node’s network modules are forbidden by the ` +
        `linter: ${shownBy('test/walls/lint-arrows.test.ts')}.`,
    ),
    section(
      '3. What happens when it runs',
      'A whole deployment and a visit of the page’s views are run with every socket ' +
        `recorded: ${shownBy('test/security-pack/egress-run.test.ts')}. The code of the app ` +
        'opens none at all; its calls go through the two functions that the Forge ' +
        'runtime provides. The browser asks only the server that stands in for ' +
        'Atlassian’s, under a policy as strict as Forge’s.',
    ),
    section(
      'The log of the app',
      'Forge keeps a log for each app, which whoever publishes the app can read ' +
        `(\`forge logs\`) unless an administrator of the site stops it. It is the only ` +
        'way by which anything that the app writes reaches the publisher; besides, ' +
        'Atlassian shows every publisher figures of its own about an app, such as ' +
        'installations, invocations and errors. These are all lines that can be ' +
        'written there:',
      table(
        ['line', 'what comes with it', 'written in'],
        logs.map(({ says, with: rest, file }) => [
          says,
          rest === '' ? 'nothing' : code(rest.replaceAll('`', "'")),
          code(file),
        ]),
      ),
      'An error’s trace names places in the code. Its message can quote a name of ' +
        'the workspace where Assets refused something because of it. Names, keys and ' +
        'contents are not logged on purpose: ' +
        `${shownBy('test/security-pack/log-lines.test.ts')}.`,
    ),
    section(
      'What is not egress, and should be known',
      list([
        'The answers of actions are read by Rovo’s model, which is Atlassian’s to ' +
          'answer for ([Data flow](data-flow.md), 3). If an administrator connects an ' +
          'agent outside Atlassian to Rovo’s MCP server, that agent reads them too, and ' +
          'they leave Atlassian’s cloud by that way.',
        'Where whoever deploys the app sets the address of a documentation site, the ' +
          'page offers links to it. The person opens them; the app does not.',
      ]),
    ),
  );
}
