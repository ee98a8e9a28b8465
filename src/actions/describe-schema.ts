/** describe-schema: a template, or an object schema that exists: what it holds, one of its object types, or how it differs from another. */
import { MOST_TEXT } from '../service/answer';
import { templateBehind } from '../service/compare-schemas';
import { findSchema, type Named } from '../service/find-schema';
import { given, type InputOf } from '../service/inputs';
import type { Outcome } from '../service/outputs';
import { entryOfModel, type OwnEntry } from '../service/own-entry';
import { templateStructure } from '../service/template-structure';
import type { Tools } from '../service/tools';
import { modelsFor } from '../storage/models';
import { readStructure } from '../survey/read-structure';
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import type { OwnSource } from '../templates/load-closure';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { resolveTemplate, type ResolvedTemplate } from '../templates/resolve';
import { compareExisting } from './compare-existing';
import { describeExisting } from './describe-existing';
import { describeType, type Described } from './describe-type';
import { comparison } from './present/comparison-text';
import { foreign, holderOf } from './present/existing-text';
import { partOf } from './present/in-parts';
import { templateText } from './present/template-text';

export async function describeSchema(
  input: InputOf<'describe-schema'>,
  tools: Tools,
): Promise<Outcome<'describe-schema'>> {
  const one = await findSchema(input.schema, tools);
  const [other, objectType] = [given(input.compareWith), given(input.objectType)];
  if (objectType !== null)
    return describeType(await structureOf(one, tools), objectType, partOf(input.part));
  if (other !== null) return compared(one, await otherSide(one, other, tools), input, tools);
  if (one.kind === 'template') return described(await read(one.key, tools));
  const { structure } = await structureOf(one, tools);
  return describeExisting(one, structure, partOf(input.part));
}

async function structureOf(named: Named, tools: Tools): Promise<Described> {
  if (named.kind === 'template') {
    const { entry } = await read(named.key, tools);
    const structure = await templateStructure(entry.key, undefined, undefined, sourceOf(tools));
    return { structure, holder: `${entry.key} ${entry.version}`, shown: (name) => name };
  }
  const { summary, schemas, known } = named;
  const structure = await readStructure(tools.assets, summary, schemas, known);
  return { structure, holder: holderOf(structure), shown: foreign };
}

/** A template with its line of the index. */
interface Read {
  template: ResolvedTemplate;
  entry: OwnEntry;
}

const sourceOf = ({ kv, accountId, now }: Tools): OwnSource => modelsFor(kv, accountId, now());

/** Of the catalogue, or a model of their own. */
async function read(key: string, tools: Tools): Promise<Read> {
  const own = isTemplateKey(key) ? null : await sourceOf(tools)(key);
  if (own !== null) return { entry: entryOfModel(own), template: resolveTemplate(own) };
  const entry = TEMPLATE_INDEX.find((candidate) => candidate.key === key);
  if (entry === undefined) throw new Error(`${key} is not in the catalogue.`);
  return { entry, template: resolveTemplate(await loadTemplate(entry.key)) };
}

function described({ template, entry }: Read): Outcome<'describe-schema'> {
  const {
    key,
    name,
    version,
    category,
    objectTypes,
    attributes,
    canUse,
    referenceData,
    highVolume,
  } = entry;
  return {
    ok: true,
    code: 'template',
    text: templateText(template, entry, MOST_TEXT),
    next: `To see what it would create here, say: preview ${key}.`,
    schema: key,
    name,
    version,
    category,
    objectTypes,
    attributes,
    extends: [...entry.extends],
    canUse: [...canUse],
    referenceData: [...referenceData],
    highVolume: [...highVolume],
  };
}

/** "the template" beside what exists is the one that it was made from. */
const otherSide = (one: Named, other: string, tools: Tools): Promise<Named> =>
  one.kind === 'existing' && /^(?:(?:the|its|our)\s+)?(?:template|catalogue)$/iu.test(other.trim())
    ? Promise.resolve(templateBehind(one))
    : findSchema(other, tools);

async function compared(
  one: Named,
  other: Named,
  input: InputOf<'describe-schema'>,
  tools: Tools,
): Promise<Outcome<'describe-schema'>> {
  if (one.kind !== 'template' || other.kind !== 'template')
    return compareExisting(one, other, partOf(input.part), tools);
  const [left, right] = [await read(one.key, tools), await read(other.key, tools)];
  return {
    ok: true,
    code: 'comparison',
    schema: one.key,
    compareWith: other.key,
    text: comparison(left, right),
    next: `To see what one of them would create here, say: preview ${one.key}; or: preview ${other.key}.`,
  };
}
