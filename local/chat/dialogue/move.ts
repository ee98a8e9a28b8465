import type { Memory } from './memory';

/** What to do about a turn. `memory` is what to remember before anything is called. */
export type Move =
  | { kind: 'say'; text: string; answered: boolean; memory: Memory }
  | {
      kind: 'call';
      action: string;
      input: Record<string, string>;
      memory: Memory;
      /** What is said before the answer of the app: how the turn was understood, what was not used. */
      lead?: string;
      /** What is said after it. */
      after?: string;
    }
  /** Finds the latest deployment and cancels it if it still runs. */
  | { kind: 'cancel-latest'; memory: Memory };

type Say = Extract<Move, { kind: 'say' }>;
type Call = Extract<Move, { kind: 'call' }>;

export const say = (text: string, memory: Memory): Say => ({
  kind: 'say',
  text,
  answered: true,
  memory,
});
/** A question back, which a yes alone does not answer. */
export const ask = (text: string, memory: Memory): Say => say(text, { ...memory, question: text });
export const call = (action: string, input: Record<string, string>, memory: Memory): Call => ({
  kind: 'call',
  action,
  input,
  memory,
});
