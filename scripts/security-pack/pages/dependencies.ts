import type { PackFacts } from '../facts';
import { ALLOWED_LICENCES, judgeLicence } from '../shipped/licences';
import { code, codes, list, page, section, shownBy, table } from './markdown';

export const SBOM_FILE = 'sbom.cdx.json';

/** What of others ships, under which licence; the same as the bill of materials, to be read. */
export function dependenciesPage({ packages }: PackFacts): string {
  const partly = (part: 'backend' | 'page'): number =>
    packages.filter(({ parts }) => parts.includes(part)).length;
  const verdicts = new Map(
    [...new Set(packages.map(({ licence }) => licence))]
      .sort()
      .map((licence) => [licence, packages.filter((each) => each.licence === licence)]),
  );
  return page(
    'Dependencies',
    `${packages.length} npm packages of which something ships: ${partly('backend')} ` +
      `in the backend bundle, ${partly('page')} in the page. The list is made from ` +
      'the modules that the bundlers put into the output, not from what package.json ' +
      'names: what is only used to build or test is not in it, and what comes in ' +
      'through another package is.',
    section(
      'Bill of materials',
      `[${SBOM_FILE}](${SBOM_FILE}): CycloneDX 1.6, JSON. Each package has its ` +
        'version, licence, package URL, the SHA-512 of its archive as the lock file ' +
        'has it, in which part it ships, and which of the others it asks for. It holds ' +
        'no time and no random number: the same packages give the same file. ' +
        `${shownBy('test/security-pack/sbom.test.ts')} validates it against CycloneDX’s own ` +
        'schema.',
    ),
    section(
      'Licences',
      table(
        ['licence', 'packages', 'verdict'],
        [...verdicts].map(([licence, of]) => {
          const [first] = of;
          return [
            code(licence),
            String(of.length),
            first !== undefined && judgeLicence(first) === 'allowed'
              ? 'allowed'
              : 'Atlassian’s developer terms, which every Forge app is under',
          ];
        }),
      ),
      `Allowed are ${codes(ALLOWED_LICENCES)}: they ask to keep a notice, and ` +
        `nothing of the code around them. \`@forge/*\` names a file of Atlassian’s ` +
        `terms. Anything else fails ${shownBy('test/security-pack/sbom.test.ts')}. ` +
        'LaunchPad itself is under Apache-2.0.',
    ),
    section(
      'How they get in',
      list([
        'Versions and the SHA-512 of every archive are fixed in `package-lock.json`; ' +
          'npm refuses an archive that differs.',
        'Install scripts of packages are off (`.npmrc`).',
        `The backend may only require ${codes(['async_hooks', 'crypto', 'fs', 'path'])} ` +
          `of Node: \`npm run bundle:budget\`.`,
        'A new package in the output changes this page and the bill of materials, and ' +
          'the check fails until somebody has looked at both and committed them.',
      ]),
    ),
    section(
      'Known vulnerabilities',
      '`npm audit` compares with the registry’s list, and so needs the network; it ' +
        'is not part of the tests, which run offline. Whoever publishes the app runs ' +
        '`npm audit --omit=dev` before each release and again regularly, and any ' +
        'scanner that reads CycloneDX can do the same with the file above. What such a ' +
        'scan says today is not kept here: it would be old tomorrow.',
      'The parts that only build and test (devDependencies) run on a developer’s ' +
        'machine and in CI. The packages of the page are among them in package.json, ' +
        'because they are bundled; that is why `npm audit --omit=dev` alone does not ' +
        'cover the page, and the bill of materials does.',
    ),
    section(
      'Packages',
      table(
        ['package', 'version', 'licence', 'in', 'folder, where it is a second copy'],
        packages.map(({ name, version, licence, parts, folder }) => [
          code(name),
          version,
          licence,
          parts.join(', '),
          folder === `node_modules/${name}` ? '' : code(folder),
        ]),
      ),
    ),
  );
}
