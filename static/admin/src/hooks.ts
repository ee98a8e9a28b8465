import { useCallback, useEffect, useRef, useState } from 'react';
import { toRefusal, type Refusal } from './api';
import { nextLookMs, type LookPace } from './live/look-pace';

export type Loaded<T> =
  { state: 'loading' } | { state: 'refused'; refusal: Refusal } | { state: 'there'; value: T };

/** Loads anew whenever `key` changes, and when `again` is called; an answer that comes late is dropped. */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
): { loaded: Loaded<T>; again: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    let wanted = true;
    setLoaded((before) => (round > 0 && before.state === 'there' ? before : { state: 'loading' }));
    latest.current().then(
      (value) => {
        if (wanted) setLoaded({ state: 'there', value });
      },
      (error: unknown) => {
        if (wanted) setLoaded({ state: 'refused', refusal: toRefusal(error) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [key, round]);
  return { loaded, again: useCallback(() => setRound((before) => before + 1), []) };
}

/**
 * Calls `look` now, when the person comes back to the window, when something is heard, and again
 * at this pace after each look has ended, more rarely while it answers the same text. Nothing is
 * asked while the page is hidden.
 * @param hear calls back when there may be something new, until what it answers is called; the
 *   same function at every render
 */
export function useLookout(
  pace: LookPace,
  key: string,
  look: () => Promise<string>,
  hear: (heard: () => void) => () => void,
): void {
  const latest = useRef(look);
  latest.current = look;
  const { baseMs, patience, mostMs } = pace;
  useEffect(() => {
    let timer: number | undefined;
    let wanted = true;
    let quiet = 0;
    let last = '';
    const round = async (): Promise<void> => {
      window.clearTimeout(timer);
      const seen = document.hidden ? last : await latest.current().catch(() => last);
      if (!wanted) return;
      quiet = seen === last ? quiet + 1 : 0;
      last = seen;
      window.clearTimeout(timer);
      timer = window.setTimeout(
        () => void round(),
        nextLookMs({ baseMs, patience, mostMs }, quiet),
      );
    };
    const returned = (): void => void round();
    window.addEventListener('focus', returned);
    document.addEventListener('visibilitychange', returned);
    const leave = hear(returned);
    void round();
    return () => {
      wanted = false;
      window.clearTimeout(timer);
      window.removeEventListener('focus', returned);
      document.removeEventListener('visibilitychange', returned);
      leave();
    };
  }, [baseMs, patience, mostMs, key, hear]);
}

/** Milliseconds since 1970, renewed every `everyMs` while `running`. */
export function useNow(everyMs: number, running = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs, running]);
  return now;
}

/** The value once it has been the same for `ms`. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), ms);
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
