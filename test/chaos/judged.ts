/** A history with each write given to the approval that it can only have come from. */
import type { Approval, Change, History, ShownAttribute, Write } from './history';
import { births, Past, type Kind } from './past';

/** Which request creates what. */
export const CREATES: readonly [Kind, RegExp][] = [
  ['schemas', /^\/objectschema\/create$/u],
  ['types', /^\/objecttype\/create$/u],
  ['attributes', /^\/objecttypeattribute\/\d+$/u],
  ['statuses', /^\/config\/statustype$/u],
  ['referenceTypes', /^\/config\/referencetype$/u],
];

/** What one approved write made: its row, and the approved element that it is. */
export interface Made {
  write: Write;
  approval: Approval;
  table: Kind;
  id: string;
  at: number;
  /** `type CORE/Place`, `attribute CORE/Place.Code`, `status CORE/In Use`, … */
  element: string;
}

export interface Judged {
  history: History;
  past: Past;
  approvalOf: ReadonlyMap<Write, Approval>;
  made: readonly Made[];
  /** Of an approval, every element that was shown, with what was shown of an attribute to be created. */
  shownIn(approval: Approval): Map<string, { fate: 'create' | 'there'; form?: ShownAttribute }>;
  /** The row that an element of an approval is, at a time; null where there is none. */
  rowOf(approval: Approval, element: string, at: number): string | null;
  isUntouchedSince(approval: Approval): boolean;
}

/** Whether it became a deployment, as its person was told: at once, or when they asked for it later. */
const wasBegun = ({ answer, end }: Approval): boolean => answer === 'started' || end !== null;

/**
 * What one run of a function carried out: of those of its account that had not ended, the one
 * that holds most of what it made; of equals, the latest.
 */
function behind({ approvals, changes }: History, writes: readonly Write[]): Approval | undefined {
  const [first] = writes;
  if (first === undefined) return undefined;
  const confirmed = approvals.filter(
    (one) =>
      one.installation === first.installation &&
      one.account === first.account &&
      one.confirmedAt <= first.sentAt &&
      wasBegun(one),
  );
  const open = confirmed.filter(({ end }) => end === null || end.at >= first.sentAt);
  const names = changes.flatMap(({ by, row }) =>
    by !== null && writes.includes(by) && row !== null && 'name' in row ? [row.name] : [],
  );
  const fits = (approval: Approval): number => {
    const held = new Set(
      [...shownElements(approval)].flatMap(([element, { fate }]) =>
        fate === 'create' ? [element.split(/[/.]/u).at(-1)] : [],
      ),
    );
    return names.filter((name) => held.has(name)).length;
  };
  const from = open.length > 0 ? open : confirmed.slice(-1);
  return from.reduce<Approval | undefined>(
    (best, one) => (best === undefined || fits(one) >= fits(best) ? one : best),
    undefined,
  );
}

export function attributedTo(history: History): Judged {
  const past = new Past(history);
  const approvalOf = new Map<Write, Approval>();
  const runs = new Map<string, Write[]>();
  for (const write of history.writes)
    runs.set(write.invocation, [...(runs.get(write.invocation) ?? []), write]);
  for (const writes of runs.values()) {
    const approval = behind(history, writes);
    if (approval !== undefined) for (const write of writes) approvalOf.set(write, approval);
  }
  const elements = new Elements(history, past, approvalOf);
  return {
    history,
    past,
    approvalOf,
    made: elements.made,
    shownIn: shownElements,
    rowOf: (approval, element, at) => elements.rowOf(approval, element, at),
    isUntouchedSince: (approval) => isUntouched(history, approvalOf, approval),
  };
}

/**
 * Whether nobody made, deleted or upgraded anything since it was shown. What is called otherwise
 * is still the same, but where the request itself names it.
 */
function isUntouched(
  history: History,
  approvalOf: ReadonlyMap<Write, Approval>,
  approval: Approval,
): boolean {
  const { shownAt, request } = approval;
  if (history.upgrades.some((at) => at >= shownAt)) return false;
  const mayRename = !(request['references'] ?? '').includes('link:');
  return !history.changes.some(
    ({ at, by, table, row }) =>
      at >= shownAt &&
      table !== 'schemas' &&
      (by === null
        ? row === null || !mayRename || !isRenaming(history, table, row)
        : approvalOf.get(by) !== approval),
  );
}

/** A row that was there before under the same id. */
function isRenaming({ changes }: History, table: string, row: { id: string }): boolean {
  const first = changes.find((one) => one.table === table && one.id === row.id);
  return first?.row !== row;
}

function shownElements({ shown }: Approval): ReturnType<Judged['shownIn']> {
  const all: ReturnType<Judged['shownIn']> = new Map();
  for (const { key, id } of shown.schemas)
    all.set(`schema ${key}`, { fate: id === null ? 'create' : 'there' });
  for (const { schema, path, fate, attributes } of shown.types) {
    const at = `${schema}/${path.join('/')}`;
    all.set(`type ${at}`, { fate });
    for (const form of attributes)
      all.set(`attribute ${at}.${form.name}`, { fate: form.fate, form });
  }
  for (const { kind, schema, name } of shown.others)
    if (kind !== 'sharing') all.set(`${kind} ${schema}/${name}`, { fate: 'create' });
  return all;
}

