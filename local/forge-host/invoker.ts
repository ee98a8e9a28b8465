import { InvocationFailure } from './failures';
import { acrossBorder, startInvocation, type Invocation, type InvocationSpec } from './invocation';
import type { Platform } from './platform';
import type { HostWiring } from './wiring';

export interface Invoker {
  /**
   * Runs a function of the manifest; its first argument crosses as JSON of at most `inputBytes`.
   * Rejects with an `InvocationFailure`.
   */
  invoke(spec: Omit<InvocationSpec, 'handler'>, inputBytes?: number): Promise<unknown>;
  /** Abandons everything that runs and refuses everything after. */
  stop(why: string): void;
}

export function createInvoker(wiring: HostWiring, platform: Platform): Invoker {
  const running = new Set<Invocation>();
  let stopped: string | null = null;
  return {
    async invoke(spec, inputBytes = wiring.limits.payloadBytes) {
      if (stopped !== null)
        throw new InvocationFailure('abandoned', `Nothing can be invoked: ${stopped}.`);
      const [payload, ...rest] = spec.args;
      const args = [
        acrossBorder(payload, inputBytes, `What goes into ${spec.functionKey}`),
        ...rest,
      ];
      const invocation = startInvocation(
        { ...spec, args, handler: wiring.handlerOf(spec.functionKey) },
        platform.surroundings,
      );
      running.add(invocation);
      return invocation.result.finally(() => running.delete(invocation));
    },
    stop(why) {
      stopped ??= why;
      for (const invocation of [...running]) invocation.abandon(why);
    },
  };
}
