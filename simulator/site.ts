/** The emulator without sockets: its rules, faults, rate and latency behind `Send`, in virtual time. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createRules } from '../local/assets-emulator/app';
import { newWorkspace } from '../local/assets-emulator/demo';
import { createFaultEngine, type FaultEngine } from '../local/assets-emulator/fault-engine';
import { parseFault } from '../local/assets-emulator/faults';
import { handle, type Machine } from '../local/assets-emulator/pipeline';
import { createRateLimiter } from '../local/assets-emulator/rate';
import { createRequestLog, type RequestLogEntry } from '../local/assets-emulator/request-log';
import { readSnapshot } from '../local/assets-emulator/snapshot';
import type { Store } from '../local/assets-emulator/store';
import { switchesWith, type Switches } from '../local/assets-emulator/switches';
import type { SiteProxy } from '../local/forge-host';
import type { Send, SendResponse } from '../src/assets/api';
import type { VirtualTime } from './virtual-time';

export interface SiteOptions {
  latencyMs?: number;
  /** Requests that it works on at a time; others wait. Left out: as many as come. */
  atOnce?: number | null;
  /** Left out: no limit. */
  ratePerMinute?: number;
  /** As `--fault` takes them. */
  faults?: readonly string[];
  switches?: Partial<Switches>;
  /** Told after each request that changed something, before anyone is answered. */
  onCommit?: () => void;
  /** A saved workspace instead of an empty one. */
  workspace?: string;
}

export interface Site {
  readonly store: Store;
  readonly requests: readonly RequestLogEntry[];
  readonly faults: FaultEngine;
  set(changed: Partial<Switches>): void;
  /** As `--fault` takes it. */
  addFault(spec: string): void;
  /** Requests a minute; null: no limit. */
  setRate(perMinute: number | null): void;
  /** Calls as one account; `background` where the person is not present. */
  sendAs(accountId: string, background: boolean): Send;
  /** For a Forge host. */
  proxy: SiteProxy;
}

/** As `forgeSend` waits (src/assets/forge-send.ts). */
const TIMEOUT_MS = 15_000;

export function createSite(time: VirtualTime, options: SiteOptions = {}): Site {
  const switches = switchesWith(options.switches);
  const store =
    options.workspace === undefined ? newWorkspace('demo', switches) : loaded(options.workspace);
  const faults = createFaultEngine([]);
  for (const spec of options.faults ?? []) addFault(faults, spec);
  const machine: Machine = {
    store,
    switches,
    faults,
    forgeFaults: [],
    latencyMs: options.latencyMs ?? 0,
    log: createRequestLog(undefined, 1_000_000),
    rate:
      options.ratePerMinute === undefined
        ? null
        : createRateLimiter(options.ratePerMinute, switches.rateBurstMs),
    commit: () => {
      if (store.takeChanges().length > 0) options.onCommit?.();
    },
    sleep: (ms) => time.sleep(ms),
  };
  const rules = createRules();
  const inNoTime: typeof rules = (request, env) => time.working(rules(request, env));
  const doors = doorsOf(options.atOnce ?? null);
  const answerTo = async (
    path: string,
    init: { method: string; headers: Record<string, string>; body: string | null },
  ): Promise<Response> => {
    const request = new Request(`http://emulator.test${path}`, init);
    const leave = await doors.enter();
    const answer = await handle(machine, inNoTime, request, {
      incoming: { socket: { destroy: () => undefined } },
    } as unknown as Parameters<typeof handle>[3]).finally(leave);
    if (answer === RESPONSE_ALREADY_SENT) throw new Error('socket hang up');
    return answer;
  };
  const exchange = async (
    path: string,
    method: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<SendResponse> => {
    const answer = await answerTo(path, {
      method,
      headers,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : null,
    });
    return {
      status: answer.status,
      headers: headersOf(answer),
      body: await time.working(answer.text()),
    };
  };
  return {
    store,
    faults,
    requests: machine.log.entries,
    addFault: (spec) => {
      addFault(faults, spec);
    },
    setRate: (perMinute) => {
      machine.rate =
        perMinute === null ? null : createRateLimiter(perMinute, machine.switches.rateBurstMs);
    },
    set(changed) {
      machine.switches = { ...machine.switches, ...changed };
    },
    sendAs:
      (accountId, background) =>
      async ({ path, method, body }) => {
        const headers = {
          'content-type': 'application/json',
          'accept-language': 'en-US',
          'x-force-accept-language': 'true',
          'x-emulator-account': accountId,
          'x-emulator-principal': 'user',
          'x-emulator-background': background ? '1' : '0',
        };
        const answered = exchange(path, method, body, headers);
        const over = answered.then(
          () => undefined,
          () => undefined,
        );
        let isOver = false;
        void over.then(() => {
          isOver = true;
        });
        await time.sleep(TIMEOUT_MS, over);
        if (!isOver) throw new Error(`no answer within ${TIMEOUT_MS} ms`);
        return answered;
      },
    proxy: {
      fetch: ({ path, method, headers, body, provider, background, accountId, signal }) =>
        Promise.race([
          answerTo(path, {
            method,
            body,
            headers: {
              ...headers,
              'x-emulator-principal': provider,
              'x-emulator-background': background ? '1' : '0',
              ...(accountId === null ? {} : { 'x-emulator-account': accountId }),
            },
          }),
          new Promise<never>((_, reject) => {
            signal.addEventListener('abort', () => reject(new Error('aborted')));
          }),
        ]),
    },
  };
}

/** Lets so many in at a time, in the order in which they came. */
function doorsOf(most: number | null): { enter(): Promise<() => void> } {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  return {
    async enter() {
      if (most !== null && inside >= most)
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      else inside += 1;
      return leave;
    },
  };
}

function addFault(engine: FaultEngine, spec: string): void {
  const parsed = parseFault(spec);
  if (!parsed.ok) throw new Error(parsed.problem);
  engine.add(parsed.fault);
}

function headersOf(answer: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}

function loaded(text: string): Store {
  const read = readSnapshot(text);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}
