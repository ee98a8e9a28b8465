/**
 * Writes `src/templates/index.generated.ts`: what is said of every template without parsing it.
 * With `--check` it writes nothing and exits 1 where the file is stale.
 */
import { join } from 'node:path';
import { readReferenceData } from '../local/catalog/reference-data';
import { contentHash } from '../src/templates/canonical';
import { loadTemplate, TEMPLATE_KEYS, type TemplateKey } from '../src/templates/catalogue';
import type { TemplateIndexEntry } from '../src/templates/index-entry';
import { countAttributes, homesOf, resolveTemplate } from '../src/templates/resolve';
import type { Template } from '../src/templates/template.generated';
import { walkTypes } from '../src/templates/walk';
import { runGenerator } from './generated-file';

const REFERENCE_DATA = join(__dirname, '../catalog/reference-data');

export const INDEX_FILE = join(__dirname, '../src/templates/index.generated.ts');

function indexEntry(key: TemplateKey, template: Template): TemplateIndexEntry {
  const resolved = resolveTemplate(template);
  return {
    key,
    name: template.name,
    version: template.version,
    category: template.category,
    level: template.level,
    summary: template.summary,
    needs: template.needs ?? [],
    types: resolved.objectTypes.map((type) => type.name),
    extends: template.extends,
    canUse: [
      ...new Set(resolved.crossReferences.filter((cross) => cross.optional).flatMap(homesOf)),
    ].sort(),
    contains: template.contains ?? [],
    alternativeTo: template.alternativeTo ?? [],
    fills: template.fills ?? {},
    objectTypes: resolved.objectTypes.length,
    attributes: countAttributes(resolved),
    referenceData: readReferenceData(template, REFERENCE_DATA).map(({ objectType, rows }) => ({
      type: objectType ?? '',
      objects: rows.length,
    })),
    highVolume: resolved.objectTypes.filter((type) => type.highVolume).map((type) => type.name),
    restricted: walkTypes(template)
      .filter(({ type }) => type.restricted === true)
      .map(({ type }) => type.name),
    contentHash: contentHash(template),
  };
}

/**
 * The bundle is weighed: neither an empty list is written, nor how many object types there are.
 * `extends` is, because most have one.
 */
const short = ({ objectTypes: _, ...entry }: TemplateIndexEntry): object =>
  Object.fromEntries(
    Object.entries(entry).filter(
      ([name, value]) =>
        name === 'extends' || typeof value !== 'object' || Object.keys(value as object).length > 0,
    ),
  );

export async function templateIndex(): Promise<string> {
  const entries = await Promise.all(
    TEMPLATE_KEYS.map(async (key) => indexEntry(key, await loadTemplate(key))),
  );
  return [
    '/* Generated from catalog/*.json by scripts/generate-template-index.ts. Do not edit. */',
    "import { wholeEntry, type ShortIndexEntry, type TemplateIndexEntry } from './index-entry';",
    '',
    `const SHORT: readonly ShortIndexEntry[] = ${JSON.stringify(entries.map(short), null, 2)};`,
    '',
    '/** In the order in which templates are listed. */',
    'export const TEMPLATE_INDEX: readonly TemplateIndexEntry[] = SHORT.map(wholeEntry);',
    '',
  ].join('\n');
}

if (require.main === module) void runGenerator(INDEX_FILE, templateIndex);
