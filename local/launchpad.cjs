#!/usr/bin/env node
/**
 * Starts the `launchpad` command. Its sources are bundled once, at the first start after a
 * change, and kept under `node_modules/.cache`: loading some hundred files of TypeScript one by
 * one takes seconds at every start, loading one file takes a fraction of one. What a bundle was
 * made from is compared by content at every start, so that none is ever out of date.
 */
'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, extname, join, relative } = require('node:path');
const { Script } = require('node:vm');

const ROOT = dirname(__dirname);
const ENTRY = join(__dirname, 'cli.ts');
const hashOf = (content) => createHash('sha256').update(content).digest('hex');
/** One folder a checkout: several may share their `node_modules`. */
const CACHE = join(ROOT, 'node_modules/.cache/launchpad', hashOf(ROOT).slice(0, 12));
/** Names the newest bundle and what it was made from. */
const NEWEST = 'newest.json';
/** What else a bundle depends on: how it is made, and the packages. */
const MADE_BY = [__filename, join(ROOT, 'package-lock.json')];
/** A file that was read so soon after it was written may have been written again without another time. */
const TOO_SOON_MS = 3_000;
/** So long a process that found an older bundle may still be about to read it. */
const KEPT_MS = 60_000;

/** The newest bundle if everything it was made from is as it was; else a new one. */
async function bundle() {
  try {
    const { node, file, inputs } = JSON.parse(fs.readFileSync(join(CACHE, NEWEST), 'utf8'));
    if (node === process.version && inputs.every(isAsItWas))
      return { file, code: fs.readFileSync(join(CACHE, file), 'utf8') };
  } catch {
    // None yet, or one of its sources is gone.
  }
  const { code, inputs } = await build();
  const file = `cli-${hashOf(code).slice(0, 16)}.cjs`;
  keep(file, code);
  keep(NEWEST, JSON.stringify({ node: process.version, file, inputs }));
  sweep(file);
  return { file, code };
}

function isAsItWas({ path, size, mtimeMs, hash, soon }) {
  const now = fs.statSync(join(ROOT, path));
  if (now.size === size && now.mtimeMs === mtimeMs && !soon) return true;
  return hashOf(fs.readFileSync(join(ROOT, path))) === hash;
}

function readNoting(path, inputs) {
  const { size, mtimeMs } = fs.statSync(path);
  const content = fs.readFileSync(path, 'utf8');
  const soon = mtimeMs > Date.now() - TOO_SOON_MS;
  inputs.push({ path: relative(ROOT, path), size, mtimeMs, hash: hashOf(content), soon });
  return content;
}

async function build() {
  const inputs = [];
  for (const path of MADE_BY) readNoting(path, inputs);
  /** Whatever a source looks for beside itself (the catalogue, the manifest) is not beside the bundle. */
  const sources = {
    name: 'sources',
    setup(build) {
      build.onLoad({ filter: /\.(?:ts|json)$/ }, ({ path }) => {
        if (path.includes('node_modules')) return null;
        const contents = readNoting(path, inputs)
          .replace(/\b__dirname\b/g, () => JSON.stringify(dirname(path)))
          .replace(/\b__filename\b/g, () => JSON.stringify(path));
        return { contents, loader: extname(path).slice(1) };
      });
    },
  };
  const { outputFiles } = await require('esbuild').build({
    absWorkingDir: ROOT,
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    // Needed by some commands only, and heavy.
    external: ['esbuild', 'undici', 'vite'],
    supported: { 'dynamic-import': false },
    plugins: [sources],
    logLevel: 'error',
  });
  return { code: outputFiles[0].text, inputs };
}

/**
 * Beside its place and then in it, so that nobody reads half of it. Where nothing can be kept,
 * the next start does all of it again.
 */
function keep(name, content) {
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    const draft = join(CACHE, `${name}.${process.pid}`);
    fs.writeFileSync(draft, content);
    fs.renameSync(draft, join(CACHE, name));
  } catch {
    // A checkout that cannot be written to.
  }
}

function sweep(file) {
  try {
    for (const name of fs.readdirSync(CACHE)) {
      const isOld = fs.statSync(join(CACHE, name)).mtimeMs < Date.now() - KEPT_MS;
      if (isOld && name !== NEWEST && !name.startsWith(file)) fs.rmSync(join(CACHE, name));
    }
  } catch {
    // Another process sweeps.
  }
}

/**
 * As if it were in the place of its entry. Node's compiled form of it is kept when the first run
 * ends, and saves compiling it again.
 */
function run({ file, code }) {
  const compiled = `${file}.compiled`;
  let cachedData;
  try {
    cachedData = fs.readFileSync(join(CACHE, compiled));
  } catch {
    // The first run.
  }
  const script = new Script(wrap(code), { filename: join(CACHE, file), cachedData });
  if (cachedData === undefined || script.cachedDataRejected)
    process.once('exit', () => keep(compiled, script.createCachedData()));
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, createRequire(ENTRY), loaded, ENTRY, __dirname);
}

bundle().then(run, (error) => {
  // What is wrong in the sources esbuild has said.
  if (error.errors === undefined) console.error(error);
  process.exitCode = 1;
});
