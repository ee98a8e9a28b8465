/** Statuses and reference types of one object schema: what its names and ids stand for. */
import type {
  ObservedReferenceType,
  ObservedStatus,
  Observation,
  SchemaDetail,
} from '../../assets/observation';
import { NOTHING_KNOWN, type IdentifiedKind, type KnownIds } from '../identities';
import { foldName } from '../../text/fold-name';

export class ConfigIndex {
  private readonly statuses: Names<ObservedStatus>;
  private readonly referenceTypes: Names<ObservedReferenceType>;

  constructor(
    detail: SchemaDetail,
    globals: Observation['globals'],
    private readonly known: KnownIds = NOTHING_KNOWN,
  ) {
    const statusIds = new Set(detail.attributes.flatMap((attribute) => attribute.statusIds));
    const referenceTypeIds = new Set(
      detail.attributes.flatMap((attribute) => attribute.reference?.referenceTypeId ?? []),
    );
    this.statuses = new Names(detail.statuses, globals.statuses, statusIds);
    this.referenceTypes = new Names(
      detail.referenceTypes,
      globals.referenceTypes,
      referenceTypeIds,
    );
  }

  statusOf(id: string): ObservedStatus | undefined {
    return this.statuses.byId.get(id);
  }

  /** '' where no such reference type is to be seen. */
  referenceTypeName(id: string): string {
    return this.referenceTypes.byId.get(id)?.name ?? '';
  }

  status(name: string): ObservedStatus | undefined {
    return this.byId('status', name, this.statuses) ?? this.statuses.byName(name);
  }

  referenceType(name: string): ObservedReferenceType | undefined {
    return (
      this.byId('reference-type', name, this.referenceTypes) ?? this.referenceTypes.byName(name)
    );
  }

  private byId<T extends { id: string; name: string }>(
    kind: IdentifiedKind,
    name: string,
    names: Names<T>,
  ): T | undefined {
    return this.known
      .all(kind, [name])
      .flatMap(({ id }) => names.byId.get(id) ?? [])
      .at(0);
  }
}

/**
 * The schema's own go before global ones. A global one stands for the schema's own only where the
 * schema already uses it.
 */
class Names<T extends { id: string; name: string }> {
  readonly byId: ReadonlyMap<string, T>;
  private readonly names = new Map<string, T[]>();

  constructor(own: readonly T[], globals: readonly T[], used: ReadonlySet<string>) {
    this.byId = new Map([...globals, ...own].map((item) => [item.id, item]));
    for (const item of [...own, ...globals.filter((global) => used.has(global.id))]) {
      const name = foldName(item.name);
      this.names.set(name, [...(this.names.get(name) ?? []), item]);
    }
  }

  byName(name: string): T | undefined {
    const found = this.names.get(foldName(name));
    return found?.find((item) => item.name === name) ?? found?.[0];
  }
}
