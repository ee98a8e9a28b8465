/**
 * `npm run generate`: makes every file anew that is made from others. With `-- --check` it writes
 * nothing, and exits with 1 where one is stale.
 */
import { ARCHITECTURE_PAGE, architecturePage } from './architecture-page';
import { ASSETS_PAGE, assetsPage } from './assets-page';
import { RULES_PAGE, rulesPage } from './catalogue-rules-page';
import { FILING_PAGE, filingPage } from './filing-page';
import { INDEX_FILE, templateIndex } from './generate-template-index';
import { TYPES_FILE, templateTypes } from './generate-template-types';
import { runGenerator } from './generated-file';
import { MODEL_SCHEMA, modelSchemaText } from './model-schema';

/** In this order: what is made later may be made from what is made before. */
const MADE: readonly (readonly [file: string, make: () => Promise<string>])[] = [
  [TYPES_FILE, templateTypes],
  [INDEX_FILE, templateIndex],
  [ASSETS_PAGE, () => Promise.resolve(assetsPage())],
  [RULES_PAGE, rulesPage],
  [ARCHITECTURE_PAGE, architecturePage],
  [FILING_PAGE, filingPage],
  [MODEL_SCHEMA, modelSchemaText],
];

async function main(): Promise<void> {
  for (const [file, make] of MADE) await runGenerator(file, make);
}

void main();
