import { AsyncLocalStorage } from 'node:async_hooks';

/** What `@forge/*` passes to `__forge_fetch__` beside path and init. */
export interface ForgeFetchArgs {
  type?: string;
  provider?: string;
  remote?: string;
  accountId?: string;
}

/** The part of a running invocation that the two globals need. */
export interface RunningInvocation {
  /** What `__forge_runtime__` shows; its shape is that of `ForgeRuntime` in `@forge/api`. */
  readonly runtime: Readonly<Record<string, unknown>>;
  forgeFetch(args: ForgeFetchArgs, path: string, init: RequestInit | undefined): Promise<Response>;
  /** Told of every network request the app makes past the platform; throws to refuse it. */
  egress(attempt: { method: string; url: string }): void;
}

// On the global object under a registered symbol, so that a second copy of this module (a bundle, a test) shares it.
const SLOT = Symbol.for('launchpad.forge-host.current-invocation');
const slots = globalThis as unknown as Record<
  symbol,
  AsyncLocalStorage<RunningInvocation | undefined> | undefined
>;
const current = (slots[SLOT] ??= new AsyncLocalStorage<RunningInvocation | undefined>());

/** The invocation in whose course the calling code runs, however deep in promises and timers. */
export function currentInvocation(): RunningInvocation | undefined {
  return current.getStore();
}

export function runWithin<T>(invocation: RunningInvocation, run: () => T): T {
  return current.run(invocation, run);
}

/** Runs the host's own work, so that nothing of it counts as done by the app. */
export function runOutside<T>(run: () => T): T {
  return current.run(undefined, run);
}

async function forgeFetch(
  args: ForgeFetchArgs,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const invocation = currentInvocation();
  if (invocation === undefined)
    throw new Error(`A platform call (${path}) was made outside any invocation.`);
  return invocation.forgeFetch(args, path, init);
}

/**
 * Puts the two globals of the Forge runtime in place, once a process. `__forge_runtime__` is a
 * getter, so that installations running at the same time each see only their own.
 */
export function installGlobals(): void {
  if (Object.getOwnPropertyDescriptor(globalThis, '__forge_runtime__')?.get !== undefined) return;
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => currentInvocation()?.runtime,
  });
  Object.defineProperty(globalThis, '__forge_fetch__', {
    configurable: true,
    writable: true,
    value: forgeFetch,
  });
}
