/** The grammar of `--fault SPEC`. What faults do to a request stands in `fault-engine.ts`. */

/** What goes wrong. `before`: the request is not carried out. `after`: it is carried out and the answer is lost or spoilt. */
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

/** Which of the matching requests are hit, counted from 1. */
export type When =
  | { kind: 'always' }
  | { kind: 'chance'; percent: number }
  | { kind: 'every'; n: number }
  | { kind: 'range'; first: number; last: number };

export interface Fault {
  spec: string;
  harm: Harm;
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

export type ParsedFault = { ok: true; fault: Fault } | { ok: false; problem: string };

export const FAULT_HELP = `--fault KIND[=VALUE][@WHEN][,method=M][,path=TEXT][,account=ID][,times=N][,seed=N]   (repeatable)

KIND  before the request is carried out:
        status=CODE        answer CODE with an Assets error body; 429 alone is status=429 (with the retry headers)
        html[=CODE]        an HTML page (default 502)
        drop-before        close the connection
        unauthorized       401 as the gateway sends it; scope is the same for a scope that was not consented to
        deny-after=N       403 to every matching request after the first N
      after it was carried out, so that a change is stored:
        status-after=CODE, html-after[=CODE], drop-after-commit
        garble             cut the JSON of the answer in half
        empty              send no body
        repeat             carry it out a second time and send the second answer
        slow=MS            hold the answer back
      settings:
        stale=MS           new entities are missing from lists for MS milliseconds
        ignore=FIELD       POST bodies are read as if FIELD were not in them
WHEN  of the matching requests: N% (by chance), every:N, N (the Nth), N-M, from:N; left out, all of them
path=TEXT matches a part of the path, such as objecttypeattribute or /objectschema/create; times=N stops after N hits.

Examples: --fault status=503@3%,method=POST,seed=7   --fault 429@every:10   --fault drop-after-commit@5,path=objecttype/create`;

export function parseFault(spec: string): ParsedFault {
  const [head = '', ...filters] = spec.trim().split(',');
  const at = head.indexOf('@');
  const what = at < 0 ? head : head.slice(0, at);
  const equals = what.indexOf('=');
  const name = equals < 0 ? what : what.slice(0, equals);
  const value = equals < 0 ? '' : what.slice(equals + 1);
  const harm = readHarm(name, value);
  if (harm === null) return bad(spec, `"${what}" is not a kind of fault, or its value will not do`);
  const when = name === 'deny-after' ? after(value) : readWhen(at < 0 ? '' : head.slice(at + 1));
  if (when === null) return bad(spec, `"${head.slice(at + 1)}" is not a WHEN`);
  const fault: Fault = { spec, harm, when, method: null, path: null, account: null, times: Infinity, seed: 1 };
  for (const filter of filters) {
    const problem = readFilter(fault, filter);
    if (problem !== null) return bad(spec, problem);
  }
  return { ok: true, fault };
}

const bad = (spec: string, problem: string): ParsedFault => ({ ok: false, problem: `Fault "${spec}": ${problem}.` });

const whole = (text: string, lowest = 0): number | null => (/^\d{1,9}$/.test(text) && Number(text) >= lowest ? Number(text) : null);
const httpStatus = (text: string, fallback: number | null): number | null => {
  const status = text === '' ? fallback : whole(text, 400);
  return status !== null && status <= 599 ? status : null;
};

function readHarm(name: string, value: string): Harm | null {
  const bare = <H extends Harm>(harm: H): H | null => (value === '' ? harm : null);
  const numbered = (number: number | null, make: (n: number) => Harm): Harm | null => (number === null ? null : make(number));
  switch (name) {
    case '429': return bare({ kind: 'status', phase: 'before', status: 429 });
    case 'status': return numbered(httpStatus(value, null), (status) => ({ kind: 'status', phase: 'before', status }));
    case 'status-after': return numbered(httpStatus(value, null), (status) => ({ kind: 'status', phase: 'after', status }));
    case 'html': return numbered(httpStatus(value, 502), (status) => ({ kind: 'html', phase: 'before', status }));
    case 'html-after': return numbered(httpStatus(value, 502), (status) => ({ kind: 'html', phase: 'after', status }));
    case 'drop-before': return bare({ kind: 'drop', phase: 'before' });
    case 'drop-after-commit': return bare({ kind: 'drop', phase: 'after' });
    case 'garble': case 'empty': case 'repeat': return bare({ kind: name });
    case 'unauthorized': return bare({ kind: 'gateway', message: 'Unauthorized' });
    case 'scope': return bare({ kind: 'gateway', message: 'Unauthorized; scope does not match' });
    case 'deny-after': return numbered(whole(value), () => ({ kind: 'status', phase: 'before', status: 403 }));
    case 'slow': return numbered(whole(value), (ms) => ({ kind: 'slow', ms }));
    case 'stale': return numbered(whole(value), (ms) => ({ kind: 'stale', ms }));
    case 'ignore': return value === '' ? null : { kind: 'ignore', field: value };
    default: return null;
  }
}

const after = (value: string): When => ({ kind: 'range', first: Number(value) + 1, last: Infinity });

function readWhen(text: string): When | null {
  if (text === '') return { kind: 'always' };
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text);
  if (percent) return Number(percent[1]) <= 100 ? { kind: 'chance', percent: Number(percent[1]) } : null;
  const every = /^every:(\d{1,9})$/.exec(text);
  if (every) return Number(every[1]) > 0 ? { kind: 'every', n: Number(every[1]) } : null;
  const from = /^from:(\d{1,9})$/.exec(text);
  if (from) return { kind: 'range', first: Number(from[1]), last: Infinity };
  const range = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
  return range ? { kind: 'range', first: Number(range[1]), last: Number(range[2] ?? range[1]) } : null;
}

function readFilter(fault: Fault, filter: string): string | null {
  const equals = filter.indexOf('=');
  const name = filter.slice(0, Math.max(0, equals));
  const value = filter.slice(equals + 1);
  const number = whole(value);
  if (value === '') return `"${filter}" has no value`;
  if (name === 'method') fault.method = value.toUpperCase();
  else if (name === 'path') fault.path = value;
  else if (name === 'account') fault.account = value;
  else if (name === 'times' && number !== null) fault.times = number;
  else if (name === 'seed' && number !== null) fault.seed = number;
  else return `"${filter}" is not a restriction`;
  return null;
}
