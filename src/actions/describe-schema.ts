/**
 * describe-schema: a template, or an object schema that exists: what it holds, one of its object
 * types, or how it differs from another.
 */
import { MOST_TEXT } from '../service/answer';
import { deploymentBehind, templateBehind } from '../service/compare-schemas';
import { ANY, findAnywhere } from '../service/find-anywhere';
import { findSchema, type Named } from '../service/find-schema';
import { given, type InputOf } from '../service/inputs';
import type { Outcome } from '../service/outputs';
import { structureNamed } from '../service/structure-named';
import type { Tools } from '../service/tools';
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import type { TemplateIndexEntry } from '../templates/index-entry';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { resolveTemplate, type ResolvedTemplate } from '../templates/resolve';
import { compareExisting } from './compare-existing';
import { describeExisting } from './describe-existing';
import { describeModel } from './describe-model';
import { describeType } from './describe-type';
import { examineSchema } from './examine-schema';
import { comparison } from './present/comparison-text';
import { partOf } from './present/in-parts';
import { templateText } from './present/template-text';

export async function describeSchema(
  input: InputOf<'describe-schema'>,
  tools: Tools,
): Promise<Outcome<'describe-schema'>> {
  const [other, objectType] = [given(input.compareWith), given(input.objectType)];
  const [check, part] = [given(input.check), partOf(input.part)];
  if (objectType !== null && ANY.test(input.schema.trim())) {
    const found = await findAnywhere(objectType, tools);
    return describeType(found.named, found.objectType, part, tools);
  }
  const one = await findSchema(input.schema, tools);
  if (check !== null) return examineSchema(await structureNamed(one, tools), check, part);
  if (objectType !== null) return describeType(one, objectType, part, tools);
  if (other !== null) return compared(one, await otherSide(one, other, tools), input, tools);
  if (one.kind === 'template') return described(await read(one.key));
  const found = await structureNamed(one, tools, {}, 'types');
  return one.kind === 'existing'
    ? describeExisting(one, found.structure, part)
    : describeModel(found, part);
}

/** A template with its line of the index. */
interface Read {
  template: ResolvedTemplate;
  entry: TemplateIndexEntry;
}

function entryOf(key: string): TemplateIndexEntry {
  const entry = TEMPLATE_INDEX.find((candidate) => candidate.key === key);
  if (entry === undefined) throw new Error(`${key} is not in the catalogue.`);
  return entry;
}

async function read(key: string): Promise<Read> {
  if (!isTemplateKey(key)) throw new Error(`${key} is not in the catalogue.`);
  return { entry: entryOf(key), template: resolveTemplate(await loadTemplate(key)) };
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

const ITS = /^(?:(?:the|its|our)\s+)?(?:template|catalogue|model behind it)$/iu;
const AS_DEPLOYED =
  /^(?:(?:the|its|our|last|latest|earlier)\s+)*deployment(?:\s+of\s+(?<of>.+))?$|^(?:as|what was) deployed$/iu;

/** Beside what exists, "the template" is the one that it was made from, and "the deployment" the one that made it. */
async function otherSide(one: Named, other: string, tools: Tools): Promise<Named> {
  const said = other.trim();
  const deployed = AS_DEPLOYED.exec(said);
  if (one.kind !== 'existing') return findSchema(other, tools);
  if (ITS.test(said)) return templateBehind(one, tools);
  return deployed === null ? findSchema(other, tools) : deploymentBehind(one, tools);
}

async function compared(
  one: Named,
  other: Named,
  input: InputOf<'describe-schema'>,
  tools: Tools,
): Promise<Outcome<'describe-schema'>> {
  if (one.kind !== 'template' || other.kind !== 'template')
    return compareExisting(one, other, partOf(input.part), tools);
  const [left, right] = [await read(one.key), await read(other.key)];
  return {
    ok: true,
    code: 'comparison',
    schema: one.key,
    compareWith: other.key,
    text: comparison(left, right),
    next: `To see what one of them would create here, say: preview ${one.key}; or: preview ${other.key}.`,
  };
}
