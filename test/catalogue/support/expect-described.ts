/** What is read of a deployed template is what its file says, but for ids; and what the reading costs. */
import { expect } from 'vitest';
import { defaultOptions } from '../../../src/planner/options';
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
      })),
    }))
    .sort((a, b) => (a.path.join() < b.path.join() ? -1 : 1)),
  statuses: statuses
    .map((status) => ({ ...status, id: null }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
});

/** Described in five requests, none of which is for an object. */
export async function expectDescribed(site: Site, template: string): Promise<void> {
  const requests: string[] = [];
  const client = clientOf(site.store, (request) => requests.push(request));
  const there = new Set(site.known.map((schema) => schema.template));
  const schemas = await client.listSchemas();
  const id = site.known.find((schema) => schema.template === template)?.schemaId;
  const summary = schemas.find((schema) => schema.id === id);
  if (summary === undefined) throw new Error(`${template} is not there.`);
  const found = await readStructure(client, summary, schemas, site.known);
  const wanted = await templateStructure(template, defaultOptions([template]), (other) =>
    there.has(other),
  );
  expect(bare(found)).toEqual(bare(wanted));
  expect(requests.length).toBeLessThanOrEqual(5);
  expect(
    requests.filter((request) => !request.startsWith('GET ') || /\/object\/|aql/u.test(request)),
  ).toEqual([]);
}
