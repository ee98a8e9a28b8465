import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * Where a function of the manifest lives: `index.listSchemas` is `{ module: 'index', func:
 * 'listSchemas' }`, under `src/`.
 */
export interface Handler {
  module: string;
  func: string;
}

interface Manifest {
  modules: { function: { key: string; handler: string }[] };
}

/** The handlers that a manifest file names, in its order. Throws when one is not of the form `file.export`. */
export function readHandlers(manifestFile = 'manifest.yml'): Handler[] {
  const manifest = parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  return manifest.modules.function.map(({ key, handler }) => {
    const [module, func, ...rest] = handler.split('.');
    if (!module || !func || rest.length > 0) {
      throw new Error(
        `${manifestFile}: the handler of function "${key}" is "${handler}", expected "file.export"`,
      );
    }
    return { module, func };
  });
}
