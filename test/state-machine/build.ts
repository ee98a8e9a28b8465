/**
 * The app as the model runs it: the sources of `src/`, bundled with the platform replaced, with a
 * mutant planted or none.
 */
import { bundleApp } from '../support/mutants/bundle-app';
import type { Mutant } from '../support/mutants/mutation';
import { EDGES, GLOBALS, HOST, PACKAGES, type Host } from './edges';
import type { Answer } from '../../simulator/answer';

export type { Answer };

/**
 * `never`: the event does everything. `auto`: the confirmation carries the first slice. `always`:
 * and visits the rest.
 */
export type Present = 'never' | 'auto' | 'always';

/** The app's doors. To be called with `enter` set to the invocation's host. */
export interface App {
  action(key: string, inputs: Record<string, unknown>, accountId: string): Promise<Answer>;
  /** The queue's consumer; what it returns is the wish to be called again, or undefined. */
  consume(event: unknown): Promise<unknown>;
  /** Takes the lock for a deployment of its own, at the clock's moment. */
  probe(): Promise<{ kind: 'held' | 'busy' | 'duplicate' }>;
  /** Sets whether deployments are moved on by visits, and so whether a confirmation carries the first slice. */
  present(present: Present): Promise<{ ok: true }>;
}

interface Exports {
  bindAction(key: string, origin: string): (payload: unknown, context: unknown) => Promise<Answer>;
  runDeployment(event: unknown): Promise<unknown>;
  probe: App['probe'];
  present: App['present'];
}

const ENTRY = [
  "export { bindAction } from './src/actions/bind';",
  "export { runDeployment } from './src/deployer/consume';",
  "import { acquireLock } from './src/storage/lock/lock';",
  "import { forgeKv } from './src/storage/kv/forge-kv';",
  "export const probe = () => acquireLock(forgeKv(), { deploymentId: 'p-aaaa', " +
    'epoch: 0, deadline: Date.now() + 55_000, now: Date.now(), previousDied: false ' +
    '});',
  "import { DEFAULT_SETTINGS, saveSettings } from './src/storage/settings';",
  'export const present = async (present) => { await saveSettings(forgeKv(), { ' +
    '...DEFAULT_SETTINGS, present }); return { ok: true }; };',
].join('\n');

interface Slot {
  running: Host | null;
}
const slot: Slot = { running: null };
const globals = globalThis as unknown as Record<string, unknown>;
globals[HOST] = slot;
globals[`${HOST}_now`] = () => slot.running?.now() ?? 0;
globals[`${HOST}_half`] = () => 0.5;
globals[`${HOST}_soon`] = (work: () => void) => queueMicrotask(work);
globals[`${HOST}_complain`] = (...what: unknown[]) =>
  slot.running?.complain(
    what.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '),
  );

/** From now on the app's calls to the platform are this invocation's. */
export const enter = (host: Host): void => {
  slot.running = host;
};

/** @throws Error where the mutant does not fit the sources */
export async function buildApp(mutant: Mutant | null = null): Promise<App> {
  const exports = await bundleApp<Exports>({
    entry: ENTRY,
    packages: PACKAGES,
    edges: EDGES,
    define: GLOBALS,
    mutant,
  });
  return {
    action: (key, inputs, accountId) =>
      exports.bindAction(key, 'chat')(
        { ...inputs, context: { cloudId: 'demo', moduleKey: key } },
        { principal: { accountId } },
      ),
    consume: (event) => exports.runDeployment(event),
    probe: () => exports.probe(),
    present: (present) => exports.present(present),
  };
}
