import { applyChange, emptyTables, type Tables } from './records';
import type { KvStore } from './store';

/** A store that ends with the process. */
export function memoryStore(): KvStore {
  const installations = new Map<string, Tables>();
  let closed = false;

  const tablesOf = (installationId: string): Tables => {
    if (closed) throw new Error('The store is closed.');
    const tables = installations.get(installationId) ?? emptyTables();
    installations.set(installationId, tables);
    return tables;
  };

  return {
    tables: tablesOf,
    commit(installationId, changes) {
      const tables = tablesOf(installationId);
      for (const change of changes) applyChange(tables, change);
    },
    drop: (installationId) => void installations.delete(installationId),
    close: () => {
      closed = true;
    },
  };
}
