/** The emulator in a process of its own, as a site is: what it takes of a processor is not the app's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startEmulator } from '../local/assets-emulator';
import type { RequestLogEntry } from '../local/assets-emulator/request-log';

export interface Apart {
  url: string;
  /** What it was asked so far. */
  requests(): Promise<RequestLogEntry[]>;
  close(): void;
}

export async function emulatorApart(latencyMs: number): Promise<Apart> {
  const child = fork(__filename, [`${latencyMs}`], { execArgv: ['--import', 'tsx'] });
  const heard = async (): Promise<unknown> => (await once(child, 'message'))[0] as unknown;
  return {
    url: (await heard()) as string,
    async requests() {
      child.send('requests');
      return (await heard()) as RequestLogEntry[];
    },
    close: () => void child.kill(),
  };
}

if (require.main === module)
  void startEmulator({ latencyMs: Number(process.argv[2]) }).then((emulator) => {
    process.send?.(emulator.url);
    process.on('message', () => process.send?.([...emulator.requests]));
  });
