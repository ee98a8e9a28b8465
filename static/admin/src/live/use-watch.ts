import { useEffect, useRef, useState } from 'react';
import { listenTo } from './channel';
import { nextLookMs } from './look-pace';

export interface Seen {
  /** False when there is nothing to wait for any more. */
  goesOn: boolean;
  /** What was seen, in a form that is equal where nothing is new. */
  state: string;
  /** It only moves while it is looked at: then it is looked at without pause. */
  needsMe: boolean;
}

/** A channel that spoke within this time is believed to work (milliseconds). */
const FRESH_MS = 20_000;
const MOST_MS = 15_000;

/**
 * Looks at a deployment while it lasts: whenever its channel says that it moved on, and by
 * itself, every `baseMs` and more rarely where nothing moves or the channel speaks. Answers
 * whether the channel does.
 */
export function useWatch(deploymentId: string, baseMs: number, look: () => Promise<Seen>): boolean {
  const latest = useRef(look);
  latest.current = look;
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    let wanted = true;
    let timer: number | undefined;
    let heardAt = Number.NEGATIVE_INFINITY;
    let isLooking = false;
    let isAskedAgain = false;
    let quiet = 0;
    let last = '';
    const isFresh = (): boolean => Date.now() - heardAt < FRESH_MS;
    const again = (seen: Seen | null): number => {
      if (seen?.needsMe === true) return baseMs;
      if (isAskedAgain) return 0;
      return isFresh() ? MOST_MS : nextLookMs({ baseMs, patience: 2, mostMs: MOST_MS }, quiet);
    };
    const round = async (): Promise<void> => {
      window.clearTimeout(timer);
      isAskedAgain = isLooking;
      if (isLooking) return;
      isLooking = true;
      // A look that failed says nothing: the next one may.
      const seen = await latest.current().catch(() => null);
      isLooking = false;
      if (!wanted) return;
      if (seen?.goesOn === false) return leave();
      quiet = seen === null || seen.state === last ? quiet + 1 : 0;
      last = seen?.state ?? last;
      setLive(isFresh());
      timer = window.setTimeout(() => void round(), again(seen));
    };
    const leave = listenTo(deploymentId, () => {
      heardAt = Date.now();
      if (wanted) void round();
    });
    void round();
    return () => {
      wanted = false;
      window.clearTimeout(timer);
      leave();
    };
  }, [deploymentId, baseMs]);
  return isLive;
}
