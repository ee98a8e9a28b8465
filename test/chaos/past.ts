/** The workspace at any time of a run, out of the changes that were noted. */
import type { Rows } from '../../local/assets-emulator/model';
import type { Change, History } from './history';

export type Kind = 'schemas' | 'types' | 'attributes' | 'statuses' | 'referenceTypes';

/** A row from one change of it to the next. */
interface Spell {
  from: number;
  to: number;
  row: object | null;
}

export class Past {
  private readonly spells = new Map<string, Spell[]>();
  private readonly ids = new Map<string, string[]>();

  constructor(history: History) {
    for (const { at, table, id, row } of history.changes) {
      const name = `${table} ${id}`;
      const before = this.spells.get(name);
      if (before === undefined) {
        this.spells.set(name, [{ from: at, to: Infinity, row }]);
        this.ids.set(table, [...(this.ids.get(table) ?? []), id]);
        continue;
      }
      const last = before.at(-1);
      if (last !== undefined) last.to = at;
      before.push({ from: at, to: Infinity, row });
    }
  }

  /** As it was at that time, before what happened in the same millisecond; null where it was not there. */
  before<K extends Kind>(table: K, id: string, at: number): Rows[K] | null {
    const spells = this.spells.get(`${table} ${id}`) ?? [];
    const spell = spells.find(({ from, to }) => from < at && at <= to);
    return (spell?.row ?? null) as Rows[K] | null;
  }

  /** As it last was until that time, this included; null where it was not there. */
  at<K extends Kind>(table: K, id: string, at: number): Rows[K] | null {
    const spells = this.spells.get(`${table} ${id}`) ?? [];
    const spell = spells.find(({ from, to }) => from <= at && at < to);
    return (spell?.row ?? null) as Rows[K] | null;
  }

  /** Every name it ever had. */
  names(table: Kind, id: string): Set<string> {
    const spells = this.spells.get(`${table} ${id}`) ?? [];
    return new Set(
      spells.flatMap(({ row }) => (row === null ? [] : [(row as { name: string }).name])),
    );
  }

  all<K extends Kind>(table: K, at: number): Rows[K][] {
    return (this.ids.get(table) ?? []).flatMap((id) => {
      const row = this.at(table, id, at);
      return row === null ? [] : [row];
    });
  }
}

/** The rows that came to be, and were not there before. */
export const births = (history: History): Change[] => {
  const seen = new Set<string>();
  return history.changes.filter(({ table, id, row }) => {
    const name = `${table} ${id}`;
    if (row === null || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
};
