/**
 * The app as a search runs it: the sources of `src/`, bundled with the platform's edges replaced,
 * with a mutant planted or none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { errorFromResponse } from '../../src/assets/errors-from-response';
import type { AppError } from '../../src/errors';
import { bundleApp } from '../support/mutants/bundle-app';
import type { Mutant } from '../support/mutants/mutation';
import {
  CLOCK,
  EDGES,
  FORGE_API,
  SLOT,
  SMALL_CATALOGUE,
  type Platform,
  type Slot,
} from './platform-edges';
import type { Answer } from '../../simulator/answer';

export type { Answer };

/** The app's doors, and no others. */
export interface App {
  /**
   * A Rovo action as the platform calls it. Origins: `chat` is what the manifest binds; `agent`
   * is any agent that is not ours.
   */
  action(
    platform: Platform,
    origin: 'chat' | 'agent',
    key: string,
    inputs: Record<string, unknown>,
    accountId: string,
  ): Promise<Answer>;
  /** A definition of the page's resolver. */
  page(
    platform: Platform,
    key: string,
    payload: Record<string, unknown>,
    accountId: string,
  ): Promise<Answer>;
  /** The queue's consumer; true where it asks to be called again. */
  consume(platform: Platform, body: { deploymentId: string; epoch: number }): Promise<boolean>;
  /** The app's own reading of an answer in which Assets refuses, saying `text` wherever it can. */
  refusal(text: string, status: 400 | 403): AppError;
}

interface Exports {
  bindAction(key: string, origin: string): (payload: unknown, context: unknown) => Promise<Answer>;
  createResolver(): (request: unknown, runtime: unknown) => Promise<Answer>;
  runDeployment(event: unknown): Promise<unknown>;
  errorFromResponse: typeof errorFromResponse;
}

const ENTRY = [
  "export { bindAction } from './src/actions/bind';",
  "export { createResolver } from './src/pages/resolver';",
  "export { runDeployment } from './src/index';",
  "export { errorFromResponse } from './src/assets/errors-from-response';",
].join('\n');

const storage = new AsyncLocalStorage<Platform>();
const globals = globalThis as unknown as Record<string, unknown>;
globals[SLOT] = { current: storage } satisfies Slot;
globals[CLOCK] = () => storage.getStore()?.now() ?? 0;

/**
 * `catalogue`: one small template under the key BASIC, which is quick, or the real ones.
 * @throws Error where the mutant does not fit the sources
 */
export async function buildApp(
  mutant: Mutant | null = null,
  catalogue: 'small' | 'real' = 'small',
): Promise<App> {
  const exports = await bundleApp<Exports>({
    entry: ENTRY,
    packages: { '@forge/api': FORGE_API },
    edges: catalogue === 'small' ? { ...EDGES, ...SMALL_CATALOGUE } : EDGES,
    define: { 'Date.now': CLOCK },
    external: ['@forge/resolver'],
    mutant,
  });
  const resolver = exports.createResolver();
  return {
    action: (platform, origin, key, inputs, accountId) =>
      storage.run(platform, () =>
        exports.bindAction(key, origin)(
          { ...inputs, context: { cloudId: 'demo', moduleKey: key } },
          { principal: { accountId } },
        ),
      ),
    page: (platform, key, payload, accountId) =>
      storage.run(platform, () =>
        resolver(
          { call: { functionKey: key, payload }, context: { cloudId: 'demo' } },
          { principal: { accountId }, installContext: 'demo' },
        ),
      ),
    consume: async (platform, body) =>
      (await storage.run(platform, () => exports.runDeployment({ body }))) !== undefined,
    refusal: (text, status) =>
      exports.errorFromResponse(
        { of: 'assets', what: 'do this' },
        {
          status,
          headers: {},
          body: JSON.stringify({ errorMessages: [text], errors: { [text]: text } }),
        },
        0,
      ),
  };
}
