/**
 * Where one is on the page, with what was chosen there. The platform keeps the address
 * (`view.createHistory`), so that a reload, the back button, a second tab and a link find both
 * again.
 */
import { view } from '@forge/bridge';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { addressOf, placeOf, type Kept, type Place } from '../address/address';
import { titleOf } from '../address/titles';

interface Navigation extends Place {
  /** To another view, or the same with other choices: a step that Back takes back. */
  go: (address: string) => void;
  /** To another address in place of this one: Back does not come here again. */
  goInstead: (address: string) => void;
  /** Other choices on this view: the address says them, and Back leaves the view. An empty list takes one away. */
  keep: (changed: Kept) => void;
}

export interface PlatformHistory {
  location: { pathname: string };
  push(path: string): void;
  replace(path: string): void;
  listen(heard: (location: { pathname: string }) => void): unknown;
}

/**
 * Who types changes the address at the first letter and after a pause: browsers refuse an address
 * that changes very often.
 */
const PAUSE_MS = 250;

const NavigationContext = createContext<Navigation>({
  path: '/',
  kept: {},
  go: () => undefined,
  goInstead: () => undefined,
  keep: () => undefined,
});

/** Null where the module it is shown in keeps no address; then one begins at the gallery after a reload. */
export async function openHistory(): Promise<PlatformHistory | null> {
  try {
    return (await view.createHistory()) as unknown as PlatformHistory;
  } catch {
    return null;
  }
}

export function NavigationProvider({
  history,
  children,
}: {
  history: PlatformHistory | null;
  children: ReactNode;
}): ReactNode {
  const [place, setPlace] = useState<Place>(() => placeOf(history?.location.pathname ?? '/'));
  const now = useRef(place);
  const pause = useRef<number | undefined>(undefined);
  const keptAt = useRef(Number.NEGATIVE_INFINITY);
  const show = useCallback((wanted: Place): void => {
    now.current = wanted;
    setPlace(wanted);
  }, []);
  const write = useCallback((): void => {
    window.clearTimeout(pause.current);
    pause.current = undefined;
    const address = addressOf(now.current);
    if (history !== null && history.location.pathname !== address) history.replace(address);
  }, [history]);
  useEffect(() => {
    if (history === null) return;
    // While what was typed is not written yet, what is heard is older than that, unless it is another view.
    const heard = (pathname: string): void => {
      const told = placeOf(pathname);
      if (pause.current !== undefined && told.path === now.current.path) return;
      window.clearTimeout(pause.current);
      pause.current = undefined;
      if (pathname !== addressOf(now.current)) show(told);
    };
    history.listen((location) => heard(location.pathname));
    const leaving = (): void => {
      if (pause.current !== undefined) write();
    };
    window.addEventListener('pagehide', leaving);
    // It may have moved between the first look at it and the listening.
    heard(history.location.pathname);
    return () => window.removeEventListener('pagehide', leaving);
  }, [history, show, write]);
  const go = useCallback(
    (address: string): void => {
      if (pause.current !== undefined) write();
      show(placeOf(address));
      history?.push(address);
      window.scrollTo(0, 0);
    },
    [history, show, write],
  );
  const goInstead = useCallback(
    (address: string): void => {
      show(placeOf(address));
      write();
    },
    [show, write],
  );
  const keep = useCallback(
    (changed: Kept): void => {
      const kept = Object.fromEntries(
        Object.entries({ ...now.current.kept, ...changed }).filter(
          ([, values]) => values.length > 0,
        ),
      );
      show({ path: now.current.path, kept });
      const isTyping = performance.now() - keptAt.current < PAUSE_MS;
      keptAt.current = performance.now();
      if (!isTyping) return write();
      window.clearTimeout(pause.current);
      pause.current = window.setTimeout(write, PAUSE_MS);
    },
    [show, write],
  );
  useEffect(() => {
    // Where the module has no title of its own to change, the product's stays.
    void view.changeWindowTitle(titleOf(place.path)).catch(() => undefined);
  }, [place.path]);
  const value = useMemo(() => ({ ...place, go, goInstead, keep }), [place, go, goInstead, keep]);
  return <NavigationContext.Provider value={value}>{children}</NavigationContext.Provider>;
}

export const useNavigation = (): Navigation => useContext(NavigationContext);

/** One choice of this view that its address holds; `fallback` is what it is where the address says nothing. */
export function useKept(name: string, fallback = ''): [string, (value: string) => void] {
  const { kept, keep } = useNavigation();
  const set = useCallback(
    (value: string): void => keep({ [name]: value === fallback ? [] : [value] }),
    [keep, name, fallback],
  );
  return [kept[name]?.[0] ?? fallback, set];
}

/** The same for a list of texts, such as the names down to an object type; null is none. */
export function useKeptList(
  name: string,
): [readonly string[] | null, (value: readonly string[] | null) => void] {
  const { kept, keep } = useNavigation();
  const set = useCallback(
    (value: readonly string[] | null): void => keep({ [name]: value ?? [] }),
    [keep, name],
  );
  return [kept[name] ?? null, set];
}

/** Which of a row of tabs is open, by name; the first where the address names none. */
export function useKeptTab(names: readonly string[]): {
  selected: number;
  onChange: (index: number) => void;
} {
  const [name, set] = useKept('tab', names[0]);
  return {
    selected: Math.max(0, names.indexOf(name)),
    onChange: (index) => set(names[index] ?? ''),
  };
}

/** A link inside the page. */
export function Go({
  to,
  children,
  className,
}: {
  to: string;
  children: ReactNode;
  className?: string;
}): ReactNode {
  const { go } = useNavigation();
  return (
    <a
      href={`#${to}`}
      className={className ?? 'link'}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
