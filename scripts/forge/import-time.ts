import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** What one import of a bundle did in a fresh process. */
export interface ImportRun {
  /** Of the processor: other work on the machine does not lengthen it. */
  milliseconds: number;
  exports: string[];
  /** Long JSON texts parsed during the import: a template parsed before anyone asked for it. */
  longParses: number;
}

/** JSON texts from this length on (UTF-16 units) are data of the catalogue, not a package's own `package.json`. */
const LONG_TEXT = 2_000;

/** The runtime sets this global before it loads an app; `@forge/kvs` reads it while loading. */
const PROBE = `
  globalThis.__forge_runtime__ = { proxy: {}, metrics: {}, tracing: {} };
  const parse = JSON.parse;
  let longParses = 0;
  JSON.parse = (text, ...rest) => {
    if (String(text).length >= ${LONG_TEXT}) longParses += 1;
    return parse(text, ...rest);
  };
  const before = process.cpuUsage();
  const loaded = require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  process.stdout.write(JSON.stringify({ milliseconds, exports: Object.keys(loaded), longParses }));
`;

/**
 * Imports a bundle in fresh processes, one after another; the fastest run, since everything else
 * on the machine only adds.
 */
export function fastestImport(codeFile: string, runs = 7): ImportRun {
  const once = () =>
    JSON.parse(
      execFileSync(process.execPath, ['-e', PROBE, resolve(codeFile)], { encoding: 'utf8' }),
    ) as ImportRun;
  return Array.from({ length: runs }, once).reduce((best, run) =>
    run.milliseconds < best.milliseconds ? run : best,
  );
}
