/**
 * `npm run bundle:budget`: weighs `dist/index.cjs` (made by `npm run bundle`) and fails when it
 * is too heavy or too slow. Whether two builds are the same is asked by `npm run bundle:twice`.
 */
import { existsSync } from 'node:fs';
import { readHandlers } from './forge/app';
import { fastestImport } from './forge/import-time';
import { measure } from './forge/measure';

const CODE_FILE = 'dist/index.cjs';
const MAP_FILE = 'dist/index.cjs.map';

/** Bytes of minified code, templates not counted. */
const MOST_CODE = 590_000;
/** Milliseconds an import should take, and the multiple of it at which a busy machine is no excuse any more. */
const IMPORT_TIME = 100;
const IMPORT_SLACK = 3;
/** What the SDK itself needs. `http` or `net` here would be a way out that Forge does not see. */
const BUILTINS = ['async_hooks', 'crypto', 'fs', 'path'];

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

interface Line {
  what: string;
  found: string;
  ok: boolean;
}

function weigh(): Line[] {
  const weight = measure(CODE_FILE, MAP_FILE);
  const run = fastestImport(CODE_FILE);
  const missing = readHandlers()
    .map(({ func }) => func)
    .filter((func) => !run.exports.includes(func));
  const strangers = weight.builtins.filter((name) => !BUILTINS.includes(name));
  return [
    {
      what: `code minified < ${kB(MOST_CODE)}`,
      found: kB(weight.code),
      ok: weight.code < MOST_CODE,
    },
    {
      what: 'templates, apart',
      found: `${kB(weight.templateBytes)} (${weight.templates.join(', ') || 'none'})`,
      ok: true,
    },
    {
      what: 'templates parsed at import = 0',
      found: String(run.longParses),
      ok: run.longParses === 0,
    },
    {
      what: 'copies of @forge/api = 1',
      found: weight.forgeApiCopies.join(', ') || 'none',
      ok: weight.forgeApiCopies.length === 1,
    },
    {
      what: `Node modules of ${BUILTINS.join(', ')} only`,
      found: weight.builtins.join(', ') || 'none',
      ok: strangers.length === 0,
    },
    {
      what: 'own calls of fetch = 0',
      found: weight.ownFetches.join(', ') || '0',
      ok: weight.ownFetches.length === 0,
    },
    {
      what: 'handlers of the manifest exported',
      found: missing.length === 0 ? 'all' : `without ${missing.join(', ')}`,
      ok: missing.length === 0,
    },
    {
      what: `import < ${IMPORT_TIME} ms (fails at ${IMPORT_TIME * IMPORT_SLACK})`,
      found: `${run.milliseconds.toFixed(1)} ms, fastest of several`,
      ok: run.milliseconds < IMPORT_TIME * IMPORT_SLACK,
    },
  ];
}

function main(): number {
  if (!existsSync(CODE_FILE)) {
    console.error(`${CODE_FILE} is not there. Run: npm run bundle`);
    return 1;
  }
  const lines = weigh();
  for (const { what, found, ok } of lines)
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${found}`);
  return lines.every(({ ok }) => ok) ? 0 : 1;
}

process.exitCode = main();
