import { InvocationFailure, saying } from './failures';
import type { Invoker } from './invoker';
import { functionByKey, type Manifest } from './manifest';
import type { Platform } from './platform';
import { asyncEvent, outcomeOf } from './queue/outcome';
import type { QueueOptions } from './queue/queue';
import type { HostWiring } from './wiring';

/**
 * How long a consumer or scheduled trigger may run, in milliseconds: the `timeoutSeconds` of its
 * function, or the default.
 */
export function asyncMs({ manifest, limits }: HostWiring, functionKey: string): number {
  const seconds = functionByKey(manifest, functionKey).timeoutSeconds;
  return Math.min(
    seconds === undefined ? limits.asyncDefaultMs : seconds * 1_000,
    limits.asyncMaximumMs,
  );
}

const consumerOf = (
  manifest: Manifest,
  queue: string,
): Manifest['modules']['consumer'][number] | undefined =>
  manifest.modules.consumer.find((consumer) => consumer.queue === queue);

/** Brings the queues of an installation and the consumers of the manifest together. Consumers run without a person. */
export function createConsumers(
  wiring: HostWiring,
  platform: Platform,
  invoker: Invoker,
): Pick<QueueOptions, 'deliver' | 'consumerMs'> {
  const { manifest, limits, clock } = wiring;
  return {
    consumerMs(queue) {
      const consumer = consumerOf(manifest, queue);
      return consumer === undefined ? null : asyncMs(wiring, consumer.function);
    },
    async deliver(event) {
      try {
        const consumer = consumerOf(manifest, event.queue);
        if (consumer === undefined) throw new Error(`no consumer reads the queue ${event.queue}`);
        const returned = await invoker.invoke({
          args: [asyncEvent(event, clock.now(), limits), platform.backendContext(null)],
          functionKey: consumer.function,
          moduleType: 'consumer',
          moduleKey: consumer.key,
          accountId: null,
          depth: event.depth,
          limitMs: asyncMs(wiring, consumer.function),
        });
        return outcomeOf(returned, limits);
      } catch (error) {
        const kind = error instanceof InvocationFailure ? error.kind : 'threw';
        if (kind === 'abandoned') return { kind: 'abandoned' };
        wiring.log(
          `queue ${event.queue}: delivery ${String(event.deliveries)} of event ` +
            `${event.eventId} failed: ${saying(error)}`,
        );
        // Which code the platform gives for a function that threw is unknown; no other of `InvocationErrorCode` fits.
        return {
          kind: 'failed',
          reason: kind === 'timed-out' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
        };
      }
    },
  };
}
