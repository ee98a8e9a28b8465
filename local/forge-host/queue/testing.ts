import { Queue, type AsyncEvent } from '@forge/events';
import { startTestHost } from '../testing';

/** The queue that the test manifest's consumer reads. */
export const queue = new Queue({ key: 'work' });
type Job = { stats: { success: number; inProgress: number; failed: number } };

/** An app whose action pushes what it is given and answers the job id, or asks about a job, or cancels one. */
const act = async (payload: {
  push?: Parameters<typeof queue.push>[0];
  stats?: string;
  cancel?: string;
}): Promise<unknown> => {
  if (payload.stats !== undefined) return { stats: await queue.getStats(payload.stats) };
  if (payload.cancel !== undefined) return queue.cancel(payload.cancel);
  return (await queue.push(payload.push ?? [])).jobId;
};

/** A host whose consumer is given, and whose action drives the queue. */
export function startQueue(
  consume: (event: AsyncEvent, context: Record<string, unknown>) => unknown,
  options: Parameters<typeof startTestHost>[1] = {},
) {
  const started = startTestHost({ act, consume }, options);
  const call = (input: Record<string, unknown>): Promise<unknown> =>
    started.app.invokeAction('act', input, { accountId: 'acc-admin' });
  return {
    ...started,
    push: (push: unknown) => call({ push }) as Promise<string>,
    stats: async (stats: string) => ((await call({ stats })) as Job).stats,
    cancel: (cancel: string) => call({ cancel }),
  };
}

/** A promise to be settled from outside, to hold a consumer where the test wants it. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** As many events to push, numbered. */
export const events = (count: number, extra: Record<string, unknown> = {}): unknown[] =>
  Array.from({ length: count }, (_, n) => ({ body: { n }, ...extra }));
