import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INDEX_FILE, templateIndex } from '../../scripts/generate-template-index';
import { TYPES_FILE, templateTypes } from '../../scripts/generate-template-types';
import { contentHash } from './canonical';
import { isTemplateKey, loadTemplate, TEMPLATE_KEYS } from './catalogue';
import { TEMPLATE_INDEX } from './index.generated';
import { resolveTemplate } from './resolve';
import { parseTarget } from './target';

const CATALOG = join(__dirname, '../../catalog');
const files = readdirSync(CATALOG).filter(
  (name) => name.endsWith('.json') && !name.endsWith('.schema.json'),
);

describe('the catalogue', () => {
  it('has a loader for each file, named after its key', async () => {
    expect(files.map((name) => name.replace('.json', '').toUpperCase()).sort()).toEqual(
      [...TEMPLATE_KEYS].sort(),
    );
    for (const key of TEMPLATE_KEYS) {
      const template = await loadTemplate(key);
      expect(template).toEqual(
        JSON.parse(readFileSync(join(CATALOG, `${key.toLowerCase()}.json`), 'utf8')),
      );
      expect(template.key).toBe(key);
    }
  });

  it('knows its keys', () => {
    expect(isTemplateKey('CORE')).toBe(true);
    expect(isTemplateKey('core')).toBe(false);
    expect(isTemplateKey('toString')).toBe(false);
  });

  it('lists hubs before the templates that need them', () => {
    TEMPLATE_INDEX.forEach((entry, index) => {
      const before = TEMPLATE_INDEX.slice(0, index).map(({ key }): string => key);
      for (const hub of entry.extends) expect(before).toContain(hub);
    });
  });

  it('counts what a deployment creates', () => {
    expect(
      TEMPLATE_INDEX.map(({ key, objectTypes, attributes }) => [key, objectTypes, attributes]),
    ).toEqual([
      ['CORE', 13, 181],
      ['BASIC', 4, 25],
      ['CMDB', 11, 88],
      ['ECMDB', 25, 199],
      // 399 of the model and a natural key for each of five types: docs/decisions/0002-natural-keys.md
      ['ITAM', 38, 405],
      ['SAM', 11, 105],
      ['NET', 20, 184],
      ['CLD', 25, 212],
      ['SVC', 10, 84],
      ['SLA', 9, 81],
      ['PRI', 6, 47],
      ['WFM', 16, 120],
      ['VND', 14, 140],
      ['SEC', 16, 176],
      ['PRIV', 7, 63],
      ['INC', 5, 56],
      ['BCM', 5, 50],
      ['AI', 5, 46],
      ['DOC', 8, 77],
      ['DORA', 16, 152],
    ]);
  });

  it('gives the types of the natural keys a unique first attribute', async () => {
    const { byName } = resolveTemplate(await loadTemplate('ITAM'));
    for (const [type, name] of [
      ['Depreciation Policy', 'Policy Code'],
      ['Software Product', 'Product Code'],
      ['Software Release', 'Release Code'],
      ['SaaS Subscription', 'Subscription Number'],
      ['Stocktake', 'Stocktake Number'],
    ] as const) {
      expect(byName.get(type)?.attributes[0]).toMatchObject({
        name,
        type: 'text',
        unique: true,
        required: true,
      });
    }
  });

  it('marks every reference to a type with children as taking subtypes', async () => {
    const templates = await Promise.all(
      TEMPLATE_KEYS.map(async (key) => resolveTemplate(await loadTemplate(key))),
    );
    const parents = new Set(
      templates.flatMap(({ key, objectTypes }) =>
        objectTypes.filter((type) => type.inherits).map((type) => `${key}.${type.name}`),
      ),
    );
    for (const { key, objectTypes } of templates) {
      for (const attribute of objectTypes.flatMap((type) => type.attributes)) {
        if (attribute.type !== 'reference') continue;
        const target = parseTarget(attribute.to, key);
        expect([attribute.name, attribute.subtypes ?? false]).toEqual([
          attribute.name,
          parents.has(`${target.template}.${target.objectType}`),
        ]);
      }
    }
  });

  it('carries no status set that nothing uses', async () => {
    for (const key of TEMPLATE_KEYS) {
      const { statusSets, objectTypes } = resolveTemplate(await loadTemplate(key));
      const used = objectTypes.flatMap((type) =>
        type.attributes.flatMap((attribute) =>
          attribute.type === 'status' ? [attribute.statuses] : [],
        ),
      );
      expect(Object.keys(statusSets).sort()).toEqual([...new Set(used)].sort());
    }
  });

  it('has an index whose hashes are those of the files', async () => {
    for (const entry of TEMPLATE_INDEX)
      expect(entry.contentHash).toBe(contentHash(await loadTemplate(entry.key)));
  });
});

describe('generated files', () => {
  it.each([
    ['types', TYPES_FILE, templateTypes],
    ['index', INDEX_FILE, templateIndex],
  ] as const)('%s are fresh', async (_name, file, generate) => {
    expect(readFileSync(file, 'utf8')).toBe(await generate());
  });
});
