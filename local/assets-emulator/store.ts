/** The workspace in memory. Every change goes through `put` and `remove`, which tell whoever keeps the journal. */
import type { Rows, SiteFacts, TableName } from './model';
import { TABLES } from './model';
import { Table } from './table';

/** One row written (`put`) or removed. A list of them, applied in order, is what the journal holds. */
export type Change =
  | { kind: 'put'; table: TableName; row: Rows[TableName] }
  | { kind: 'remove'; table: TableName; id: string };

/** Names are compared as Assets is assumed to: without regard to case and outer space (inferred). */
export const folded = (name: string): string => name.trim().toLowerCase();
/** Joins the parts of an index key. */
export const key = (...parts: string[]): string => parts.join('\u0000');

const newTables = () => ({
  schemas: new Table<Rows['schemas'], 'name' | 'key'>({
    name: (row) => folded(row.name),
    key: (row) => folded(row.key),
  }),
  types: new Table<Rows['types'], 'schema' | 'parent' | 'siblingName' | 'schemaName'>({
    schema: (row) => row.schemaId,
    parent: (row) => key(row.schemaId, row.parentId),
    siblingName: (row) => key(row.schemaId, row.parentId, folded(row.name)),
    schemaName: (row) => key(row.schemaId, folded(row.name)),
  }),
  attributes: new Table<Rows['attributes'], 'type' | 'name'>({
    type: (row) => row.typeId,
    name: (row) => key(row.typeId, folded(row.name)),
  }),
  statuses: new Table<Rows['statuses'], 'schema' | 'name'>({
    schema: (row) => row.schemaId,
    name: (row) => key(row.schemaId, folded(row.name)),
  }),
  referenceTypes: new Table<Rows['referenceTypes'], 'schema' | 'name'>({
    schema: (row) => row.schemaId,
    name: (row) => key(row.schemaId, folded(row.name)),
  }),
  icons: new Table<Rows['icons'], never>({}),
  objects: new Table<Rows['objects'], 'type' | 'key'>({
    type: (row) => row.typeId,
    key: (row) => folded(row.key),
  }),
  projects: new Table<Rows['projects'], never>({}),
  roles: new Table<Rows['roles'], 'account' | 'schema'>({
    account: (row) => row.accountId,
    schema: (row) => row.schemaId,
  }),
});
type Tables = ReturnType<typeof newTables>;

/** First id of each table, so that ids of different kinds are seldom mistaken for one another. */
const FIRST: Record<TableName, number> = {
  schemas: 1,
  types: 11,
  attributes: 101,
  statuses: 1,
  referenceTypes: 1,
  icons: 1,
  objects: 1,
  projects: 10000,
  roles: 1,
};

export class Store {
  readonly tables: Tables = newTables();
  private readonly next: Record<TableName, number> = { ...FIRST };
  private readonly born = new Map<string, number>();
  private pending: Change[] = [];

  constructor(readonly site: SiteFacts) {}

  /** A fresh id for a row of `table`; never given twice, not even after a removal in the same run. */
  newId(table: TableName): string {
    return String(this.next[table]++);
  }

  put<T extends TableName>(table: T, row: Rows[T]): Rows[T] {
    const target = this.tables[table] as unknown as Table<Rows[T], never>;
    if (!target.get(row.id)) this.born.set(key(table, row.id), Date.now());
    this.apply({ kind: 'put', table, row });
    this.pending.push({ kind: 'put', table, row });
    return row;
  }

  remove(table: TableName, id: string): void {
    this.apply({ kind: 'remove', table, id });
    this.pending.push({ kind: 'remove', table, id });
  }

  /** Changes since the last call: what must be on disk before the request is acknowledged. */
  takeChanges(): Change[] {
    const taken = this.pending;
    this.pending = [];
    return taken;
  }

  /** Replays one change without recording it. */
  apply(change: Change): void {
    const table = this.tables[change.table] as unknown as Table<Rows[TableName], never>;
    if (change.kind === 'remove') {
      table.remove(change.id);
      return;
    }
    table.put(change.row);
    const number = Number(change.row.id);
    if (Number.isInteger(number) && number >= this.next[change.table])
      this.next[change.table] = number + 1;
  }

  /** Milliseconds since the row came into being in this run; Infinity for loaded rows. */
  age(table: TableName, id: string, now: number): number {
    const at = this.born.get(key(table, id));
    return at === undefined ? Infinity : now - at;
  }

  /** Next free number of each table: saved, so that an id of something deleted is not given again. */
  get counters(): Record<TableName, number> {
    return { ...this.next };
  }

  raiseCounters(counters: Partial<Record<TableName, number>>): void {
    for (const table of TABLES) this.next[table] = Math.max(this.next[table], counters[table] ?? 0);
  }
}
