/** A client of Assets that answers what it is told to, and keeps what it was asked. */
import type { AssetsClient } from '../../src/assets/api';

export interface RecordedClient {
  client: AssetsClient;
  /** Name and arguments of each call, in order. */
  calls: unknown[][];
}

/** What has no answer must not be asked. */
export function recordedClient(
  answers: Partial<Record<keyof AssetsClient, unknown>>,
): RecordedClient {
  const calls: unknown[][] = [];
  const client = new Proxy({} as AssetsClient, {
    get:
      (_, name: keyof AssetsClient) =>
      (...given: unknown[]) => {
        calls.push([name, ...given]);
        if (!(name in answers)) throw new Error(`Nobody was to ask for ${name}.`);
        return Promise.resolve(answers[name]);
      },
  });
  return { client, calls };
}
