/** The app as the model runs it: the sources of `src/`, bundled with the platform replaced, with a mutant planted or none. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { mutate, type Mutant } from '../safety/mutation';
import { EDGES, GLOBALS, HOST, PACKAGES, type Host } from './edges';

export interface Answer { ok: boolean; code: string; text: string; [fact: string]: unknown }

/** The app's doors. To be called with `enter` set to the invocation's host. */
export interface App {
  action(key: string, inputs: Record<string, unknown>, accountId: string): Promise<Answer>;
  /** The queue's consumer; what it returns is the wish to be called again, or undefined. */
  consume(event: unknown): Promise<unknown>;
  /** Takes the lock for a deployment of its own, at the clock's moment. */
  probe(): Promise<{ kind: 'held' | 'busy' | 'duplicate' }>;
  /** Sets that deployments are moved on by visits. */
  present(): Promise<{ ok: true }>;
}

interface Exports {
  bindAction(key: string, origin: string): (payload: unknown, context: unknown) => Promise<Answer>;
  runDeployment(event: unknown): Promise<unknown>;
  probe: App['probe'];
  present: App['present'];
}

const ROOT = resolve(__dirname, '../..');
const ENTRY = [
  "export { bindAction } from './src/actions/bind';",
  "export { runDeployment } from './src/deployer/consume';",
  "import { acquireLock } from './src/storage/lock';",
  "import { forgeKv } from './src/storage/forge-kv';",
  "export const probe = () => acquireLock(forgeKv(), { deploymentId: 'p-aaaa', epoch: 0, deadline: Date.now() + 55_000, now: Date.now(), previousDied: false });",
  "import { DEFAULT_SETTINGS, saveSettings } from './src/storage/settings';",
  "export const present = async () => { await saveSettings(forgeKv(), { ...DEFAULT_SETTINGS, present: 'always' }); return { ok: true }; };",
].join('\n');

interface Slot { running: Host | null }
const slot: Slot = { running: null };
const globals = globalThis as unknown as Record<string, unknown>;
globals[HOST] = slot;
globals[`${HOST}_now`] = () => slot.running?.now() ?? 0;
globals[`${HOST}_half`] = () => 0.5;
globals[`${HOST}_soon`] = (work: () => void) => queueMicrotask(work);
globals[`${HOST}_complain`] = (...what: unknown[]) => slot.running?.complain(what.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '));

/** From now on the app's calls to the platform are this invocation's. */
export const enter = (host: Host): void => { slot.running = host; };

/** @throws Error where the mutant does not fit the sources */
export async function buildApp(mutant: Mutant | null = null): Promise<App> {
  const exports = evaluate(await bundle(mutant));
  return {
    action: (key, inputs, accountId) => exports.bindAction(key, 'chat')({ ...inputs, context: { cloudId: 'demo', moduleKey: key } }, { principal: { accountId } }),
    consume: (event) => exports.runDeployment(event),
    probe: () => exports.probe(),
    present: () => exports.present(),
  };
}

async function bundle(mutant: Mutant | null): Promise<string> {
  const planted = new Set<string>();
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' }, bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'silent', define: { ...GLOBALS },
    plugins: [{
      name: 'edges',
      setup(on) {
        on.onResolve({ filter: /^(?:@forge\/(?:api|events|kvs)|node:crypto)$/ }, ({ path }) => ({ path, namespace: 'edge' }));
        on.onLoad({ filter: /.*/, namespace: 'edge' }, ({ path }) => ({ contents: PACKAGES[path] ?? '', loader: 'js' }));
        on.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
          const file = relative(ROOT, path).replaceAll('\\', '/');
          const edge = EDGES[file];
          if (edge !== undefined) return { contents: edge, loader: 'ts' };
          if (mutant?.edits.some((edit) => edit.file === file) !== true) return undefined;
          planted.add(file);
          return { contents: mutate(mutant, file, readFileSync(path, 'utf8')), loader: 'ts' };
        });
      },
    }],
  });
  const missing = mutant?.edits.find((edit) => !planted.has(edit.file));
  if (missing !== undefined) throw new Error(`The mutant "without ${mutant?.without ?? ''}" cannot be planted: ${missing.file} is not part of the app.`);
  return result.outputFiles[0]?.text ?? '';
}

function evaluate(code: string): Exports {
  const module = { exports: {} };
  const run = runInThisContext(`(function (module, exports, require) {${code}\n})`) as (module: object, exports: object, require: NodeJS.Require) => void;
  run(module, module.exports, createRequire(`${ROOT}/package.json`));
  return module.exports as Exports;
}
