import type { Turn } from '../conversation';
import type { Screen } from './screen';

/** One JSON object a turn on `out`; what is not a turn goes to `err`. */
export function jsonScreen(out: (text: string) => void, err: (text: string) => void): Screen {
  return {
    header: () => undefined,
    notice: (text) => err(`${text}\n`),
    asked: () => undefined,
    started: () => undefined,
    progress: () => undefined,
    answered: (turn) => out(`${jsonOf(turn)}\n`),
    report: (text) => err(`${text}\n`),
    toggleJson: () => true,
  };
}

/** `{user, calls:[{action, input, output}], reply}` in one line. */
export function jsonOf({ user, calls, reply }: Turn): string {
  return JSON.stringify({ user, calls, reply });
}
