import { router } from '@forge/bridge';
import { useCallback, useState } from 'react';
import { ask, toRefusal, type Refusal } from '../api';

export type Opening =
  { state: 'idle' | 'asking' | 'opened' | 'declined' } | { state: 'refused'; refusal: Refusal };

/**
 * Asks for the address at the click and hands it to Jira at once: it is kept in no state of the
 * page. Jira asks before it opens another site, and rejects where the person declines (Atlassian
 * documentation, Forge bridge, router).
 */
export function useOpening(guide: string): { opening: Opening; open: () => void } {
  const [opening, setOpening] = useState<Opening>({ state: 'idle' });
  const open = useCallback(() => {
    setOpening({ state: 'asking' });
    ask('guide-link', { guide }).then(
      ({ url }) =>
        router.open(url).then(
          () => setOpening({ state: 'opened' }),
          () => setOpening({ state: 'declined' }),
        ),
      (error: unknown) => setOpening({ state: 'refused', refusal: toRefusal(error) }),
    );
  }, [guide]);
  return { opening, open };
}
