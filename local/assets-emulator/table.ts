/**
 * One table with its indexes: rows by id, and ids by whatever the rules ask for, so that no
 * request walks the workspace.
 */
export class Table<Row extends { id: string }, IndexName extends string> {
  private readonly rows = new Map<string, Row>();
  private readonly indexes = new Map<string, Map<string, Set<string>>>();

  constructor(private readonly keys: Record<IndexName, (row: Row) => string>) {
    this.clear();
  }

  get size(): number {
    return this.rows.size;
  }

  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  all(): Row[] {
    return [...this.rows.values()];
  }

  /** Rows whose `index` key is `key`, oldest first. */
  by(index: IndexName, key: string): Row[] {
    const found: Row[] = [];
    for (const id of this.idsBy(index, key)) {
      const row = this.rows.get(id);
      if (row) found.push(row);
    }
    return found;
  }

  countBy(index: IndexName, key: string): number {
    return this.indexes.get(index)?.get(key)?.size ?? 0;
  }

  put(row: Row): void {
    const old = this.rows.get(row.id);
    for (const [index, keyOf] of this.keyFunctions()) {
      const key = keyOf(row);
      const before = old && keyOf(old);
      if (before === key) continue;
      if (before !== undefined) this.unlink(index, before, row.id);
      this.link(index, key, row.id);
    }
    this.rows.set(row.id, row);
  }

  remove(id: string): void {
    const old = this.rows.get(id);
    if (!old) return;
    for (const [index, keyOf] of this.keyFunctions()) this.unlink(index, keyOf(old), id);
    this.rows.delete(id);
  }

  clear(): void {
    this.rows.clear();
    for (const [index] of this.keyFunctions()) this.indexes.set(index, new Map());
  }

  private idsBy(index: IndexName, key: string): Iterable<string> {
    return this.indexes.get(index)?.get(key) ?? [];
  }

  private keyFunctions(): [string, (row: Row) => string][] {
    return Object.entries(this.keys);
  }

  private link(index: string, key: string, id: string): void {
    const byKey = this.indexes.get(index);
    const ids = byKey?.get(key);
    if (ids) ids.add(id);
    else byKey?.set(key, new Set([id]));
  }

  private unlink(index: string, key: string, id: string): void {
    const byKey = this.indexes.get(index);
    const ids = byKey?.get(key);
    ids?.delete(id);
    if (ids?.size === 0) byKey?.delete(key);
  }
}
