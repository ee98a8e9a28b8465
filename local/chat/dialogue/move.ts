import type { Memory } from './memory';

/** What to do about a turn. `memory` is what to remember before anything is called. */
export type Move =
  | { kind: 'say'; text: string; answered: boolean; memory: Memory }
  | { kind: 'call'; action: string; input: Record<string, string>; memory: Memory }
  /** Finds the latest deployment and cancels it if it still runs. */
  | { kind: 'cancel-latest'; memory: Memory };

export const say = (text: string, memory: Memory): Move => ({
  kind: 'say',
  text,
  answered: true,
  memory,
});
export const call = (action: string, input: Record<string, string>, memory: Memory): Move => ({
  kind: 'call',
  action,
  input,
  memory,
});
