/**
 * What references of a template could be linked to of what people already have: for each, the
 * object types that exist and could be meant, best first, with why. Only reads, and no object;
 * nothing of it is kept.
 */
import type { Observation, SchemaDetail, SchemaSummary } from '../assets/observation';
import { observe } from '../assets/observe';
import { SchemaIndex } from '../planner/diff/schema-index';
import { attributesWithInherited } from '../planner/place/binding';
import { likelyTypes, type Likely, type Offered } from '../planner/place/likely-types';
import { soughtFor } from '../planner/place/sought-type';
import type { KnownSchema } from '../planner/plan';
import { modelsFor } from '../storage/models';
import { knownSchemas } from '../storage/known-schemas';
import { isTemplateKey } from '../templates/catalogue';
import { likeness } from '../templates/also-called';
import { isHubTemplate } from '../templates/hubs';
import { loadClosure } from '../templates/load-closure';
import type { ResolvedTemplate } from '../templates/resolve';
import { linkSentence, type LinkCandidate, type LinkWhy } from './link-sentence';
import type { Tools } from './tools';

export interface LinkQuestion {
  /** Object type of ours that references point at, as `references` names it. */
  name: string;
  /** Template that holds it. */
  hub: string;
  /** References to it, as `Object Type.Attribute`. */
  references: string[];
  /** `value` of what it is linked to already; null where it is the hub's own. */
  linked: string | null;
  /** At most eight. */
  candidates: LinkCandidate[];
}

export interface LinkChoices {
  questions: LinkQuestion[];
  /** How many object schemas were looked into, and how many were not because there are so many. */
  looked: number;
  notLooked: number;
}

const MOST_CANDIDATES = 8;
/** One request each to look, five each to read: far below what Assets allows a minute. */
const MOST_LOOKED = 40;
const MOST_READ = 10;

/** @param keys templates asked for */
export async function linkChoices(keys: readonly string[], tools: Tools): Promise<LinkChoices> {
  const [{ templates }, known] = await Promise.all([
    loadClosure(keys, modelsFor(tools.kv, tools.accountId, tools.now())),
    knownSchemas(tools.kv),
  ]);
  const questions = questionsOf(keys, templates);
  if (questions.length === 0) return { questions: [], looked: 0, notLooked: 0 };
  const names = questions.map(({ name }) => name);
  let notLooked = 0;
  const observation = await observe(
    tools.assets,
    {
      choose(schemas) {
        const theirs = schemas.filter((schema) => !isOurs(schema, known));
        const looked = theirs.sort((a, b) => rank(b) - rank(a)).slice(0, MOST_LOOKED);
        notLooked = theirs.length - looked.length;
        return { scan: looked.map(({ id }) => id), read: [] };
      },
      confirm: (typesBySchema) =>
        Object.entries(typesBySchema)
          .map(([id, types]) => ({
            id,
            alike: types.filter((type) => names.some((name) => likeness(type.name, name) !== null))
              .length,
          }))
          .sort((a, b) => b.alike - a.alike)
          .slice(0, MOST_READ)
          .map(({ id }) => id),
    },
    { needIcons: false },
  );
  const offered = offeredIn(observation);
  const linked = linkedNow(keys, known, offered);
  return {
    questions: questions.map((question) => ({
      ...question,
      linked: linked.get(question.name) ?? null,
      candidates: candidatesFor(question.name, templates, offered),
    })),
    looked: observation.schemas.length - notLooked,
    notLooked,
  };
}

/** Made from a template of the catalogue: what it holds is a hub's, or refers to one. */
const isOurs = ({ id }: SchemaSummary, known: readonly KnownSchema[]): boolean =>
  known.some(({ schemaId, template }) => schemaId === id && isTemplateKey(template));

/** The common data model first, then what holds most. */
const rank = ({ system, objectCount }: SchemaSummary): number =>
  system === true ? Infinity : objectCount;

function questionsOf(
  keys: readonly string[],
  templates: ReadonlyMap<string, ResolvedTemplate>,
): Pick<LinkQuestion, 'name' | 'hub' | 'references'>[] {
  const found = new Map<string, Pick<LinkQuestion, 'name' | 'hub' | 'references'>>();
  for (const key of keys)
    for (const reference of templates.get(key)?.crossReferences ?? []) {
      if (keys.includes(reference.template) || !isHubTemplate(reference.template)) continue;
      const id = `${reference.template}.${reference.target}`;
      const question = found.get(id) ?? {
        name: reference.target,
        hub: reference.template,
        references: [],
      };
      question.references.push(`${reference.objectType}.${reference.attribute}`);
      found.set(id, question);
    }
  return [...found.values()].sort((a, b) => b.references.length - a.references.length);
}

interface OfferedType extends Offered {
  system: boolean;
  id: string;
  value: string;
  schema: SchemaSummary;
  path: string[];
  sharing: SchemaDetail['sharing'];
}

function offeredIn({ schemas, details }: Observation): OfferedType[] {
  return schemas.flatMap((schema) => {
    const detail = details[schema.id];
    if (detail === undefined) return [];
    const index = new SchemaIndex(detail);
    return detail.objectTypes.map((type): OfferedType => {
      const path = index.pathOf(type);
      const isOne = index.typesNamed(type.name).length === 1;
      return {
        id: type.id,
        name: type.name,
        attributes: attributesWithInherited(type, index),
        objectCount: type.objectCount,
        system: schema.system === true,
        value: `link:${schema.key}/${isOne ? type.name : path.join('/')}`,
        schema,
        path,
        sharing: detail.sharing,
      };
    });
  });
}

function candidatesFor(
  name: string,
  templates: ReadonlyMap<string, ResolvedTemplate>,
  offered: readonly OfferedType[],
): LinkCandidate[] {
  const sought = soughtFor(name, templates);
  return (
    likelyTypes(sought, offered)
      // A comma would end it where it is written into `references`.
      .filter((likely) => !likely.offered.value.includes(','))
      .slice(0, MOST_CANDIDATES)
      .map((likely) => candidate(likely, sought.name))
  );
}

function candidate(likely: Likely<OfferedType>, ours: string): LinkCandidate {
  const { schema, path, value, sharing, objectCount, system } = likely.offered;
  const { name, shared, lacks } = likely;
  const why: LinkWhy = { name, shared, lacks, objects: objectCount, system };
  return {
    value,
    schemaKey: schema.key,
    schemaName: schema.name,
    path,
    sharing,
    why,
    sentence: linkSentence(ours, why, sharing),
  };
}

/** By the records of the object schemas that were made from these templates. */
function linkedNow(
  keys: readonly string[],
  known: readonly KnownSchema[],
  offered: readonly OfferedType[],
): Map<string, string> {
  return new Map(
    known
      .filter(({ template }) => keys.includes(template))
      .flatMap(({ bound = [] }) => bound)
      .flatMap(({ name, typeId }) => {
        const type = offered.find(({ id }) => id === typeId);
        return type === undefined ? [] : [[name, type.value] as const];
      }),
  );
}
