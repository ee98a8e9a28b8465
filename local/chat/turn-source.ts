import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

/** Where turns come from. */
export interface TurnSource {
  /** The next turn; null when there are no more. */
  next(): Promise<string | null>;
  /** The next turn where it is known already, without taking it. */
  peek(): string | null;
  close(): void;
}

/** Turns given beforehand (`--say`). */
export function listedTurns(turns: readonly string[]): TurnSource {
  const left = [...turns];
  return {
    next: () => Promise.resolve(left.shift() ?? null),
    peek: () => left[0] ?? null,
    close: () => undefined,
  };
}

/** One turn a line of a stream. A line longer than any turn that is read is still one turn. */
export function linesOf(input: Readable): TurnSource {
  return queuedTurns((push, end) => {
    const lines = createInterface({ input, crlfDelay: Infinity });
    lines.on('line', push).on('close', end);
    return () => lines.close();
  });
}

/** Turns that arrive by themselves: kept until they are asked for. `start` returns how to stop. */
export function queuedTurns(
  start: (push: (turn: string) => void, end: () => void) => () => void,
): TurnSource {
  const arrived: string[] = [];
  let ended = false;
  let waiting: ((turn: string | null) => void) | null = null;
  const wake = (): void => {
    if (waiting === null || (arrived.length === 0 && !ended)) return;
    const resolve = waiting;
    waiting = null;
    resolve(arrived.shift() ?? null);
  };
  const stop = start(
    (turn) => {
      arrived.push(turn);
      wake();
    },
    () => {
      ended = true;
      wake();
    },
  );
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        wake();
      }),
    peek: () => arrived[0] ?? null,
    close: stop,
  };
}
