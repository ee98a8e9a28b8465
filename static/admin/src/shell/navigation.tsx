/** Where one is on the page. The platform keeps the address (`view.createHistory`), so that a reload and the back button find it again. */
import { view } from '@forge/bridge';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

interface Navigation {
  path: string;
  go: (path: string) => void;
}

export interface PlatformHistory {
  location: { pathname: string };
  push(path: string): void;
  listen(heard: (location: { pathname: string }) => void): unknown;
}

const NavigationContext = createContext<Navigation>({ path: '/', go: () => undefined });

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
  const [path, setPath] = useState(() => history?.location.pathname ?? '/');
  useEffect(() => {
    if (history === null) return;
    history.listen((location) => setPath(location.pathname));
    // It may have moved between the first look at it and the listening.
    setPath(history.location.pathname);
  }, [history]);
  const value = useMemo(
    () => ({
      path,
      go: (wanted: string) => {
        history?.push(wanted);
        setPath(wanted);
        window.scrollTo(0, 0);
      },
    }),
    [history, path],
  );
  return <NavigationContext.Provider value={value}>{children}</NavigationContext.Provider>;
}

export const useNavigation = (): Navigation => useContext(NavigationContext);

/** Segments of the path, decoded: `/templates/ITAM` is `['templates', 'ITAM']`. */
export function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
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
