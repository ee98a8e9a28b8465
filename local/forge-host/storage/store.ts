import type { Change, ReadonlyTables } from './records';

/**
 * Where a host keeps what the platform keeps for an app: key-value records, secrets, queue events
 * and jobs, apart by installation. Named for its main use; `memoryStore` and `fileStore` are its
 * two kinds.
 */
export interface KvStore {
  /** A live view; it changes with every commit. Records in it must not be changed in place. */
  tables(installationId: string): ReadonlyTables;
  /**
   * All changes or none. When it returns they are kept, even if the process is killed next.
   * Throws where they cannot be.
   */
  commit(installationId: string, changes: readonly Change[]): void;
  /** Forgets everything of an installation. */
  drop(installationId: string): void;
  /** Releases files and the lock; later calls throw. */
  close(): void;
}
