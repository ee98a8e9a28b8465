/**
 * The grammar of `--fault SPEC`. What faults do to a request is in `fault-engine.ts`, what
 * they do to Forge in `../forge-host`.
 */
import type { PlatformHarm } from '../forge-host';

/**
 * What goes wrong. `before`: the request is not carried out. `after`: it is carried out and the
 * answer is lost or spoilt.
 */
export type Harm =
  | { kind: 'status'; phase: 'before' | 'after'; status: number }
  | { kind: 'drop'; phase: 'before' | 'after' }
  | { kind: 'html'; phase: 'before' | 'after'; status: number }
  | { kind: 'garble' }
  | { kind: 'empty' }
  | { kind: 'slow'; ms: number }
  | { kind: 'repeat' }
  | { kind: 'gateway'; message: string }
  | { kind: 'stale'; ms: number }
  | { kind: 'ignore'; field: string };

/** What goes wrong with Forge around the app. The app obeys it that is started with `--site` on the emulator. */
export type ForgeHarm =
  | PlatformHarm
  /** Consumers are ended after so long. */
  | { kind: 'window'; ms: number }
  /** Ready events come in any order, drawn from this seed. */
  | { kind: 'queue-shuffle'; seed: number };

/** Which of the matching requests are hit, counted from 1. */
export type When =
  | { kind: 'always' }
  | { kind: 'chance'; percent: number }
  | { kind: 'every'; n: number }
  | { kind: 'range'; first: number; last: number };

export interface Fault<H = Harm> {
  spec: string;
  harm: H;
  when: When;
  /** Upper case; null for every method. */
  method: string | null;
  /** Part of the path; null for every path. */
  path: string | null;
  /** Account id or `app`; null for everyone. */
  account: string | null;
  /** At most so often; Infinity without limit. */
  times: number;
  /** Seed of the chance, so that a run repeats. */
  seed: number;
}

interface Unread {
  ok: false;
  problem: string;
}
export type ParsedFault = { ok: true; fault: Fault } | Unread;
export type ParsedAnyFault =
  | { ok: true; of: 'site'; fault: Fault }
  | { ok: true; of: 'forge'; fault: Fault<ForgeHarm> }
  | Unread;

/** A fault of Assets; one of Forge is refused. */
export function parseFault(spec: string): ParsedFault {
  const parsed = parseAnyFault(spec);
  if (!parsed.ok || parsed.of === 'site') return parsed;
  return bad(spec, 'it is a fault of Forge, not of Assets');
}

export function parseAnyFault(spec: string): ParsedAnyFault {
  const [head = '', ...filters] = spec.trim().split(',');
  const at = head.indexOf('@');
  const what = at < 0 ? head : head.slice(0, at);
  const equals = what.indexOf('=');
  const name = equals < 0 ? what : what.slice(0, equals);
  const value = equals < 0 ? '' : what.slice(equals + 1);
  const siteHarm = readHarm(name, value);
  const harm = siteHarm ?? readForgeHarm(name, value);
  if (harm === null) return bad(spec, `"${what}" is not a kind of fault, or its value will not do`);
  const when = name === 'deny-after' ? after(value) : readWhen(at < 0 ? '' : head.slice(at + 1));
  if (when === null) return bad(spec, `"${head.slice(at + 1)}" is not a WHEN`);
  const rest = { spec, when, method: null, path: null, account: null, times: Infinity, seed: 1 };
  for (const filter of filters) {
    const problem = readFilter(rest, filter, siteHarm === null);
    if (problem !== null) return bad(spec, problem);
  }
  return siteHarm === null
    ? { ok: true, of: 'forge', fault: { ...rest, harm: harm as ForgeHarm } }
    : { ok: true, of: 'site', fault: { ...rest, harm: siteHarm } };
}

const bad = (spec: string, problem: string): Unread => ({
  ok: false,
  problem: `Fault "${spec}": ${problem}.`,
});

const whole = (text: string, lowest = 0): number | null =>
  /^\d{1,9}$/.test(text) && Number(text) >= lowest ? Number(text) : null;
const httpStatus = (text: string, fallback: number | null, least = 400): number | null => {
  const status = text === '' ? fallback : whole(text, least);
  return status !== null && status <= 599 ? status : null;
};

