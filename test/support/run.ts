/** A run of steps against a scripted client, in virtual time. */
import type { Step } from '../../src/planner/plan';
import type { PaceOptions } from '../../src/deployer/run/pace';
import { runSteps, type RunEnd, type RunInput } from '../../src/deployer/run/run-steps';
import { scriptedClient, type Script, type ScriptedClient } from './steps';
import { VirtualTime } from '../../simulator/virtual-time';

export interface Ran {
  end: RunEnd;
  client: ScriptedClient;
  took: number;
  made: string[];
  asked: number[];
}

export interface Circumstances extends Partial<Omit<RunInput, 'pace'>> {
  script?: Script;
  latencyMs?: number;
  steps: readonly Step[];
  pace?: Partial<PaceOptions>;
}

/** Far more than any of these runs needs: what goes on for ever fails, and does not hang. */
const MOST_STEPS = 20_000;

/** The last name of a natural key. */
export const nameOf = (key: string): string => key.split('\u001f').at(-1) ?? '';

export async function ran(
  { script = {}, latencyMs = 100, pace, ...given }: Circumstances,
  time = new VirtualTime(),
): Promise<Ran> {
  const client = scriptedClient({ latency: () => time.sleep(latencyMs), ...script }, () =>
    time.now(),
  );
  const made: string[] = [];
  const asked: number[] = [];
  const began = time.ticks();
  const end = await time.run(
    runSteps({
      client,
      ids: new Map(),
      icons: [],
      clock: time,
      until: began + 600_000,
      onStart: () => undefined,
      onDoubt: () => undefined,
      pace: { random: () => 1, ...pace },
      ...given,
      mayGoOn: () => {
        asked.push(time.ticks());
        return given.mayGoOn?.() ?? Promise.resolve('go' as const);
      },
      onMade: async (step, id) => {
        made.push(nameOf(step.key));
        await given.onMade?.(step, id);
      },
    }),
    MOST_STEPS,
  );
  return { end, client, took: time.ticks() - began, made, asked };
}

/** Names of what was sent, in order. */
export const posts = (client: ScriptedClient): string[] =>
  client.log.filter((line) => line.startsWith('POST')).map((line) => line.slice(5));
