/** The bill of materials: valid, the same twice, and under licences that may ship. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { ALLOWED_LICENCES, judgeLicence } from '../../scripts/security-pack/shipped/licences';
import {
  packageFolder,
  shippedPackages,
  type ShippedPackage,
} from '../../scripts/security-pack/shipped/packages';
import { purlOf, sbomText } from '../../scripts/security-pack/shipped/sbom';

interface Component {
  name: string;
  group?: string;
  version: string;
  purl: string;
  hashes: { alg: string; content: string }[];
  licenses: { license: { id?: string; name?: string } }[];
  'bom-ref': string;
  properties: { value: string }[];
}
interface Sbom {
  serialNumber: string;
  metadata: Record<string, unknown>;
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const committed = (): Sbom =>
  JSON.parse(readFileSync('docs/security/sbom.cdx.json', 'utf8')) as Sbom;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version: string; integrity: string }>;
};

/**
 * CycloneDX's own schema, as its library carries it. The library's validator wants packages that
 * nothing else here needs.
 */
function problemsOf(sbom: unknown): string[] {
  const folder = join(
    dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res/schema',
  );
  const schema = (name: string): object =>
    JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const validate = ajv.compile(schema('bom-1.6'));
  return validate(sbom)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
      );
}

const APP = { name: 'app', version: '1.0.0', description: 'An app.', license: 'Apache-2.0' };
const shipped = (name: string, more: Partial<ShippedPackage> = {}): ShippedPackage => ({
  name,
  version: '1.2.3',
  licence: 'MIT',
  folder: `node_modules/${name}`,
  integrity: `sha512-${Buffer.alloc(64, 7).toString('base64')}`,
  parts: ['backend'],
  needs: [],
  ...more,
});

describe('docs/security/sbom.cdx.json', () => {
  it('is valid by CycloneDX 1.6', () => {
    expect(problemsOf(committed())).toEqual([]);
  });

  it('is not valid any more once it is broken', () => {
    expect(problemsOf({ ...committed(), serialNumber: 'no' })).not.toEqual([]);
    expect(problemsOf({ ...committed(), components: [{ type: 'library' }] })).not.toEqual([]);
  });

  it('holds no time, and of every package a purl, a licence and the hash of the lock file', () => {
    const sbom = committed();
    expect(sbom.metadata).not.toHaveProperty('timestamp');
    expect(sbom.components.length).toBeGreaterThan(40);
    for (const component of sbom.components) {
      const folder = component['bom-ref'].split('#')[1] ?? '';
      const entry = lock.packages[folder];
      expect(entry?.version, folder).toBe(component.version);
      expect(component.purl).toBe(
        purlOf({
          name:
            component.group === undefined ? component.name : `${component.group}/${component.name}`,
          version: component.version,
        }),
      );
      expect(
        `sha512-${Buffer.from(component.hashes[0]?.content ?? '', 'hex').toString('base64')}`,
      ).toBe(entry?.integrity);
      expect(component.properties.length).toBeGreaterThan(0);
    }
  });

  it('has only licences that may ship', () => {
    const licences = committed().components.map(({ name, group, licenses: [first] }) => ({
      name: group === undefined ? name : `${group}/${name}`,
      licence: first?.license.id ?? first?.license.name ?? '',
    }));
    expect(licences.filter((each) => judgeLicence(each) === 'refused')).toEqual([]);
  });

  it('names the packages whose files are in the output, and none that only build or test', () => {
    const names = committed().components.map(({ group, name }) =>
      group === undefined ? name : `${group}/${name}`,
    );
    expect(names).toEqual(
      expect.arrayContaining([
        '@forge/api',
        '@forge/kvs',
        'zod',
        'react',
        'react-dom',
        '@atlaskit/tokens',
        '@forge/bridge',
      ]),
    );
    for (const name of [
      'vitest',
      'typescript',
      'eslint',
      'playwright-core',
      'miniflare',
      '@cyclonedx/cyclonedx-library',
      '@statsig/js-client',
    ])
      expect(names).not.toContain(name);
  });
});

describe('the licence policy', () => {
  it.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'LGPL-2.1',
    'MPL-2.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.txt',
    '(MIT OR GPL-2.0)',
    'unknown',
    '',
  ])('refuses %s', (licence) => {
    expect(judgeLicence({ name: 'some-package', licence })).toBe('refused');
  });

  it('takes the permissive ones, and Atlassian’s terms of Atlassian’s SDK only', () => {
    for (const licence of ALLOWED_LICENCES)
      expect(judgeLicence({ name: 'some-package', licence })).toBe('allowed');
    expect(judgeLicence({ name: '@forge/api', licence: 'SEE LICENSE IN LICENSE.txt' })).toBe(
      'atlassian-terms',
    );
    expect(judgeLicence({ name: '@forge/api', licence: 'GPL-3.0-only' })).toBe('refused');
  });
});

describe('the making of the bill', () => {
  it('gives the same text for the same packages, and another for others', () => {
    const packages = [
      shipped('a', { needs: ['node_modules/@b/c'] }),
      shipped('@b/c', { licence: 'SEE LICENSE IN LICENSE.txt', parts: ['backend', 'page'] }),
    ];
    expect(sbomText(APP, packages)).toBe(sbomText(APP, packages));
    expect(sbomText(APP, packages)).not.toBe(sbomText(APP, packages.slice(1)));
    const sbom = JSON.parse(sbomText(APP, packages)) as Sbom;
    expect(problemsOf(sbom)).toEqual([]);
    expect(sbom.components.map(({ purl }) => purl).sort()).toEqual([
      'pkg:npm/%40b/c@1.2.3',
      'pkg:npm/a@1.2.3',
    ]);
    expect(sbom.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/a@'))?.dependsOn).toEqual([
      'pkg:npm/%40b/c@1.2.3#node_modules/@b/c',
    ]);
  });

  it('finds the package of a module, also a copy inside another and a bundler’s own helper', () => {
    expect(packageFolder('webpack://launchpad/./node_modules/@forge/api/out/index.js')).toBe(
      'node_modules/@forge/api',
    );
    expect(
      packageFolder(
        'node_modules/@atlaskit/section-message/node_modules/@atlaskit/heading/dist/a.js',
      ),
    ).toBe('node_modules/@atlaskit/section-message/node_modules/@atlaskit/heading');
    expect(packageFolder('\0vite/preload-helper.js')).toBe('node_modules/vite');
    expect(packageFolder('webpack://launchpad/webpack/bootstrap')).toBe('node_modules/webpack');
    expect(packageFolder('webpack://launchpad/./src/index.ts')).toBeNull();
    expect(packageFolder('static/admin/src/main.tsx')).toBeNull();
  });

  it('reads installed packages against the lock file', () => {
    const [zod] = shippedPackages(process.cwd(), {
      backend: [
        'webpack://launchpad/./node_modules/zod/v4/mini/index.js',
        'webpack://launchpad/./src/index.ts',
      ],
      page: [],
    });
    expect(zod).toMatchObject({
      name: 'zod',
      licence: 'MIT',
      parts: ['backend'],
      folder: 'node_modules/zod',
      integrity: lock.packages['node_modules/zod']?.integrity,
    });
    expect(() =>
      shippedPackages(process.cwd(), { backend: ['node_modules/no-such-package/a.js'], page: [] }),
    ).toThrow();
  });
});
