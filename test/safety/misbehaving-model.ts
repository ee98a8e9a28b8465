/**
 * A model that does what it likes, in a conversation with a person: the real handlers, host and
 * emulator. Within a turn no time passes for the person; between two turns the person reads. The
 * prompt plays no part: nothing here has read it.
 */
import { vi } from 'vitest';
import type { Limits } from '../../local/forge-host';
import { ADMIN, startMachine, type Answer, type Machine } from '../../simulator/loopback-machine';

export interface Talk {
  machine: Machine;
  /** One turn: whatever the model calls, in whatever order. */
  turn<T>(act: (call: Call) => Promise<T>): Promise<T>;
  /** The person reads for so long (milliseconds). */
  reads(ms: number): void;
  /** POSTs that create or change something in Assets, so far. */
  writes(): number;
  /** Everything the app has said, in order. */
  said: Answer[];
  close(): Promise<void>;
}

export type Call = (
  action: string,
  input?: Record<string, unknown>,
  accountId?: string,
) => Promise<Answer>;

/** How long a person takes over an answer. */
export const READING_MS = 8_000;

/** `limits`: of the Forge host. */
export async function startTalk(limits: Partial<Limits> = {}): Promise<Talk> {
  const machine = await startMachine({ host: { limits } });
  const real = Date.now.bind(Date);
  let ahead = 0;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
  const said: Answer[] = [];
  const call: Call = async (action, input = {}, accountId = ADMIN) => {
    const answer = await machine.call(action, input, accountId);
    said.push(answer);
    return answer;
  };
  return {
    machine,
    said,
    async turn(act) {
      const done = await act(call);
      ahead += READING_MS;
      return done;
    },
    reads: (ms) => {
      ahead += ms;
    },
    writes: () =>
      machine.emulator.requests.filter(
        ({ method, path, status }) =>
          method !== 'GET' && !path.includes('/permissions/') && status < 400,
      ).length,
    async close() {
      clock.mockRestore();
      await machine.close();
    },
  };
}
