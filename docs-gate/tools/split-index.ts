/**
 * The index of the site's search holds the words of every page, and anyone can fetch it. It is
 * split: one index with the open pages, and one a tier with what that tier may read besides.
 */
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'esbuild';
import MiniSearch from 'minisearch';
import { tierNeeded } from '../../src/guides/gated';
import { covers, TIERS } from '../../src/guides/tier';

/** Who may search what; `public` is everybody. */
export const READERS = ['public', ...TIERS] as const;

/** As VitePress 1.6.4 makes and reads its index (observed). */
const OPTIONS = { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'] };

/**
 * @param source of VitePress's index, a module whose default export is JSON. @returns the same
 * module for each reader
 */
export async function splitIndex(
  source: string,
): Promise<Record<(typeof READERS)[number], string>> {
  const json = exportedText(source);
  const parts = await Promise.all(
    READERS.map(
      async (reader) =>
        [reader, `export default ${JSON.stringify(await indexFor(reader, json))};\n`] as const,
    ),
  );
  return Object.fromEntries(parts) as Record<(typeof READERS)[number], string>;
}

async function indexFor(reader: (typeof READERS)[number], json: string): Promise<string> {
  const index = MiniSearch.loadJSON(json, { ...OPTIONS, autoVacuum: false });
  const hidden = pagesOf(json).filter((id) => {
    const needed = tierNeeded(id.split('#')[0] ?? '');
    return needed !== null && (reader === 'public' || !covers(reader, needed));
  });
  index.discardAll(hidden);
  // Discarding only marks; this takes the words out.
  await index.vacuum({ batchSize: Number.MAX_SAFE_INTEGER, batchWait: 0 });
  return JSON.stringify(index);
}

const pagesOf = (json: string): string[] =>
  Object.values((JSON.parse(json) as { documentIds: Record<string, string> }).documentIds);

function exportedText(source: string): string {
  const { code } = transformSync(source, { format: 'cjs', target: 'es2022' });
  const module: { exports: { default?: unknown } } = { exports: {} };
  runInContext(code, createContext({ module, exports: module.exports }));
  const text = module.exports.default;
  if (typeof text !== 'string')
    throw new Error('The search index of the site is not the text it was with VitePress 1.6.4.');
  return text;
}
