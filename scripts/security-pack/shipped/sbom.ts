/**
 * The bill of materials of what ships, as CycloneDX 1.6 in JSON: the same packages give the same
 * text, byte for byte.
 */
import { createHash } from 'node:crypto';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { judgeLicence } from './licences';
import type { ShippedPackage } from './packages';

/** What the app says of itself in package.json. */
export interface AppFacts {
  name: string;
  version: string;
  description: string;
  license: string;
}

/** Package URL of an npm package (purl specification): the scope is a namespace, its `@` written as %40. */
export const purlOf = ({ name, version }: Pick<ShippedPackage, 'name' | 'version'>): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

export function sbomText(app: AppFacts, packages: readonly ShippedPackage[]): string {
  const bom = new Models.Bom({ version: 1, serialNumber: serialOf(app, packages) });
  const root = new Models.Component(Enums.ComponentType.Application, app.name, {
    bomRef: app.name,
    version: app.version,
    description: app.description,
  });
  root.licenses.add(new Models.SpdxLicense(app.license));
  bom.metadata.component = root;
  const components = new Map(packages.map((each) => [each.folder, componentOf(each)]));
  for (const each of packages) {
    const component = components.get(each.folder);
    if (component === undefined) continue;
    for (const needed of each.needs) addDependency(component, components.get(needed));
    bom.components.add(component);
    root.dependencies.add(component.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function addDependency(component: Models.Component, needed: Models.Component | undefined): void {
  if (needed !== undefined) component.dependencies.add(needed.bomRef);
}

function componentOf(each: ShippedPackage): Models.Component {
  const [, group, name = each.name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(each.name) ?? [];
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: `${purlOf(each)}#${each.folder}`,
    version: each.version,
    purl: purlOf(each),
    scope: Enums.ComponentScope.Required,
    ...(group === undefined ? {} : { group }),
  });
  component.licenses.add(
    judgeLicence(each) === 'allowed'
      ? new Models.SpdxLicense(each.licence)
      : new Models.NamedLicense(each.licence),
  );
  const [algorithm = '', digest = ''] = each.integrity.split(/-(.*)/s);
  if (algorithm !== 'sha512')
    throw new Error(`${each.folder} has no SHA-512 in package-lock.json.`);
  component.hashes.set(
    Enums.HashAlgorithm['SHA-512'],
    Buffer.from(digest, 'base64').toString('hex'),
  );
  for (const part of each.parts)
    component.properties.add(new Models.Property('launchpad:shipped-in', part));
  return component;
}

/** A name-based UUID over what is listed, in place of a random one. */
function serialOf(app: AppFacts, packages: readonly ShippedPackage[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([app, packages]))
    .digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
