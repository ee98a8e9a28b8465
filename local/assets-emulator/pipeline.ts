/** What every request passes before and after the rules: who calls, faults, rate, latency, the journal, the log. */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Caller } from './accounts';
import { authenticate, callerName } from './accounts';
import { answerInstead, ignoredFields, slowness, spoil, staleness } from './fault-answers';
import type { FaultEngine } from './fault-engine';
import { refused } from './outcome';
import { canonicalPath } from './paths';
import type { RateLimiter } from './rate';
import { retryHeaders } from './rate';
import type { RequestLog } from './request-log';
import type { Call } from './rules/call';
import type { Store } from './store';
import type { Switches } from './switches';
import { gatewayAnswer, refusalAnswer } from './wire/answers';

/** The parts of a running emulator. */
export interface Machine {
  store: Store;
  switches: Switches;
  faults: FaultEngine;
  /** Specs of faults of Forge: not ours to carry out, but told to the app that asks. */
  forgeFaults: readonly string[];
  /** null: no limit. */
  rate: RateLimiter | null;
  log: RequestLog;
  /** Milliseconds each request takes, carrying it out included; the first half before that. */
  latencyMs: number;
  /** Writes the changes made since the last call to disk; returns when they are safe. */
  commit: () => void;
  sleep: (ms: number) => Promise<void>;
}

/** Carries a request out by the rules. */
export type Rules = (
  request: Request,
  env: { call: Call; ignored: readonly string[] },
) => Promise<Response>;

/** The whole way of one request; answers `RESPONSE_ALREADY_SENT` where the connection was dropped. */
export async function handle(
  machine: Machine,
  rules: Rules,
  request: Request,
  { incoming }: HttpBindings,
): Promise<Response> {
  const started = Date.now();
  const url = new URL(request.url);
  const who = authenticate((name) => request.headers.get(name) ?? undefined);
  const drop = (): Response => {
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  };
  const answer = who.ok
    ? await guarded(machine, rules, request, who.caller, drop)
    : gatewayAnswer(401, 'Unauthorized');
  machine.log.add({
    at: new Date(started).toISOString(),
    method: request.method,
    path: url.pathname + url.search,
    status: answer === RESPONSE_ALREADY_SENT ? 0 : answer.status,
    account: who.ok ? callerName(who.caller) : 'unknown',
    ms: Date.now() - started,
  });
  return answer;
}

async function guarded(
  machine: Machine,
  rules: Rules,
  request: Request,
  caller: Caller,
  drop: () => Response,
): Promise<Response> {
  const started = performance.now();
  const harms = machine.faults.decide({
    method: request.method,
    path: canonicalPath(request.url),
    account: callerName(caller),
  });
  await pause(machine, machine.latencyMs / 2);
  const instead =
    overRate(machine, request) ??
    impersonationRefused(caller, machine.switches) ??
    answerInstead(harms, 'before', { switches: machine.switches, request, drop });
  if (instead) {
    await pause(machine, machine.latencyMs / 2);
    return instead;
  }
  const switches = { ...machine.switches, ...staleness(harms) };
  const answer = await carryOut(machine, rules, request, {
    caller,
    switches,
    ignored: ignoredFields(harms),
    twice: harms.some((harm) => harm.kind === 'repeat'),
  });
  const spent = performance.now() - started;
  await pause(machine, Math.max(0, machine.latencyMs - spent) + slowness(harms));
  return answerInstead(harms, 'after', { switches, request, drop }) ?? spoil(harms, answer);
}

interface Circumstances {
  caller: Caller;
  switches: Switches;
  ignored: readonly string[];
  twice: boolean;
}

async function carryOut(
  machine: Machine,
  rules: Rules,
  request: Request,
  { caller, switches, ignored, twice }: Circumstances,
): Promise<Response> {
  const call: Call = { store: machine.store, switches, caller, now: new Date().toISOString() };
  const once = async (each: Request): Promise<Response> => {
    const answer = await rules(each, { call, ignored });
    try {
      machine.commit();
      return answer;
    } catch (error) {
      return refusalAnswer(
        switches,
        each.headers,
        refused(500, `The emulator could not keep the change: ${String(error)}`),
      );
    }
  };
  if (!twice) return once(request);
  const { url, method, headers } = request;
  const body = method === 'GET' ? null : await request.text();
  const copy = () => new Request(url, { method, headers, body });
  await once(copy());
  return once(copy());
}

const pause = (machine: Machine, ms: number): Promise<void> =>
  ms > 0 ? machine.sleep(ms) : Promise.resolve();

function overRate({ rate, switches }: Machine, request: Request): Response | null {
  const verdict = rate?.take(Date.now());
  if (!verdict || verdict.allowed) return null;
  return refusalAnswer(
    switches,
    request.headers,
    refused(429, 'Rate limit exceeded'),
    retryHeaders(switches.retryHeaders, verdict),
  );
}

function impersonationRefused(caller: Caller, switches: Switches): Response | null {
  if (caller.kind !== 'person' || !caller.background || switches.impersonation === 'allowed')
    return null;
  return switches.impersonation === 'refused'
    ? gatewayAnswer(401, 'Unauthorized')
    : gatewayAnswer(403, 'Forbidden');
}
