/**
 * Writes `src/templates/template.generated.ts` from `catalog/template.schema.json`, the one definition of the format.
 * With `--check` it writes nothing and exits 1 where the file is not what it would write.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { runGenerator } from './generated-file';

const ROOT = join(__dirname, '..');

export const TYPES_FILE = join(ROOT, 'src/templates/template.generated.ts');

export async function templateTypes(): Promise<string> {
  const schema = JSON.parse(
    readFileSync(join(ROOT, 'catalog/template.schema.json'), 'utf8'),
  ) as JSONSchema;
  return compile(schema, 'Template', {
    additionalProperties: false,
    // Lengths of arrays are the checker's business; as tuple types they would only be in the way.
    ignoreMinAndMaxItems: true,
    bannerComment:
      '/* Generated from catalog/template.schema.json by scripts/generate-template-types.ts. Do not edit. */',
    style: { printWidth: 140, singleQuote: true },
  });
}

if (require.main === module) void runGenerator(TYPES_FILE, templateTypes);
