/** What people do in the workspace meanwhile, straight on its rows, as the site would keep them. */
import type { AttributeRow, TypeRow } from '../../local/assets-emulator/model';
import type { Store } from '../../local/assets-emulator/store';
import type { Approval, History } from './history';
import type { Hand as Deed } from './acts';

/** Does it; nothing where there is nothing yet that it could be done to. */
export function byHand(store: Store, history: History, deed: Deed, turn: number): void {
  if (deed.what === 'anticipate') anticipate(store, history, deed);
  else if (deed.of === 'types') toType(store, deed, turn);
  else toAttribute(store, deed, turn);
}

const nth = <T>(all: readonly T[], which: number): T | undefined => {
  const lately = all.slice(-LATELY);
  return lately[which % Math.max(1, lately.length)];
};
const LATELY = 10;

function toType(store: Store, { what, which }: Deed, turn: number): void {
  const { tables } = store;
  const row = nth(tables.types.all(), which);
  if (row === undefined) return;
  if (what === 'rename') store.put('types', { ...row, name: `Ours ${turn}` });
  else if (what === 'move') store.put('types', { ...row, parentId: '' });
  else if (what === 'add') addType(store, row, `Ours ${turn}`);
  else removeType(store, row);
}

function toAttribute(store: Store, { what, which }: Deed, turn: number): void {
  const own = store.tables.attributes.all().filter((one) => one.removable && !one.system);
  const row = nth(
    own.filter((one) => !one.label),
    which,
  );
  if (row === undefined) return;
  if (what === 'delete') store.remove('attributes', row.id);
  else if (what === 'add')
    store.put('attributes', { ...row, id: store.newId('attributes'), name: `Ours ${turn}` });
  else store.put('attributes', { ...row, name: `Ours ${turn}` });
}

function addType(store: Store, like: TypeRow, name: string): void {
  store.put('types', { ...like, id: store.newId('types'), name, description: '' });
}

function removeType(store: Store, row: TypeRow): void {
  const { tables } = store;
  for (const below of tables.types.by('schema', row.schemaId))
    if (below.parentId === row.id) removeType(store, below);
  for (const attribute of tables.attributes.by('type', row.id))
    store.remove('attributes', attribute.id);
  store.remove('types', row.id);
}

/** Makes by hand what a deployment that runs is about to make: an attribute of a type that is there. */
function anticipate(store: Store, { approvals }: History, { which }: Deed): void {
  const open = approvals.filter((one) => one.end === null);
  const wanted = open.flatMap((approval) => attributesToCome(store, approval));
  const chosen = nth(wanted, which);
  const like = store.tables.attributes.all().find((row) => row.label);
  if (chosen === undefined || like === undefined) return;
  const position = store.tables.attributes.by('type', chosen.typeId).length;
  const made: AttributeRow = {
    ...like,
    ...chosen,
    id: store.newId('attributes'),
    description: '',
    label: false,
    system: false,
    removable: true,
    position,
    minimum: 0,
  };
  store.put('attributes', made);
}

function attributesToCome(store: Store, { shown }: Approval): { typeId: string; name: string }[] {
  return shown.types.flatMap(({ schema, path, attributes }) => {
    const schemaId = store.tables.schemas.all().find((row) => row.key === schema)?.id;
    const type = store.tables.types
      .all()
      .find((row) => row.schemaId === schemaId && row.name === path.at(-1));
    if (type === undefined) return [];
    const there = new Set(store.tables.attributes.by('type', type.id).map(({ name }) => name));
    return attributes.flatMap(({ name, fate }) =>
      fate === 'create' && !there.has(name) ? [{ typeId: type.id, name }] : [],
    );
  });
}
