import { useEffect, useState } from 'react';

/** As wide as a phone: there a graph says nothing, and a list of the same does. Both widths are those of the styles. */
const PHONE = 640;
/** As wide as a tablet: nothing has room beside a plan. */
export const TABLET = 1_000;

export function useBelow(pixels: number): boolean {
  const wanted = `(max-width: ${pixels}px)`;
  const [isBelow, setBelow] = useState(() => window.matchMedia(wanted).matches);
  useEffect(() => {
    const query = window.matchMedia(wanted);
    const heard = (): void => setBelow(query.matches);
    query.addEventListener('change', heard);
    heard();
    return () => query.removeEventListener('change', heard);
  }, [wanted]);
  return isBelow;
}

export const useNarrow = (): boolean => useBelow(PHONE);
