import { lazy, Suspense, type ReactNode } from 'react';
import { Loading } from '../ui/states';
import type { GraphProps } from './graph';

const Graph = lazy(() => import('./graph').then((module) => ({ default: module.Graph })));

export function LazyGraph(props: GraphProps): ReactNode {
  return (
    <Suspense
      fallback={
        <div className="graph">
          <Loading what="Drawing…" />
        </div>
      }
    >
      <Graph {...props} />
    </Suspense>
  );
}