/** Which row is which element, as names and ids have it. */
class Elements {
  readonly made: Made[] = [];
  /** By installation and element, every row that it was made as, oldest first. */
  private readonly rows = new Map<string, string[]>();
  /** By installation and row of a type, where it was approved to be. */
  private readonly places = new Map<string, string>();

  constructor(
    history: History,
    private readonly past: Past,
    approvalOf: ReadonlyMap<Write, Approval>,
  ) {
    for (const birth of births(history)) {
      const approval = birth.by === null ? undefined : approvalOf.get(birth.by);
      const table = birth.by === null ? null : tableOf(birth.by);
      if (approval === undefined || birth.by === null || table !== birth.table) continue;
      this.note(birth, birth.by, approval, table);
    }
  }

  rowOf(approval: Approval, element: string, at: number): string | null {
    const table = TABLES[element.slice(0, element.indexOf(' '))];
    if (table === undefined) return null;
    // A type that a reference was linked to is shown with its id.
    const shown = / \(id (\d+)\)$/u.exec(element)?.[1];
    if (shown !== undefined) return this.past.at(table, shown, at) === null ? null : shown;
    const made = this.rows.get(`${approval.installation} ${element}`) ?? [];
    const alive = made.filter((id) => this.past.at(table, id, at) !== null);
    return (
      alive.at(-1) ??
      this.byName(approval, element, table, at) ??
      this.asShown(approval, element, table, at)
    );
  }

  /** What was called so when it was shown to be there, whatever it is called by now. */
  private asShown(approval: Approval, element: string, table: Kind, at: number): string | null {
    const { shownAt } = approval;
    if (at <= shownAt || shownElements(approval).get(element)?.fate !== 'there') return null;
    const id = this.rowOf(approval, element, shownAt);
    return id === null || this.past.at(table, id, at) === null ? null : id;
  }

  /** Where nothing of this installation is it: what is called so. */
  private byName(approval: Approval, element: string, table: Kind, at: number): string | null {
    const [schema = '', ...path] = element.slice(element.indexOf(' ') + 1).split('/');
    const home = this.past.all('schemas', at).find((row) => row.key === schema.split('.')[0]);
    if (home === undefined) return null;
    if (table === 'schemas') return home.id;
    if (table === 'statuses' || table === 'referenceTypes')
      return (
        this.past
          .all(table, at)
          .find((row) => row.schemaId === home.id && row.name === path.join('/'))?.id ?? null
      );
    if (table === 'types') {
      const above = path.slice(0, -1);
      const parent =
        above.length === 0 ? '' : this.rowOf(approval, `type ${schema}/${above.join('/')}`, at);
      return (
        this.past
          .all('types', at)
          .find(
            (row) =>
              row.schemaId === home.id && row.parentId === parent && row.name === path.at(-1),
          )?.id ?? null
      );
    }
    const [type = '', name = ''] = path.join('/').split('.');
    const owner = this.rowOf(approval, `type ${schema}/${type}`, at);
    return (
      this.past.all('attributes', at).find((row) => row.typeId === owner && row.name === name)
        ?.id ?? null
    );
  }

  private note(birth: Change, write: Write, approval: Approval, table: Kind): void {
    const element = this.elementOf(birth, approval, table);
    const { installation } = approval;
    const key = `${installation} ${element}`;
    this.rows.set(key, [...(this.rows.get(key) ?? []), birth.id]);
    if (table === 'types')
      this.places.set(`${installation} ${birth.id}`, element.slice('type '.length));
    this.made.push({ write, approval, table, id: birth.id, at: birth.at, element });
  }

  private elementOf(birth: Change, approval: Approval, table: Kind): string {
    const row = birth.row as {
      name: string;
      key?: string;
      schemaId?: string;
      parentId?: string;
      typeId?: string;
    };
    if (table === 'schemas') return `schema ${row.key ?? ''}`;
    if (table === 'types') {
      const above =
        row.parentId === ''
          ? this.schemaKey(row.schemaId, birth.at)
          : this.placeOf(row.parentId ?? '', approval, birth.at);
      return `type ${above}/${row.name}`;
    }
    if (table === 'attributes')
      return `attribute ${this.placeOf(row.typeId ?? '', approval, birth.at)}.${row.name}`;
    const kind = table === 'statuses' ? 'status' : 'reference-type';
    return `${kind} ${this.schemaKey(row.schemaId, birth.at)}/${row.name}`;
  }

  private schemaKey(id: string | undefined, at: number): string {
    return this.past.at('schemas', id ?? '', at)?.key ?? `(schema ${id ?? ''})`;
  }

  /** Where a type was approved to be: where it was made, else where it was when that was shown or is now. */
  private placeOf(id: string, approval: Approval, at: number): string {
    const made = this.places.get(`${approval.installation} ${id}`);
    if (made !== undefined) return made;
    const shown = approval.shown.types.map(({ schema, path }) => `${schema}/${path.join('/')}`);
    for (const when of [approval.shownAt, at]) {
      const found = shown.find((place) => this.rowOf(approval, `type ${place}`, when) === id);
      if (found !== undefined) return found;
    }
    return `(type ${id})`;
  }
}

const TABLES: Readonly<Record<string, Kind>> = {
  schema: 'schemas',
  type: 'types',
  attribute: 'attributes',
  status: 'statuses',
  'reference-type': 'referenceTypes',
};

const tableOf = ({ path }: Write): Kind | null =>
  CREATES.find(([, at]) => at.test(path))?.[0] ?? null;
