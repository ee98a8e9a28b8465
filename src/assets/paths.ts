/** Paths of the endpoints the app uses, and nothing else: a path that is not built here is not asked for. */
import { AppError } from '../errors';

export const WORKSPACES = '/rest/servicedeskapi/assets/workspace';
export const MY_ADMIN_PERMISSION = '/rest/api/3/mypermissions?permissions=ADMINISTER';
export const PERMITTED_PROJECTS = '/rest/api/3/permissions/project';

/** The path of an Assets endpoint of a workspace, as Forge's `requestJira` takes it (Atlassian documentation). */
export function assetsPath(workspaceId: string, endpoint: string): string {
  return `/jsm/assets/workspace/${pathId(workspaceId)}/v1${endpoint}`;
}

export const schemaListPage = (startAt: number, maxResults: number) =>
  `/objectschema/list?startAt=${startAt}&maxResults=${maxResults}&includeCounts=true`;
export const objectTypesOf = (schemaId: string) =>
  `/objectschema/${pathId(schemaId)}/objecttypes/flat?includeObjectCounts=true`;
export const attributesOfSchema = (schemaId: string) =>
  `/objectschema/${pathId(schemaId)}/attributes?extended=true`;
export const attributesOfType = (typeId: string) =>
  `/objecttype/${pathId(typeId)}/attributes?excludeParentAttributes=true`;
/** Without a schema both lists hold the global ones only (Assets OpenAPI). */
export const statusesOf = (schemaId: string | null) => `/config/statustype${inSchema(schemaId)}`;
export const referenceTypesOf = (schemaId: string | null) =>
  `/config/referencetype${inSchema(schemaId)}`;
export const ICONS = '/icon/global';
/** GET of it is undocumented (observed in public clients), POST is documented. */
export const propertiesOf = (schemaId: string) =>
  `/global/config/objectschema/${pathId(schemaId)}/property`;

export const CREATE_SCHEMA = '/objectschema/create';
export const CREATE_STATUS = '/config/statustype';
export const CREATE_REFERENCE_TYPE = '/config/referencetype';
export const CREATE_OBJECT_TYPE = '/objecttype/create';
export const createAttributeIn = (typeId: string) => `/objecttypeattribute/${pathId(typeId)}`;

/** Whether a text may go to the site as a path: the two known roots, plain characters, no way up. */
export function isTrustedPath(path: string): boolean {
  return (
    /^\/(?:rest|jsm\/assets)\/[A-Za-z0-9\-._~/?&=%,]*$/.test(path) && !/\.\.|%2e|\/\//i.test(path)
  );
}

/** An id that may be part of a path. Ids come from the site or from storage, so anything else is a damaged one. */
export function pathId(id: string): string {
  if (/^[A-Za-z0-9-]{1,100}$/.test(id)) return id;
  throw new AppError(
    'assets-unreadable',
    'An id of Assets is not one the app can use in a request.',
    {
      remedy: 'Ask for a new preview; if it stays so, please report it.',
    },
  );
}

function inSchema(schemaId: string | null): string {
  return schemaId === null ? '' : `?objectSchemaId=${pathId(schemaId)}`;
}
