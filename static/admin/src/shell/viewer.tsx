import { createContext, useContext } from 'react';
import type { ViewerView } from '../views';

export interface ViewerState {
  viewer: ViewerView;
  /** Host of the site; '' where the platform does not tell. */
  site: string;
  /** Milliseconds between two looks at what runs. */ pollMs: number;
  reload: () => void;
}

export const ViewerContext = createContext<ViewerState | null>(null);

/** The signed-in person; only below the shell, which has read it. */
export function useViewer(): ViewerState {
  const state = useContext(ViewerContext);
  if (state === null) throw new Error('There is no viewer outside the shell.');
  return state;
}
