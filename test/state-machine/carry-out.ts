/** One operation of one invocation on the world: what becomes of the world, and what is answered. */
import type { Answered } from './local-states';
import type { Operation } from './operation';
import { momentOf, type State } from './state';
import { numberOf } from './store';

/**
 * What goes wrong. `lost`: carried out, no answer. `unsent`: not carried out, no answer. `late`:
 * no answer, carried out some time later or never. `gone`: as `lost`, and so for every further
 * try of that call; `down`: as `unsent`, likewise. `stale`: a query that shows what was there at the
 * beginning. `refused`: Assets refuses the person.
 */
export type Fault = 'lost' | 'unsent' | 'late' | 'gone' | 'down' | 'stale' | 'refused';

export interface Effect {
  state: State;
  answered: Answered;
}

const VALUE: Answered = { result: { kind: 'value', json: null }, code: 'v' };
const LOST: Answered = { result: { kind: 'lost' }, code: 'l' };
const DOWN: Answered = { result: { kind: 'down' }, code: 'd' };
const CONFLICT: Answered = { result: { kind: 'conflict' }, code: 'c' };
const TAKEN: Answered = { result: { kind: 'taken' }, code: 't' };
const REFUSED: Answered = { result: { kind: 'refused' }, code: 'r' };

export function carryOut(
  state: State,
  serial: number,
  operation: Operation,
  fault: Fault | null,
): Effect {
  switch (fault) {
    case null:
      return effectOf(state, serial, operation);
    case 'lost':
      return { ...effectOf(state, serial, operation), answered: LOST };
    case 'gone':
      return { ...effectOf(state, serial, operation), answered: DOWN };
    case 'unsent':
      return { state, answered: LOST };
    case 'down':
      return { state, answered: DOWN };
    case 'refused':
      return { state, answered: REFUSED };
    case 'late':
      return {
        state:
          operation.kind === 'post'
            ? { ...state, late: [...state.late, { serial, operation }] }
            : state,
        answered: LOST,
      };
    case 'stale':
      return { state, answered: value(serial, '[]') };
  }
}

function effectOf(state: State, serial: number, operation: Operation): Effect {
  const { store, site, ticks } = state;
  switch (operation.kind) {
    case 'get':
      return {
        state,
        answered: store.has(operation.key) ? value(serial, store.get(operation.key) ?? '') : VALUE,
      };
    case 'getMany':
      return {
        state,
        answered: value(
          serial,
          `[${operation.keys
            .filter((key) => store.has(key))
            .map((key) => `{"key":${JSON.stringify(key)},"value":${store.get(key) ?? ''}}`)
            .join()}]`,
        ),
      };
    case 'page':
      return { state, answered: value(serial, store.page(operation.prefix)) };
    case 'read':
      return { state, answered: value(serial, site.read(operation)) };
    case 'set':
      return {
        state: { ...state, store: store.with(operation.key, signed(serial, operation.value)) },
        answered: VALUE,
      };
    case 'create':
      if (store.has(operation.key)) return { state, answered: CONFLICT };
      return {
        state: { ...state, store: store.with(operation.key, signed(serial, operation.value)) },
        answered: VALUE,
      };
    case 'setMany':
      return {
        state: {
          ...state,
          store: operation.entries.reduce(
            (at, { key, value: json }) => at.with(key, signed(serial, json)),
            store,
          ),
        },
        answered: VALUE,
      };
    case 'delete':
      return { state: { ...state, store: store.with(operation.key, null) }, answered: VALUE };
    case 'push': {
      const { deploymentId, epoch, delaySeconds } = operation;
      const name = `${deploymentId}/${epoch}`;
      const pushed = state.pushed.includes(name) ? state.pushed : [...state.pushed, name].sort();
      return {
        state: {
          ...state,
          pushed,
          queue: [
            ...state.queue,
            { deploymentId, epoch, retry: 'none', at: ticks + delaySeconds * 1_000 },
          ],
        },
        answered: VALUE,
      };
    }
    case 'post': {
      const posted = site.post(operation, momentOf(state).now);
      return posted.kind === 'taken'
        ? { state, answered: TAKEN }
        : { state: { ...state, site: posted.site }, answered: value(serial, posted.json) };
    }
    case 'sleep':
      return { state, answered: VALUE };
  }
}

/**
 * Tokens are drawn as 0000…n by every invocation, so that all of them run the same; in the store
 * they carry the invocation's serial number instead of the leading zeros, and who reads back its
 * own finds it as it wrote it.
 */
const OWN = /"token":"0000(\d{12})"/gu;
const seal = (serial: number): string => `"token":"${String(serial).padStart(4, '0')}`;

const signed = (serial: number, json: string): string => json.replace(OWN, `${seal(serial)}$1"`);

/** Whose token it is. */
export const serialIn = (json: string): number =>
  Number(/"token":"(\d{4})/u.exec(json)?.[1] ?? Number.NaN);

const values = new Map<string, Answered>();

function value(serial: number, json: string): Answered {
  const own = seal(serial);
  if (!json.includes(own)) return answeredWith(json);
  return answeredWith(json.replaceAll(own, seal(0)));
}

function answeredWith(json: string): Answered {
  let answered = values.get(json);
  if (answered === undefined)
    values.set(json, (answered = { result: { kind: 'value', json }, code: `v${numberOf(json)}` }));
  return answered;
}
