/** A deployment as the local machine does it, in real time: emulator and Forge host over loopback. */
import { startMachine } from '../test/support/machine';

/** Milliseconds from the consumer's first request to its last. */
export async function realDeployment(schema: string, latencyMs: number): Promise<number> {
  const machine = await startMachine({ emulator: { latencyMs } });
  try {
    const done = await machine.deploy({ schema });
    if (done.code !== 'succeeded') throw new Error(`In real time it ended as ${done.code}: ${done.text}`);
    const posts = machine.emulator.requests.filter(({ method }) => method === 'POST').map(({ at }) => Date.parse(at));
    const first = Math.min(...posts);
    const last = Math.max(...machine.emulator.requests.map(({ at, ms }) => Date.parse(at) + ms).filter((end) => end >= first));
    // Two rounds of reads go before the first write.
    return last - first + 2 * latencyMs;
  } finally {
    await machine.close();
  }
}
