import {
  ErrorCode,
  McpError,
  type ReadResourceResult,
  type Resource,
  type ResourceTemplate,
} from '@modelcontextprotocol/sdk/types.js';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { renderTemplate, showTemplate } from '../catalog/show';
import type { ActionOutput } from '../chat/app';

export type Read = (action: string, input: Record<string, unknown>) => Promise<ActionOutput>;

export const TEMPLATES = 'launchpad://templates';
const DEPLOYMENTS = 'launchpad://deployments';
export const SCHEMAS = 'launchpad://schemas';
const JSON_TYPE = 'application/json';
const TEXT_TYPE = 'text/plain';

export const RESOURCE_TEMPLATES: readonly ResourceTemplate[] = [
  {
    uriTemplate: `${TEMPLATES}/{key}`,
    name: 'template',
    title: 'A template',
    description: 'Object types and attributes of one template, by key.',
    mimeType: TEXT_TYPE,
  },
  {
    uriTemplate: `${SCHEMAS}/{key}`,
    name: 'object-schema',
    title: 'An object schema that exists',
    description: 'What an object schema of this site holds, by key or id; no object is read.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `${DEPLOYMENTS}/{id}`,
    name: 'deployment-report',
    title: 'Report of a deployment',
    description: 'State, progress and report of one deployment, by id; "latest" for the latest.',
    mimeType: JSON_TYPE,
  },
];

/** Object schemas that exist and are listed each for itself; any other is read by its key. */
const MOST_LISTED = 100;

/** Those that are always there, each template, and each object schema that exists. */
export async function listResources(read: Read): Promise<Resource[]> {
  return [
    {
      uri: TEMPLATES,
      name: 'templates',
      title: 'Templates',
      description: 'All templates with counts, and which are deployed in the workspace.',
      mimeType: JSON_TYPE,
    },
    {
      uri: SCHEMAS,
      name: 'object-schemas',
      title: 'Object schemas that exist',
      description: 'Every object schema of this site that the person can see; read one by its key.',
      mimeType: JSON_TYPE,
    },
    {
      uri: DEPLOYMENTS,
      name: 'deployments',
      title: 'Deployments',
      description: 'What this app has deployed in the workspace, and the latest deployment.',
      mimeType: JSON_TYPE,
    },
    {
      uri: `${DEPLOYMENTS}/latest`,
      name: 'latest-deployment',
      title: 'Latest deployment',
      description: 'State, progress and report of the latest deployment.',
      mimeType: JSON_TYPE,
    },
    ...TEMPLATE_INDEX.map(({ key, name, summary }) => ({
      uri: `${TEMPLATES}/${key}`,
      name: key,
      title: name,
      description: summary,
      mimeType: TEXT_TYPE,
    })),
    ...(await existingSchemas(read)).slice(0, MOST_LISTED).map(({ key, name, objectTypes }) => ({
      uri: `${SCHEMAS}/${key}`,
      name: key,
      title: name,
      description: `An object schema that exists here, of ${String(objectTypes)} object types; no object is read.`,
      mimeType: JSON_TYPE,
    })),
  ];
}

interface ExistingSchema {
  key: string;
  name: string;
  objectTypes: number;
}

/**
 * What the person can see; nothing where the site cannot be read: what does not depend on it is
 * listed all the same.
 */
export async function existingSchemas(read: Read): Promise<ExistingSchema[]> {
  const { existing } = await read('list-schemas', { category: 'existing' });
  return (Array.isArray(existing) ? existing : []).filter(
    (row: unknown): row is ExistingSchema =>
      typeof row === 'object' &&
      row !== null &&
      'key' in row &&
      KEY.test(String(row.key)) &&
      'name' in row &&
      'objectTypes' in row,
  );
}

/** Of an object schema, or its id; of a deployment likewise. */
const KEY = /^[\w-]{1,40}$/;

/**
 * Reads one resource; what is live is asked of the app as its person. Throws `McpError` for a URI
 * that is not there.
 */
export async function readResource(uri: string, read: Read): Promise<ReadResourceResult> {
  if (uri === TEMPLATES) return json(uri, facts(await read('list-schemas', {}))['schemas']);
  if (uri === DEPLOYMENTS) return json(uri, await deployments(read));
  const template = TEMPLATE_INDEX.find((entry) => uri === `${TEMPLATES}/${entry.key}`);
  if (template !== undefined)
    return {
      contents: [
        { uri, mimeType: TEXT_TYPE, text: renderTemplate(await showTemplate(template.key)) },
      ],
    };
  if (uri === SCHEMAS)
    return json(uri, facts(await read('list-schemas', { category: 'existing' }))['existing']);
  const schema = uri.startsWith(`${SCHEMAS}/`) ? uri.slice(SCHEMAS.length + 1) : null;
  if (schema !== null && KEY.test(schema))
    return json(uri, facts(await read('describe-schema', { schema: `our ${schema}` })));
  const id = uri.startsWith(`${DEPLOYMENTS}/`) ? uri.slice(DEPLOYMENTS.length + 1) : null;
  if (id === null || !KEY.test(id))
    throw new McpError(ErrorCode.InvalidParams, 'There is no resource of that URI.');
  return json(
    uri,
    facts(await read('get-deployment-status', id === 'latest' ? {} : { deploymentId: id })),
  );
}

async function deployments(read: Read): Promise<Record<string, unknown>> {
  const [list, latest] = await Promise.all([
    read('list-schemas', {}),
    read('get-deployment-status', {}),
  ]);
  const schemas = facts(list)['schemas'];
  const deployed = (Array.isArray(schemas) ? schemas : []).filter(
    (row: unknown) =>
      typeof row === 'object' && row !== null && 'deployed' in row && row.deployed !== null,
  );
  return {
    deployed: deployed.map((row: { key?: unknown; deployed?: unknown }) => ({
      template: row.key,
      schema: row.deployed,
    })),
    latest: 'deploymentId' in latest ? latest : null,
  };
}

/** What the app refused to read is an error of the protocol; a deployment that ended badly is a report. */
function facts(output: ActionOutput): ActionOutput {
  if (!output.ok && typeof output['state'] !== 'string')
    throw new McpError(ErrorCode.InvalidParams, output.text);
  return output;
}

const json = (uri: string, value: unknown): ReadResourceResult => ({
  contents: [{ uri, mimeType: JSON_TYPE, text: JSON.stringify(value, null, 2) }],
});
