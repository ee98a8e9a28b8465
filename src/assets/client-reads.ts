/** The reading half of the Assets client. */
import { AppError } from '../errors';
import type { AssetsClient } from './api';
import { createAttributeReads, type AttributeReadsOptions } from './attribute-reads';
import { unreadable, type Asked } from './errors-from-response';
import { readable } from './members';
import {
  normaliseObjectType,
  normaliseReferenceType,
  normaliseSchema,
  normaliseStatus,
} from './normalise';
import { mayPass } from './passing';
import * as paths from './paths';
import type { Read } from './read';
import { readSchemaPages, SCHEMA_PAGE } from './schema-list';
import * as wire from './wire';
import { discoverWorkspace } from './workspace';

type Reads = Pick<
  AssetsClient,
  | 'workspaceId'
  | 'isJiraAdmin'
  | 'projectVisible'
  | 'listSchemas'
  | 'objectTypes'
  | 'attributes'
  | 'attributesOfType'
  | 'statuses'
  | 'referenceTypes'
  | 'icons'
  | 'properties'
>;

export function createReads(read: Read, options: AttributeReadsOptions): Reads {
  const workspaceId = once(() => discoverWorkspace(read));
  const get = async <T extends Parameters<Read>[2]>(
    what: string,
    endpoint: string,
    shape: T,
    patience?: Parameters<Read>[3],
  ) =>
    read(
      { of: 'assets', what },
      { method: 'GET', path: paths.assetsPath(await workspaceId(), endpoint), class: 'read' },
      shape,
      patience,
    );

  return {
    workspaceId,
    isJiraAdmin: () => readIsJiraAdmin(read),
    projectVisible: (keyOrId) => readProject(read, keyOrId),

    async listSchemas(note) {
      const what = 'read the list of object schemas';
      const pages = await readSchemaPages(
        (startAt) => get(what, paths.schemaListPage(startAt, SCHEMA_PAGE), wire.WireSchemaPage),
        (detail) => unreadable({ of: 'assets', what }, detail),
      );
      return readable(pages, note).map(normaliseSchema);
    },

    async objectTypes(schemaId, note) {
      const types = await get(
        'read the object types of a schema',
        paths.objectTypesOf(schemaId),
        wire.WireObjectTypes,
      );
      return readable(types, note).map(normaliseObjectType);
    },

    ...createAttributeReads(
      (what, endpoint, patience) => get(what, endpoint, wire.WireAttributes, patience),
      options,
    ),

    async statuses(schemaId, note) {
      const all = await get('read the statuses', paths.statusesOf(schemaId), wire.WireStatuses);
      return readable(all, note)
        .filter((status) => belongsTo(schemaId, status.objectSchemaId))
        .map(normaliseStatus);
    },

    async referenceTypes(schemaId, note) {
      const all = await get(
        'read the reference types',
        paths.referenceTypesOf(schemaId),
        wire.WireReferenceTypes,
      );
      return readable(all, note)
        .filter((type) => belongsTo(schemaId, type.objectSchemaId))
        .map(normaliseReferenceType);
    },

    async icons() {
      return readable(await get('read the icons', paths.ICONS, wire.WireIcons));
    },

    async properties(schemaId) {
      try {
        return await get(
          'read the properties of a schema',
          paths.propertiesOf(schemaId),
          wire.WireProperties,
        );
      } catch (error) {
        if (error instanceof AppError && isLasting(error)) return null;
        throw error;
      }
    },
  };
}

/**
 * Whether Assets does not show what is undocumented, as opposed to being in trouble that may
 * pass: a role, a scope or the endpoint is missing, or the answer was whole and of another shape
 * as often as it was asked for.
 */
const isLasting = (error: AppError): boolean =>
  !mayPass(error) || (error.code === 'assets-unreadable' && error.cause !== undefined);

/** Global ones name no schema; those of a schema may leave its id out. Whatever else the site mixes in is left out. */
function belongsTo(schemaId: string | null, owner: string | null): boolean {
  return owner === null || owner === schemaId;
}

async function readIsJiraAdmin(read: Read): Promise<boolean> {
  const asked: Asked = { of: 'jira', what: 'read your permissions' };
  const reply = await read(
    asked,
    { method: 'GET', path: paths.MY_ADMIN_PERMISSION, class: 'jira' },
    wire.WireMyPermissions,
  );
  return reply.permissions.ADMINISTER.havePermission;
}

/** The list of permitted projects holds ids and keys and nothing else of a project (Jira platform documentation). */
async function readProject(
  read: Read,
  keyOrId: string,
): Promise<{ id: string; key: string } | null> {
  const asked: Asked = { of: 'jira', what: 'look up the project' };
  const body = { permissions: ['BROWSE_PROJECTS'] };
  const reply = await read(
    asked,
    { method: 'POST', path: paths.PERMITTED_PROJECTS, body, class: 'jira' },
    wire.WirePermittedProjects,
  );
  const wanted = keyOrId.trim().toUpperCase();
  return (
    readable(reply.projects).find(
      (project) => project.id === wanted || project.key.toUpperCase() === wanted,
    ) ?? null
  );
}

/** The result of the first success, for the life of the client; a failure is not kept. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  };
}
