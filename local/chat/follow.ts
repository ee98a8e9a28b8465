import { numberFact, textFact } from './app';
import type { Call, Conversation } from './conversation';
import { isOver } from './dialogue/memory';

/** How far a deployment is, as `get-deployment-status` says. */
export interface Progress {
  state: string;
  done: number;
  total: number;
  /** What is being created; '' where nothing is named. */
  current: string;
  /** Null where the app gives no estimate. */
  remainingSeconds: number | null;
  /** Why nothing happens now, and until when; '' where nothing is waited for. */
  waiting: string;
}

/**
 * `over`: the deployment ended, and `last` says how. `left`: the person went on. `lost`: the
 * status could not be read.
 */
export type Followed =
  { kind: 'over'; last: Call } | { kind: 'left' } | { kind: 'lost'; last: Call };

export interface Following {
  onProgress(progress: Progress): void;
  /** Whether to stop following, asked between two looks. */
  leave(): boolean;
  /** Waits between two looks. */
  pause(): Promise<void>;
}

const MOST_FAILURES = 5;

/** Looks at a deployment until it is over. Each look also moves it on where the app works in slices. */
export async function follow(
  conversation: Conversation,
  deploymentId: string,
  following: Following,
): Promise<Followed> {
  let failures = 0;
  for (;;) {
    const last = await conversation.status(deploymentId);
    const state = textFact(last.output, 'state');
    if (last.output.ok && isOver(state)) return { kind: 'over', last };
    failures = last.output.ok ? 0 : failures + 1;
    if (failures >= MOST_FAILURES) return { kind: 'lost', last };
    if (last.output.ok) {
      following.onProgress({
        state: state ?? '',
        done: numberFact(last.output, 'done') ?? 0,
        total: numberFact(last.output, 'total') ?? 0,
        current: textFact(last.output, 'current') ?? '',
        remainingSeconds: numberFact(last.output, 'remainingSeconds'),
        waiting: textFact(last.output, 'waiting') ?? '',
      });
    }
    if (following.leave()) return { kind: 'left' };
    await following.pause();
  }
}
