/**
 * What people do to a workspace by hand: rename, move, add, delete. Straight on the emulator's
 * rows, as the site would keep them.
 */
import type { Store } from '../local/assets-emulator/store';
import type { AttributeRow, TypeRow } from '../local/assets-emulator/model';

export class People {
  constructor(private readonly store: Store) {}

  schemaId(key: string): string {
    const found = this.store.tables.schemas.all().find((row) => row.key === key);
    if (found === undefined) throw new Error(`There is no object schema ${key}.`);
    return found.id;
  }

  type(schema: string, name: string): TypeRow {
    const found = this.typeIfThere(schema, name);
    if (found === undefined) throw new Error(`There is no object type ${name} in ${schema}.`);
    return found;
  }

  typeIfThere(schema: string, name: string): TypeRow | undefined {
    const schemaId = this.store.tables.schemas.all().find((row) => row.key === schema)?.id ?? '';
    return this.store.tables.types.by('schema', schemaId).find((row) => row.name === name);
  }

  attribute(schema: string, type: string, name: string): AttributeRow {
    const found = this.store.tables.attributes
      .by('type', this.type(schema, type).id)
      .find((row) => row.name === name);
    if (found === undefined) throw new Error(`There is no attribute ${name} on ${type}.`);
    return found;
  }

  renameType(schema: string, name: string, to: string): void {
    this.store.put('types', { ...this.type(schema, name), name: to });
  }

  renameAttribute(schema: string, type: string, name: string, to: string): void {
    this.store.put('attributes', { ...this.attribute(schema, type, name), name: to });
  }

  moveType(schema: string, name: string, below: string | null): void {
    const parentId = below === null ? '' : this.type(schema, below).id;
    this.store.put('types', { ...this.type(schema, name), parentId });
  }

  /** With its attributes and all below it. */
  deleteType(schema: string, name: string): void {
    this.removeType(this.type(schema, name));
  }

  deleteAttribute(schema: string, type: string, name: string): void {
    this.store.remove('attributes', this.attribute(schema, type, name).id);
  }

  addType(schema: string, name: string, below: string | null = null): string {
    const like = this.store.tables.types.by('schema', this.schemaId(schema))[0];
    if (like === undefined) throw new Error(`${schema} has no object type yet.`);
    const parentId = below === null ? '' : this.type(schema, below).id;
    const id = this.store.newId('types');
    this.store.put('types', { ...like, id, name, parentId, description: '' });
    return id;
  }

  addAttribute(schema: string, type: string, name: string, like?: string): string {
    const typeId = this.type(schema, type).id;
    const rows = this.store.tables.attributes.by('type', typeId);
    const row = rows.find((one) => one.name === (like ?? 'Name')) ?? rows.at(-1);
    if (row === undefined) throw new Error(`${type} has no attribute yet.`);
    const id = this.store.newId('attributes');
    this.store.put('attributes', { ...row, id, name, description: '' });
    return id;
  }

  /** Points a reference at another object type, or at one that is not there. */
  retarget(schema: string, type: string, attribute: string, to: string): void {
    const row = this.attribute(schema, type, attribute);
    this.store.put('attributes', { ...row, referenceObjectTypeId: to });
  }

  addStatus(schema: string, name: string): void {
    const like = this.store.tables.statuses.all()[0];
    if (like === undefined) throw new Error('There is no status yet.');
    const id = this.store.newId('statuses');
    this.store.put('statuses', { ...like, id, name, schemaId: this.schemaId(schema) });
  }

  private removeType({ id, schemaId }: TypeRow): void {
    for (const below of this.store.tables.types.by('schema', schemaId))
      if (below.parentId === id) this.removeType(below);
    for (const attribute of this.store.tables.attributes.by('type', id))
      this.store.remove('attributes', attribute.id);
    this.store.remove('types', id);
  }
}
