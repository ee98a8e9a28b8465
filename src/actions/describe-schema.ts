/** describe-schema: what a template is for, what it needs, what comes with it and what it holds; and how it differs from another. */
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import { resolveTemplate, type ResolvedTemplate } from '../templates/resolve';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import type { TemplateIndexEntry } from '../templates/index-entry';
import { MOST_TEXT } from '../service/answer';
import type { Outcome } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import { parseTemplate } from '../service/parse-options';
import { templateStructure } from '../service/template-structure';
import { describeType } from './describe-type';
import { comparison } from './present/comparison-text';
import { partOf } from './present/in-parts';
import { templateText } from './present/template-text';

export async function describeSchema(
  input: InputOf<'describe-schema'>,
): Promise<Outcome<'describe-schema'>> {
  const one = await read(parseTemplate(input.schema));
  const [other, objectType] = [given(input.compareWith), given(input.objectType)];
  if (objectType !== null) {
    const { key, version } = one.entry;
    return describeType(
      {
        structure: await templateStructure(key),
        holder: `${key} ${version}`,
        shown: (name) => name,
      },
      objectType,
      partOf(input.part),
    );
  }
  return other === null ? described(one) : compared(one, await read(parseTemplate(other)));
}

/** A template with its line of the index. */
interface Read {
  template: ResolvedTemplate;
  entry: TemplateIndexEntry;
}

async function read(key: string): Promise<Read> {
  const entry = TEMPLATE_INDEX.find((candidate) => candidate.key === key);
  if (!isTemplateKey(key) || entry === undefined)
    throw new Error(`${key} is not in the catalogue.`);
  return { entry, template: resolveTemplate(await loadTemplate(key)) };
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

function compared(one: Read, other: Read): Outcome<'describe-schema'> {
  return {
    ok: true,
    code: 'comparison',
    schema: one.entry.key,
    compareWith: other.entry.key,
    text: comparison(one, other),
    next: `To see what one of them would create here, say: preview ${one.entry.key}; or: preview ${other.entry.key}.`,
  };
}
