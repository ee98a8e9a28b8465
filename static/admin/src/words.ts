/** Words and forms of numbers, times and kinds, the same on every view. */
import type { Counts } from './views';

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Enough of an id to tell it from others; About and the confirmation have it whole. */
export const shortId = (id: string): string =>
  id.length <= 14 ? id : `${id.slice(0, 7)}…${id.slice(-4)}`;

export const LEVELS: Readonly<Record<number, string>> = {
  1: 'Starter',
  2: 'Advanced',
  3: 'Enterprise',
};

export const KIND_WORDS: readonly [key: keyof Counts, one: string, many: string][] = [
  ['objectSchemas', 'object schema', 'object schemas'],
  ['objectTypes', 'object type', 'object types'],
  ['attributes', 'attribute', 'attributes'],
  ['referenceTypes', 'reference type', 'reference types'],
  ['statuses', 'status', 'statuses'],
  ['sharing', 'sharing setting', 'sharing settings'],
];

/** `2 object schemas, 50 object types`; kinds with none are left out. */
export const countWords = (counts: Readonly<Counts>): string =>
  KIND_WORDS.flatMap(([key, one, many]) =>
    counts[key] === 0 ? [] : [plural(counts[key], one, many)],
  ).join(', ');

export const STATE_WORDS: Readonly<Record<string, string>> = {
  queued: 'Queued',
  running: 'Running',
  verifying: 'Verifying',
  succeeded: 'Done and verified',
  failed: 'Failed',
  drifted: 'Stopped: workspace changed',
  cancelled: 'Cancelled',
};

export const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  chat: 'in Rovo chat',
  page: 'on this page',
  agent: 'in another agent',
};

export const clock = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
export const dateTime = (at: number): string =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

export const day = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
