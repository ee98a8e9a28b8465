import type { PackFacts } from '../facts';
import { SBOM_FILE } from './dependencies';
import { list, page, section, table } from './markdown';

export const PAGES: readonly { file: string; title: string; answers: string }[] = [
  {
    file: 'questionnaire.md',
    title: 'Questions of a reviewer',
    answers: 'The whole list, from residency to insurance, with short answers',
  },
  {
    file: 'scopes.md',
    title: 'Scopes',
    answers: 'What may the app do, which calls need it, and what does it not ask for?',
  },
  { file: 'data-flow.md', title: 'Data flow', answers: 'What goes where?' },
  {
    file: 'stored-data.md',
    title: 'Stored data',
    answers: 'What is kept, where, for how long, and who erases it?',
  },
  { file: 'egress.md', title: 'Egress', answers: 'Does anything leave? What is in the log?' },
  {
    file: 'principals.md',
    title: 'Principals and audit',
    answers: 'As whom does it act, and who did what?',
  },
  {
    file: 'dependencies.md',
    title: 'Dependencies',
    answers: 'What of others is in it, under which licence?',
  },
  { file: 'build.md', title: 'Reproducible build', answers: 'Is what runs what I reviewed?' },
  {
    file: 'requirements.md',
    title: "Atlassian's requirements",
    answers: 'Runs on Atlassian, Marketplace security requirements',
  },
  { file: 'incidents.md', title: 'Incidents', answers: 'What if something is wrong?' },
  { file: 'uninstall.md', title: 'Uninstall', answers: 'What is gone, what stays?' },
];

export const indexPage = ({ app, inventory, packages }: PackFacts): string =>
  page(
    'Security pack',
    `For whoever reviews LaunchPad ${app.version} before it is installed. It is ` +
      `generated from the manifest, the code and recorded runs (\`npm run ` +
      `security-pack\`); \`npm run security-pack -- --check\` fails in CI when it is ` +
      'not what would be generated. Where it states something that can be tested, it ' +
      'names the test, and a test holds that the named files and tests exist.',
    section(
      'In short',
      list([
        'A Forge app that creates data models in Assets after a person confirmed them. ' +
          'It runs in Atlassian’s cloud only; there is no server of the publisher’s, no ' +
          'egress and no analytics.',
        `${inventory.scopes.length} scopes, none to delete, none to read issues or ` +
          'objects, each with the calls that use it.',
        'It acts as the person, with that person’s rights. It adds, never deletes, and ' +
          'changes one setting only if told to.',
        'It stores ids, hashes, counts, times and the account id of who asked.',
        `${packages.length} npm packages ship, all under permissive licences or ` +
          `Atlassian’s own terms: [bill of materials](${SBOM_FILE}).`,
        '**It has never run on a real site.** All that is shown here is shown on a ' +
          'machine that stands in for Atlassian; what only a site can show is marked ' +
          '“untested”.',
        '**There is no vendor.** No certificate, no contract, no promised time, no ' +
          'insurance: an open-source project does not have them, and this pack does not ' +
          'pretend otherwise.',
      ]),
    ),
    section(
      'Pages',
      table(
        ['page', 'answers'],
        PAGES.map(({ file, title, answers }) => [`[${title}](${file})`, answers]),
      ),
    ),
    section(
      'Beside it',
      list([
        '[Threat model](../threat-model.md): what is protected from whom, how, and which test would fail;',
        '[Limits](../limits.md): what the app cannot do, and what happens there;',
        '[What is known about Assets](../what-is-known-about-assets.md): each rule, and from where it is known;',
        '[SECURITY.md](../../SECURITY.md): how to report a vulnerability.',
      ]),
    ),
    section(
      'How to check the pack yourself',
      list([
        '`npm ci`, then `npm run security-pack -- --check`: the pages and the bill of ' +
          'materials are what the code says;',
        '`npx vitest run test/security-pack`: scopes, egress, licences, the names of all tests named here;',
        '`npm run bundle:twice`: two builds, one hash;',
        '`npm start`: the app itself in a conversation, offline.',
      ]),
    ),
  );
