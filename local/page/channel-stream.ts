/** Forge Realtime for the page on this machine: one listener as a stream of server-sent events. */
import type { Listening } from '../forge-host';

/** Begins to listen; answers what stops it. Throws where the service refuses. */
export type Listen = (to: Listening, hear: (payload: unknown) => void) => () => void;

/** `event: listening` once it listens, then a `message` for each payload; or one `event: refused` with the reason. */
export function channelStream(asked: URLSearchParams, listen: Listen): ReadableStream<Uint8Array> {
  const to: Listening = {
    channel: asked.get('channel') ?? '',
    isGlobal: asked.get('global') === '1',
    token: asked.get('token'),
  };
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream({
    start(controller) {
      const send = (event: string, data: unknown): void =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      try {
        stop = listen(to, (payload) => send('message', payload));
        send('listening', null);
      } catch (error) {
        send('refused', error instanceof Error ? error.message : 'unknown');
        controller.close();
      }
    },
    cancel: () => stop(),
  });
}
