/** Starting and stopping the emulator. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { createAdaptorServer } from '@hono/node-server';
import { AppError } from '../../src/errors';
import { createRules } from './app';
import { newWorkspace } from './demo';
import type { FaultControl } from './fault-engine';
import { createFaultEngine } from './fault-engine';
import type { Fault } from './faults';
import { canonicalPath } from './paths';
import type { Keeper } from './persist';
import { keepWorkspace, loadWorkspace, setAside } from './persist';
import type { Machine } from './pipeline';
import { handle } from './pipeline';
import { createRateLimiter } from './rate';
import type { RequestLogEntry } from './request-log';
import { createRequestLog } from './request-log';
import { strangerProblem } from './guard';
import { grant, helperRoutes } from './routes/helpers';
import type { WorkspaceState } from './state';
import { stateOf } from './state';
import type { Store } from './store';
import type { Switches } from './switches';
import { switchesWith } from './switches';

export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /**
   * Workspace file: loaded if it is there, kept up to date with every change. Left out: the
   * workspace lives in memory only.
   */
  dataFile?: string;
  /** Milliseconds each request takes; default 0. */
  latencyMs?: number;
  /** Requests a minute before 429; left out: no limit. */
  ratePerMinute?: number;
  faults?: readonly Fault[];
  /** Specs of faults of Forge, for the app that works against this emulator. */
  forgeFaults?: readonly string[];
  /** File to append a JSON line a request to. */
  logFile?: string;
  switches?: Partial<Switches>;
  /** Told each time the disk refuses a change; the request is then answered with 500. */
  onUnkept?: (cause: unknown) => void;
  /** Name of the site of a new workspace; default `demo`. */
  siteName?: string;
  /** Fills a new workspace; not called for one that was loaded. */
  seed?: (workspace: Store) => void;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The workspace itself, for tests that look or change behind the API's back. */
  readonly workspace: Store;
  /** The latest requests (at most 50,000), in the order of completion. */
  readonly requests: readonly RequestLogEntry[];
  readonly faults: FaultControl;
  state(): WorkspaceState;
  /** Changes switches while it runs. */
  set(changed: Partial<Switches>): void;
  /** Lets an account manage an object schema it did not create. */
  grant(accountId: string, schemaId: string): void;
  /** Writes the workspace out and stops listening; open connections are cut. */
  close(): Promise<void>;
}

/**
 * Starts an emulator on loopback.
 * Throws `storage-corrupt` if `dataFile` cannot be read; it is then renamed aside, so that the next start begins anew.
 * Throws `bad-input` if the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const switches = switchesWith(options.switches);
  const fresh = (): Store => {
    const store = newWorkspace(options.siteName ?? 'demo', switches);
    options.seed?.(store);
    store.takeChanges();
    return store;
  };
  const machine: Machine = {
    store: open(options.dataFile) ?? fresh(),
    switches,
    faults: createFaultEngine(options.faults ?? []),
    forgeFaults: options.forgeFaults ?? [],
    rate:
      options.ratePerMinute === undefined
        ? null
        : createRateLimiter(options.ratePerMinute, switches.rateBurstMs),
    log: createRequestLog(options.logFile),
    latencyMs: options.latencyMs ?? 0,
    commit: () => {
      machine.store.takeChanges();
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        // Node cuts off what is below a millisecond.
        setTimeout(resolve, Math.round(ms));
      }),
  };
  const keeper: Keeper | null =
    options.dataFile === undefined ? null : keepWorkspace(options.dataFile, () => machine.store);
  if (keeper)
    machine.commit = () => {
      telling(options.onUnkept, () => {
        keeper.commit();
      });
    };
  const server = serverOf(machine, () => {
    machine.store = fresh();
    keeper?.compact();
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests: machine.log.entries,
    faults: machine.faults,
    get workspace() {
      return machine.store;
    },
    state: () => stateOf(machine.store),
    set: (changed) => {
      machine.switches = { ...machine.switches, ...changed };
    },
    grant: (accountId, schemaId) => {
      grant(machine, accountId, schemaId);
    },
    close: async () => {
      await stop(server);
      keeper?.close();
    },
  };
}

/** Does what may throw; whoever wants to know is told of it. */
function telling(tell: EmulatorOptions['onUnkept'], work: () => void): void {
  try {
    work();
  } catch (error) {
    tell?.(error);
    throw error;
  }
}

function open(file: string | undefined): Store | null {
  const loaded = file === undefined ? { kind: 'absent' as const } : loadWorkspace(file);
  if (loaded.kind === 'corrupt') {
    const moved = setAside(loaded.file);
    throw new AppError(
      'storage-corrupt',
      `The emulator's workspace ${loaded.file} cannot be read: ${loaded.problem}.`,
      {
        remedy: `It was moved to ${moved}; start again to begin with an empty workspace.`,
      },
    );
  }
  return loaded.kind === 'loaded' ? loaded.store : null;
}

function serverOf(machine: Machine, reset: () => void): Server {
  const rules = createRules();
  const helpers = helperRoutes(machine, reset);
  const fetch = (request: Request, bindings: HttpBindings): Response | Promise<Response> => {
    const { headers, socket } = bindings.incoming;
    const problem = strangerProblem((name) => headers[name]?.toString() ?? null, socket.localPort);
    if (problem !== null) return Response.json({ ok: false, problem }, { status: 403 });
    return canonicalPath(request.url).startsWith('/__emulator/')
      ? helpers.fetch(request)
      : handle(machine, rules, request, bindings);
  };
  return createAdaptorServer({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
  }) as Server;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new AppError(
          'bad-input',
          `The emulator cannot listen on port ${port}: ${cause.code ?? cause.message}.`,
          {
            remedy: 'Name another port, or 0 for any free one.',
            cause,
          },
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
