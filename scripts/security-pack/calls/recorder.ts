/** Listens to everything that the app asks of the platform while a piece of work runs on the local machine. */
import { currentInvocation } from '../../../local/forge-host/runtime';
import { needOf, type PlatformCall } from './needs';

/** As whom a call was made. `absent`: for a person who is not there, which takes `allowImpersonation`. */
export type As = 'person' | 'absent' | 'app';

/** Calls of one kind, however many there were. */
export interface RecordedCall {
  method: string;
  endpoint: string;
  groups: readonly (readonly string[])[] | null;
  as: As;
  /** Function of the manifest in whose course it was made. */
  functionKey: string;
}

interface ForgeFetchArgs {
  type?: string;
  provider?: string;
  remote?: string;
  accountId?: string;
}
type ForgeFetch = (args: ForgeFetchArgs, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as unknown as { __forge_fetch__: ForgeFetch };

/** Runs `work` and answers the kinds of calls made meanwhile, in the order in which each was first made. */
export async function recordCalls(work: () => Promise<void>): Promise<RecordedCall[]> {
  const seen = new Map<string, RecordedCall>();
  const through = globals.__forge_fetch__;
  globals.__forge_fetch__ = (args, path, init) => {
    const call = recorded(args, path, init);
    seen.set(JSON.stringify(call), call);
    return through(args, path, init);
  };
  try {
    await work();
  } finally {
    globals.__forge_fetch__ = through;
  }
  return [...seen.values()];
}

function recorded(args: ForgeFetchArgs, path: string, init: RequestInit | undefined): RecordedCall {
  const remote = remoteOf(args);
  // What the SDK posts to storage and queue is its own affair: the service counts.
  const method = remote === 'jira' ? (init?.method ?? 'GET').toUpperCase() : '';
  const { endpoint, groups } = needOf({ remote, method, path });
  return { method, endpoint, groups, as: asWhom(args), functionKey: functionRunning() };
}

function remoteOf({ type, remote }: ForgeFetchArgs): PlatformCall['remote'] {
  if (type === 'kvs' || remote === 'kvs') return 'kvs';
  if (type === 'realtime') return 'realtime';
  if (remote === 'jira' || remote === 'stargate') return remote;
  throw new Error(`A call went to "${remote ?? type ?? 'nothing'}", which the pack does not know.`);
}

function asWhom({ provider, accountId }: ForgeFetchArgs): As {
  if (provider === 'user') return accountId === undefined ? 'person' : 'absent';
  return 'app';
}

function functionRunning(): string {
  const context = currentInvocation()?.runtime['appContext'] as
    { functionKey?: string } | undefined;
  return context?.functionKey ?? 'none';
}
