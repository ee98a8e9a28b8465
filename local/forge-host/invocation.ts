import { randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import { InvocationFailure, saying, StoppedInvocationError } from './failures';
import { KilledFunctionError } from './platform-faults';
import { runWithin, type ForgeFetchArgs, type RunningInvocation } from './runtime';

/** An exported function of the app. */
export type Handler = (...args: unknown[]) => unknown;

export interface InvocationSpec {
  handler: Handler;
  args: readonly unknown[];
  functionKey: string;
  moduleType: string;
  moduleKey: string;
  /** Whom it runs for; null in consumers, triggers and uninstallation. */
  accountId: string | null;
  /** See `EventRecord.depth`. */
  depth: number;
  limitMs: number;
  /** What it is told of `limitMs`. Default: all. */
  toldMs?: number | undefined;
}

/** What an invocation needs of the installation it runs in. */
export interface InvocationSurroundings {
  clock: Clock;
  payloadBytes: number;
  /** The parts of the runtime that are the same for every invocation. */
  runtime: Readonly<Record<string, unknown>>;
  appContext(): Readonly<Record<string, unknown>>;
  route(
    spec: InvocationSpec,
    args: ForgeFetchArgs,
    path: string,
    init: RequestInit | undefined,
  ): Promise<Response>;
  egress(spec: InvocationSpec, attempt: { method: string; url: string }): void;
  log(line: string): void;
}

export interface Invocation {
  /** Rejects with an `InvocationFailure`. */
  readonly result: Promise<unknown>;
  /** Ends it from outside, as a process is killed; `result` rejects as abandoned. */
  abandon(why: string): void;
}

// Kinds of meters: `@forge/api`, `Metrics`. Nothing is measured locally.
const timer = { stop: () => undefined };
const METRICS = {
  timing: () => ({ measure: () => timer }),
  counter: () => ({
    incr: () => undefined,
    incrBy: () => undefined,
    decr: () => undefined,
    decrBy: () => undefined,
  }),
  gauge: () => ({ set: () => undefined }),
};

function runtimeOf(
  spec: InvocationSpec,
  surroundings: InvocationSurroundings,
  told: number,
): Record<string, unknown> {
  const invocationId = randomUUID();
  const trace = randomUUID().replaceAll('-', '');
  return {
    ...surroundings.runtime,
    appContext: {
      ...surroundings.appContext(),
      invocationId,
      functionKey: spec.functionKey,
      moduleType: spec.moduleType,
      moduleKey: spec.moduleKey,
    },
    ...(spec.accountId === null ? {} : { aaid: spec.accountId }),
    // Called unbound by `getAppContext()`.
    lambdaContext: {
      awsRequestId: invocationId,
      getRemainingTimeInMillis: () => Math.max(0, told - surroundings.clock.now()),
    },
    tracing: { traceId: trace, spanId: trace.slice(0, 16) },
    realtime: {},
    metrics: METRICS,
    featureFlags: () => false,
  };
}

/** What crosses the border of a function: JSON, within the payload limit. Throws an `InvocationFailure`. */
export function acrossBorder(value: unknown, bytes: number, what: string): unknown {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return undefined;
  const size = Buffer.byteLength(text);
  if (size > bytes)
    throw new InvocationFailure(
      'too-large',
      `${what} has ${String(size)} bytes; at most ${String(bytes)} are allowed.`,
    );
  return JSON.parse(text);
}

/**
 * Runs one handler once, within its time. Once time is up it gets no further platform call and
 * its result is discarded.
 */
export function startInvocation(
  spec: InvocationSpec,
  surroundings: InvocationSurroundings,
): Invocation {
  const { clock } = surroundings;
  const deadline = clock.now() + spec.limitMs;
  let stopped: string | null = null;
  let hasReturned = false;
  let reject: (failure: InvocationFailure) => void = () => undefined;

  const stop = (why: string, failure: InvocationFailure): void => {
    stopped ??= why;
    reject(failure);
  };
  const timeUp = (): void => {
    const why = `${spec.functionKey} ran longer than ${String(spec.limitMs / 1_000)} s`;
    stop(why, new InvocationFailure('timed-out', `${why}.`));
  };
  const mustRun = (): void => {
    if (stopped !== null) throw new StoppedInvocationError(stopped);
  };

  // The platform may freeze a process once its function has returned: promises that nobody waited
  // for then never settle.
  const frozen = (path: string): Promise<never> => {
    surroundings.log(
      `${spec.functionKey} had returned before its call of ${path} was over; nobody waited for it`,
    );
    return new Promise(() => undefined);
  };

  // Its code comes to an end by itself: it is refused every further call, and nothing that it returns counts.
  const died = (error: unknown): void => {
    if (error instanceof KilledFunctionError)
      stop(
        `${spec.functionKey} was killed`,
        new InvocationFailure('threw', `${spec.functionKey} was killed, as asked for.`),
      );
  };

  const running: RunningInvocation = {
    runtime: runtimeOf(
      spec,
      surroundings,
      Math.min(deadline, clock.now() + (spec.toldMs ?? spec.limitMs)),
    ),
    async forgeFetch(args, path, init) {
      mustRun();
      if (hasReturned) return frozen(path);
      const response = await surroundings.route(spec, args, path, init).catch((error: unknown) => {
        died(error);
        throw error;
      });
      mustRun();
      return hasReturned ? frozen(path) : response;
    },
    egress: (attempt) => surroundings.egress(spec, attempt),
  };

  const handled = async (): Promise<unknown> => {
    let returned: unknown;
    try {
      returned = await runWithin(running, () => spec.handler(...spec.args));
    } catch (error) {
      throw new InvocationFailure('threw', `${spec.functionKey} threw ${saying(error)}`, error);
    }
    return acrossBorder(returned, surroundings.payloadBytes, `What ${spec.functionKey} returned`);
  };

  const cancelTimer = clock.setTimer(spec.limitMs, timeUp);
  const result = new Promise<unknown>((resolve, rejectResult) => {
    reject = rejectResult;
    handled().then(
      (value) => {
        // A handler that kept the thread busy past its time only comes to an end here.
        if (clock.now() > deadline) timeUp();
        resolve(value);
      },
      (error: unknown) => rejectResult(error),
    );
  }).finally(() => {
    cancelTimer();
    hasReturned = true;
  });

  return {
    result,
    abandon: (why) =>
      stop(why, new InvocationFailure('abandoned', `${spec.functionKey} was stopped: ${why}.`)),
  };
}
