/**
 * A copy of the built site as it is uploaded to Cloudflare Pages: with the gate before it, and a
 * search index for each reader.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SEARCH_FOLDER } from '../../src/guides/gated';
import { READERS, splitIndex } from './split-index';
import { workerCode } from './worker-code';

/** Each address asks the worker, none is served past it (Cloudflare documentation, Pages Functions, routing). */
const ROUTES = { version: 1, include: ['/*'], exclude: [] };

/** @param site the built site @param out made anew */
export async function hostedCopy(site: string, out: string): Promise<void> {
  if (!existsSync(join(site, 'index.html')))
    throw new Error(`${site} holds no site: build it with "npm run docs".`);
  rmSync(out, { recursive: true, force: true });
  cpSync(site, out, { recursive: true });
  const indexes = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?:^|[\\/])@localSearchIndex[^\\/]*\.js$/.test(file),
  );
  for (const file of indexes) await splitFile(out, file);
  writeFileSync(join(out, '_worker.js'), await workerCode());
  writeFileSync(join(out, '_routes.json'), `${JSON.stringify(ROUTES)}\n`);
}

/** The whole index goes: under its own name the gate gives each reader theirs. */
async function splitFile(out: string, file: string): Promise<void> {
  const parts = await splitIndex(readFileSync(join(out, file), 'utf8'));
  rmSync(join(out, file));
  for (const reader of READERS) {
    const part = join(out, SEARCH_FOLDER, reader, basename(file).slice(1));
    mkdirSync(dirname(part), { recursive: true });
    writeFileSync(part, parts[reader]);
  }
}
