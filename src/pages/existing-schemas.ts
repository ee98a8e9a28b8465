/**
 * The object schemas that exist here, whoever made them: listed, and one of them whole. No object
 * is read, and nothing is kept.
 */
import type { SchemaSummary } from '../assets/observation';
import { AppError } from '../errors';
import { NOT_TO_BE_SEEN, readSite } from '../service/find-schema';
import type { Tools } from '../service/tools';
import type { StoredSchema } from '../storage/known-schemas';
import { countOwn } from '../structure/structure';
import { readStructure } from '../survey/read-structure';
import { defused } from '../text/inert';
import type { PageInput, PageOutcome } from './contract';
import { typesOfStructure } from './model-of-structure';
import { pageOfTypes } from './page-of-types';
import type { ExistingSchema } from './views';

export async function listExisting(
  _input: unknown,
  tools: Tools,
): Promise<PageOutcome<'list-existing'>> {
  const { schemas, known } = await readSite(tools);
  const existing = schemas
    .map((schema) => lineOf(schema, known))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  return {
    ok: true,
    code: 'existing-schemas',
    text: `${existing.length} that you can see. ${NOT_TO_BE_SEEN}`,
    existing,
  };
}

/** @throws AppError where there is none of that key that this person can see */
export async function readExisting(
  { key, from }: PageInput<'read-existing'>,
  tools: Tools,
): Promise<PageOutcome<'read-existing'>> {
  const { schemas, known } = await readSite(tools);
  const summary = schemas.find((schema) => schema.key === key);
  if (summary === undefined)
    throw new AppError('not-found', 'You can see no object schema of this key here.', {
      remedy: `Choose one of the list. ${NOT_TO_BE_SEEN}`,
    });
  const structure = await readStructure(tools.assets, summary, schemas, known);
  return {
    ok: true,
    code: 'existing-schema',
    text: `${structure.types.length} object types.`,
    ...lineOf(summary, known),
    attributes: countOwn(structure),
    ...pageOfTypes(typesOfStructure(structure), from ?? 0),
  };
}

function lineOf(schema: SchemaSummary, known: readonly StoredSchema[]): ExistingSchema {
  const record = known.filter(({ schemaId }) => schemaId === schema.id).at(-1);
  return {
    id: schema.id,
    key: schema.key,
    name: defused(schema.name, 80),
    description: defused(schema.description, 300),
    objectTypes: schema.objectTypeCount,
    objects: schema.objectCount,
    canManage: schema.canManage,
    system: schema.system === true,
    madeFrom: record === undefined ? null : { template: record.template, version: record.version },
  };
}
