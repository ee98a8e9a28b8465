/** What is read of a deployed template is what its file says, but for ids; and what the reading costs. */
import { expect } from 'vitest';
import { templateStructure } from '../../../src/service/template-structure';
import type { Structure } from '../../../src/structure/structure';
import { readStructure } from '../../../src/survey/read-structure';
import { clientOf, type Site } from './site';

/** Without ids, and types in the order of their names: Assets keeps its own. */
const bare = ({ key, name, types, statuses }: Structure): object => ({
  key,
  name,
  types: types
    .map((type) => ({
      ...type,
      id: null,
      attributes: type.attributes.map((attribute) => ({
        ...attribute,
        id: null,
        statuses: [...attribute.statuses].sort(),
        reference: attribute.reference === null ? null : { ...attribute.reference, id: undefined },
      })),
    }))
    .sort((a, b) => (a.path.join() < b.path.join() ? -1 : 1)),
  statuses: statuses
    .map((status) => ({ ...status, id: null }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
});

/**
 * What is read of a template where it was deployed, and what the template comes to there;
 * `onRequest` is told of each request.
 */
export async function describedIn(
  site: Site,
  template: string,
  onRequest?: (request: string) => void,
): Promise<{ found: Structure; wanted: Structure }> {
  const client = clientOf(site.store, onRequest);
  const there = new Set(site.known.map((schema) => schema.template));
  const schemas = await client.listSchemas();
  const id = site.known.find((schema) => schema.template === template)?.schemaId;
  const summary = schemas.find((schema) => schema.id === id);
  if (summary === undefined) throw new Error(`${template} is not there.`);
  return {
    found: await readStructure(client, summary, schemas, site.known),
    wanted: await templateStructure(template, { linkable: (other) => there.has(other) }),
  };
}

/** Described in five requests, none of which is for an object. */
export async function expectDescribed(site: Site, template: string): Promise<void> {
  const requests: string[] = [];
  const { found, wanted } = await describedIn(site, template, (request) => requests.push(request));
  expect(bare(found)).toEqual(bare(wanted));
  expect(requests.length).toBeLessThanOrEqual(5);
  expect(
    requests.filter((request) => !request.startsWith('GET ') || /\/object\/|aql/u.test(request)),
  ).toEqual([]);
}
