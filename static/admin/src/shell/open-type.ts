import { useCallback } from 'react';
import { idOf } from '../graph/model';
import { useKeptList } from './navigation';

/** The object type that is open on this view, by the id that graph and tree know it by; null where none is. */
export function useOpenType(): [string | null, (id: string | null) => void] {
  const [names, setNames] = useKeptList('open');
  const [schema, ...path] = names ?? [];
  const set = useCallback(
    (id: string | null): void => setNames(id === null ? null : (JSON.parse(id) as string[])),
    [setNames],
  );
  return [schema === undefined ? null : idOf(schema, path), set];
}
