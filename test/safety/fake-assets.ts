/**
 * Assets as a search needs it: it refuses nobody, so that what is proven is the app's own checks,
 * and it tells of every write.
 */
import type { AssetsClient, NewAttribute, Principal, WriteOutcome } from '../../src/assets/api';
import { AppError } from '../../src/errors';
import { addAttribute, addSchema, addType, type Workspace } from '../../simulator/workspace';

export interface Write {
  by: Principal;
  workspaceId: string;
  schema: string;
  /** Of what is made. */
  name: string;
}

export interface AssetsWorld {
  workspaceId(): string;
  workspace(): Workspace;
  /** Jira administrators, who also manage every schema. */
  isAdmin(principal: Principal): boolean;
  onWrite(write: Write): void;
  /**
   * What every write, or every read, is refused with; null where nothing is. The error is one of
   * the app's own (`App.refusal`).
   */
  refusal: { of: 'writes' | 'reads'; why: AppError } | null;
}

export function fakeAssets(world: AssetsWorld, by: Principal): AssetsClient {
  const keyOf = (schemaId: string): string =>
    world.workspace().schemas.find((schema) => schema.id === schemaId)?.key ?? '?';
  const detail = (schemaId: string) => {
    const found = world.workspace().details[schemaId];
    if (found === undefined)
      throw new AppError('not-found', 'Assets found nothing.', { remedy: 'Look again.' });
    return found;
  };
  const write = <T>(schema: string, name: string, make: () => T): Promise<WriteOutcome<T>> => {
    world.onWrite({ by, workspaceId: world.workspaceId(), schema, name });
    if (world.refusal?.of === 'writes')
      return Promise.resolve({
        kind: 'rejected',
        status: 400,
        duplicate: false,
        why: world.refusal.why,
      });
    try {
      return Promise.resolve({ kind: 'created', value: make() });
    } catch (error) {
      return Promise.resolve({
        kind: 'rejected',
        status: 400,
        duplicate: true,
        why: new AppError('assets-rejected', String(error), { remedy: 'None.' }),
      });
    }
  };
  const named = <T>(list: T[], make: (id: string) => T): T => {
    const made = make(String((world.workspace().nextId += 1)));
    list.push(made);
    return made;
  };
  return {
    workspaceId: async () => world.workspaceId(),
    isJiraAdmin: async () => world.isAdmin(by),
    projectVisible: async () => null,
    listSchemas: async () =>
      readable(world)
        .workspace()
        .schemas.map((schema) => ({ ...schema, canManage: world.isAdmin(by) })),
    objectTypes: async (id) => structuredClone(detail(id).objectTypes),
    attributes: async (id) => structuredClone(detail(id).attributes),
    attributesOfType: async (typeId) =>
      structuredClone(
        Object.values(world.workspace().details).flatMap((one) =>
          one.attributes.filter((attribute) => attribute.objectTypeId === typeId),
        ),
      ),
    statuses: async (id) =>
      id === null ? world.workspace().globals.statuses : [...detail(id).statuses],
    referenceTypes: async (id) =>
      id === null ? world.workspace().globals.referenceTypes : [...detail(id).referenceTypes],
    icons: async () => world.workspace().globals.icons ?? [],
    properties: async (id) => ({ allowOtherObjectSchema: detail(id).sharing === 'on' }),
    createSchema: (input) =>
      write(input.key, input.name, () =>
        Object.assign(addSchema(world.workspace(), input.key, input.name), {
          description: input.description,
        }),
      ),
    createStatus: (input) =>
      write(keyOf(input.schemaId), input.name, () =>
        named(detail(input.schemaId).statuses, (id) => ({
          id,
          name: input.name,
          category: input.category,
        })),
      ),
    createReferenceType: (input) =>
      write(keyOf(input.schemaId), input.name, () =>
        named(detail(input.schemaId).referenceTypes, (id) => ({ id, name: input.name })),
      ),
    createObjectType: (input) =>
      write(keyOf(input.schemaId), input.name, () => ({
        ...addType(world.workspace(), keyOf(input.schemaId), input),
      })),
    createAttribute: (input) => {
      const schema = keyOf(schemaOfType(world.workspace(), input));
      return write(schema, input.name, () => {
        const type = world
          .workspace()
          .details[schemaOfType(world.workspace(), input)]?.objectTypes.find(
            (one) => one.id === input.objectTypeId,
          );
        if (type === undefined) throw new Error('no such object type');
        return { ...addAttribute(world.workspace(), schema, type, input) };
      });
    },
    switchOnSharing: (schemaId) =>
      write(keyOf(schemaId), 'sharing', () => {
        detail(schemaId).sharing = 'on';
        return true as const;
      }),
  };
}

function readable(world: AssetsWorld): AssetsWorld {
  if (world.refusal?.of === 'reads') throw world.refusal.why;
  return world;
}

const schemaOfType = (workspace: Workspace, { objectTypeId }: NewAttribute): string =>
  Object.values(workspace.details).find((one) =>
    one.objectTypes.some((type) => type.id === objectTypeId),
  )?.id ?? '';