function readHarm(name: string, value: string): Harm | null {
  const bare = <H extends Harm>(harm: H): H | null => (value === '' ? harm : null);
  const numbered = (number: number | null, make: (n: number) => Harm): Harm | null =>
    number === null ? null : make(number);
  switch (name) {
    case '429':
      return bare({ kind: 'status', phase: 'before', status: 429 });
    case 'status':
      return numbered(httpStatus(value, null), (status) => ({
        kind: 'status',
        phase: 'before',
        status,
      }));
    case 'status-after':
      return numbered(httpStatus(value, null), (status) => ({
        kind: 'status',
        phase: 'after',
        status,
      }));
    case 'html':
      return numbered(httpStatus(value, 502, 200), (status) => ({
        kind: 'html',
        phase: 'before',
        status,
      }));
    case 'html-after':
      return numbered(httpStatus(value, 502, 200), (status) => ({
        kind: 'html',
        phase: 'after',
        status,
      }));
    case 'drop-before':
      return bare({ kind: 'drop', phase: 'before' });
    case 'drop-after-commit':
      return bare({ kind: 'drop', phase: 'after' });
    case 'garble':
    case 'empty':
    case 'repeat':
      return bare({ kind: name });
    case 'unauthorized':
      return bare({ kind: 'gateway', message: 'Unauthorized' });
    case 'scope':
      return bare({ kind: 'gateway', message: 'Unauthorized; scope does not match' });
    case 'deny-after':
      return numbered(whole(value), () => ({ kind: 'status', phase: 'before', status: 403 }));
    case 'slow':
      return numbered(whole(value), (ms) => ({ kind: 'slow', ms }));
    case 'stale':
      return numbered(whole(value), (ms) => ({ kind: 'stale', ms }));
    case 'ignore':
      return value === '' ? null : { kind: 'ignore', field: value };
    default:
      return null;
  }
}

function readForgeHarm(name: string, value: string): ForgeHarm | null {
  const bare = <H extends ForgeHarm>(harm: H): H | null => (value === '' ? harm : null);
  const numbered = (number: number | null, make: (n: number) => ForgeHarm): ForgeHarm | null =>
    number === null ? null : make(number);
  switch (name) {
    case 'kvs':
      return numbered(httpStatus(value, null), (status) => ({
        kind: 'storage',
        phase: 'before',
        status,
      }));
    case 'kvs-after':
      return numbered(httpStatus(value, null), (status) => ({
        kind: 'storage',
        phase: 'after',
        status,
      }));
    case 'kvs-repeat':
      return bare({ kind: 'storage-repeat' });
    case 'queue':
      return numbered(httpStatus(value, null), (status) => ({ kind: 'queue', status }));
    case 'queue-twice':
      return bare({ kind: 'queue-twice' });
    case 'queue-late':
      return numbered(whole(value), (ms) => ({ kind: 'queue-late', ms }));
    case 'queue-shuffle':
      return numbered(whole(value), (seed) => ({ kind: 'queue-shuffle', seed }));
    case 'kill':
      return bare({ kind: 'kill', phase: 'before' });
    case 'kill-after':
      return bare({ kind: 'kill', phase: 'after' });
    case 'window':
      return numbered(whole(value, 1_000), (ms) => ({ kind: 'window', ms }));
    case 'clock':
      return numbered(whole(value.replace(/^-/, '')), (ms) => ({
        kind: 'clock',
        ms: value.startsWith('-') ? -ms : ms,
      }));
    case 'upgrade':
      return bare({ kind: 'upgrade' });
    default:
      return null;
  }
}

const after = (value: string): When => ({
  kind: 'range',
  first: Number(value) + 1,
  last: Infinity,
});

function readWhen(text: string): When | null {
  if (text === '') return { kind: 'always' };
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text);
  if (percent)
    return Number(percent[1]) <= 100 ? { kind: 'chance', percent: Number(percent[1]) } : null;
  const every = /^every:(\d{1,9})$/.exec(text);
  if (every) return Number(every[1]) > 0 ? { kind: 'every', n: Number(every[1]) } : null;
  const from = /^from:(\d{1,9})$/.exec(text);
  if (from) return { kind: 'range', first: Number(from[1]), last: Infinity };
  const range = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
  return range
    ? { kind: 'range', first: Number(range[1]), last: Number(range[2] ?? range[1]) }
    : null;
}

function readFilter(fault: Omit<Fault, 'harm'>, filter: string, isForge: boolean): string | null {
  const equals = filter.indexOf('=');
  const name = filter.slice(0, Math.max(0, equals));
  const value = filter.slice(equals + 1);
  const number = whole(value);
  if (value === '') return `"${filter}" has no value`;
  if (isForge && (name === 'method' || name === 'account'))
    return `"${filter}" restricts requests to Assets only`;
  if (name === 'method') fault.method = value.toUpperCase();
  else if (name === 'path') fault.path = value;
  else if (name === 'account') fault.account = value;
  else if (name === 'times' && number !== null) fault.times = number;
  else if (name === 'seed' && number !== null) fault.seed = number;
  else return `"${filter}" is not a restriction`;
  return null;
}
