import { createInterface } from 'node:readline';
import { queuedTurns, type TurnSource } from '../chat/turn-source';

/** Turns a person types at a prompt. Ctrl-C calls `interrupt` and ends them; so does Ctrl-D, without it. */
export function terminalTurns(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  prompt: string,
  interrupt: () => void,
): TurnSource & { prompt(): void } {
  const lines = createInterface({ input, output, prompt, terminal: true });
  let open = true;
  const turns = queuedTurns((push, end) => {
    lines.on('line', push);
    lines.on('SIGINT', () => {
      output.write('\n');
      interrupt();
      lines.close();
    });
    lines.on('close', () => {
      open = false;
      end();
    });
    return () => lines.close();
  });
  return {
    ...turns,
    prompt: () => {
      if (open) lines.prompt();
    },
  };
}
