import type { CompleteRequestParams, CompleteResult } from '@modelcontextprotocol/sdk/types.js';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { existingSchemas, SCHEMAS, TEMPLATES, type Read } from './resources';

/** Most values of an answer, by the protocol. */
const MOST = 100;

/**
 * What an argument of a prompt, or of the address of a resource, can be: keys of templates and of
 * the object schemas that exist, by how they begin. Nothing is offered for what is free text.
 */
export async function complete(
  { ref, argument: { name, value } }: CompleteRequestParams,
  read: Read,
): Promise<CompleteResult> {
  const of = ref.type === 'ref/prompt' ? PROMPT_ARGUMENTS[name] : RESOURCE_ARGUMENTS[ref.uri];
  const wanted = value.trim().toLowerCase();
  const values = [
    ...(of?.includes('templates') === true ? TEMPLATE_KEYS : []),
    ...(of?.includes('existing') === true ? await existingKeys(read) : []),
    ...(of?.includes('latest') === true ? ['latest'] : []),
  ].filter((one, at, all) => one.toLowerCase().startsWith(wanted) && all.indexOf(one) === at);
  return {
    completion: {
      values: values.slice(0, MOST),
      total: values.length,
      hasMore: values.length > MOST,
    },
  };
}

type Source = 'templates' | 'existing' | 'latest';

const PROMPT_ARGUMENTS: Readonly<Record<string, readonly Source[]>> = {
  schema: ['templates', 'existing'],
  compareWith: ['templates', 'existing'],
  key: ['existing'],
};

const RESOURCE_ARGUMENTS: Readonly<Record<string, readonly Source[]>> = {
  [`${TEMPLATES}/{key}`]: ['templates'],
  [`${SCHEMAS}/{key}`]: ['existing'],
  'launchpad://deployments/{id}': ['latest'],
};

const existingKeys = async (read: Read): Promise<string[]> =>
  (await existingSchemas(read)).map(({ key }) => key);
