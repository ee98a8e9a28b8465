import { useEffect, useState } from 'react';

/** As wide as a phone: there a graph says nothing, and a list of the same does. The width is that of the styles. */
const PHONE = '(max-width: 640px)';

export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(PHONE).matches);
  useEffect(() => {
    const query = window.matchMedia(PHONE);
    const heard = (): void => setNarrow(query.matches);
    query.addEventListener('change', heard);
    heard();
    return () => query.removeEventListener('change', heard);
  }, []);
  return isNarrow;
}
