/** The sources of `src/`, bundled with the edges of the platform replaced, with a mutant planted or none. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { mutate, type Mutant } from './mutation';

const ROOT = resolve(__dirname, '../../..');

export interface Ingredients {
  /** What the bundle exports, as TypeScript seen from the root of the repository. */
  entry: string;
  /** JavaScript that stands in for a package, by its name. */
  packages: Readonly<Record<string, string>>;
  /** TypeScript that stands in for a source, by its path from the root. */
  edges: Readonly<Record<string, string>>;
  /** Expressions put in place of global ones, such as `Date.now`. */
  define: Readonly<Record<string, string>>;
  /** Packages taken as they are installed. */
  external?: readonly string[];
  mutant: Mutant | null;
}

/** @throws Error where the mutant does not fit the sources */
export async function bundleApp<Exports>(ingredients: Ingredients): Promise<Exports> {
  const module = { exports: {} };
  const code = await bundle(ingredients);
  const run = runInThisContext(`(function (module, exports, require) {${code}\n})`) as (
    module: object,
    exports: object,
    require: NodeJS.Require,
  ) => void;
  run(module, module.exports, createRequire(`${ROOT}/package.json`));
  return module.exports as Exports;
}

async function bundle({
  entry,
  packages,
  edges,
  define,
  external = [],
  mutant,
}: Ingredients): Promise<string> {
  const planted = new Set<string>();
  const result = await build({
    stdin: { contents: entry, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
    external: [...external],
    define: { ...define },
    plugins: [
      {
        name: 'edges',
        setup(on) {
          on.onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path in packages ? { path, namespace: 'edge' } : undefined,
          );
          on.onLoad({ filter: /.*/, namespace: 'edge' }, ({ path }) => ({
            contents: packages[path] ?? '',
            loader: 'js',
          }));
          on.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
            const file = relative(ROOT, path).replaceAll('\\', '/');
            const edge = edges[file];
            if (edge !== undefined) return { contents: edge, loader: 'ts' };
            if (mutant?.edits.some((edit) => edit.file === file) !== true) return undefined;
            planted.add(file);
            return { contents: mutate(mutant, file, readFileSync(path, 'utf8')), loader: 'ts' };
          });
        },
      },
    ],
  });
  const missing = mutant?.edits.find((edit) => !planted.has(edit.file));
  if (missing !== undefined)
    throw new Error(
      `The mutant "without ${mutant?.without ?? ''}" cannot be planted: ${missing.file} is not part of the app.`,
    );
  return result.outputFiles[0]?.text ?? '';
}
