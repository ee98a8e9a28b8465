/** What a rule knows of the request: the workspace, the switches, who calls and when. */
import type { Caller } from '../accounts';
import type { SchemaRow } from '../model';
import type { Store } from '../store';
import type { Switches } from '../switches';

export interface Call {
  store: Store;
  switches: Switches;
  caller: Caller;
  /** ISO time of the request. */
  now: string;
}

/** Hidden schemas answer as if they were not there. The app sees all. */
export const canSee = (call: Call, schema: SchemaRow): boolean =>
  call.caller.kind === 'app' || !schema.hiddenFrom.includes(call.caller.account.accountId);

/** May create object schemas and global configuration ("Assets admin"). */
export const isAssetsAdmin = (call: Call): boolean =>
  call.caller.kind === 'app'
    ? call.switches.appWrites === 'allowed'
    : call.caller.account.assetsAdmin;

/** May change this object schema: an Assets admin, its creator, or who holds the role; nobody where it is read-only. */
export function canManage(call: Call, schema: SchemaRow): boolean {
  if (schema.readOnly) return false;
  if (isAssetsAdmin(call)) return true;
  if (call.caller.kind === 'app') return false;
  const { accountId } = call.caller.account;
  return (
    schema.creator === accountId ||
    call.store.tables.roles.by('account', accountId).some((role) => role.schemaId === schema.id)
  );
}

/** The schema if the caller may see it. */
export function visibleSchema(call: Call, id: string): SchemaRow | null {
  const schema = call.store.tables.schemas.get(id);
  return schema && canSee(call, schema) ? schema : null;
}

/** Rows that lists may show by now (`staleListsMs`). */
export function settled<Row extends { id: string }>(
  call: Call,
  table: Parameters<Store['age']>[0],
  rows: Row[],
): Row[] {
  const wait = call.switches.staleListsMs;
  if (wait === 0) return rows;
  const now = Date.now();
  // Younger than nothing: the clock was set back since. The real one of Assets is not.
  return rows.filter((row) => {
    const age = call.store.age(table, row.id, now);
    return age < 0 || age >= wait;
  });
}
