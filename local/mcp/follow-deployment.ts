import { numberFact, textFact, type ActionOutput } from '../chat/app';
import { isOver } from '../chat/dialogue/memory';

export interface Told {
  done: number;
  /** Null where it is not known. */
  total: number | null;
  message: string;
}

/** Where progress is told. What does not go on from what was told before is left out, as the protocol demands. */
export interface ProgressSink {
  tell(told: Told): void;
}

export interface Following {
  run(action: string, input: Record<string, unknown>): Promise<ActionOutput>;
  progress: ProgressSink;
  signal: AbortSignal;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  now(): number;
}

const LOOK_MS = 500;
/**
 * Clients commonly give a call up after 60 s, and their giving up reads like a cancellation: so
 * the call ends before.
 */
const LONGEST_MS = 45_000;

/**
 * Waits for a deployment, telling its progress, for at most 45 s; then its status as it is. Where
 * the client cancels the call meanwhile, the deployment is cancelled too: what was created stays.
 */
export async function followDeployment(
  id: string,
  started: ActionOutput,
  { run, progress, signal, sleep, now }: Following,
): Promise<ActionOutput> {
  const end = now() + LONGEST_MS;
  let latest = started;
  const tell = (): void => {
    const state = textFact(latest, 'state');
    if (state !== null)
      progress.tell({
        done: numberFact(latest, 'done') ?? 0,
        total: numberFact(latest, 'total'),
        message: [state, textFact(latest, 'current')].filter((part) => part !== null).join(' · '),
      });
  };
  // At once: a small deployment may be over before the first look, and its one report would come
  // with the answer itself.
  tell();
  while (!isOver(textFact(latest, 'state')) && now() < end) {
    await sleep(LOOK_MS, signal);
    if (signal.aborted) return run('cancel-deployment', { deploymentId: id });
    latest = await run('get-deployment-status', { deploymentId: id });
    tell();
  }
  // One that was over before the first look: its status is what the others end with.
  return latest === started ? run('get-deployment-status', { deploymentId: id }) : latest;
}
