/**
 * The platform below the app, replaced by calls to the model: the published packages themselves,
 * so that the app's own handling of their answers (tries, tokens, reasons of a retry) is part of
 * what is checked. Only the Assets client is replaced as a whole.
 */
import type { Operation, Result } from './operation';

/** What the stand-ins call: the invocation that is running. One runs at a time, until it waits for the world. */
export interface Host {
  ask(operation: Operation): Promise<Result>;
  /** Ends when the world says so, or as soon as `cut` ends. */
  sleep(ms: number, cut?: Promise<unknown>): Promise<void>;
  now(): number;
  ticks(): number;
  /** A number that this invocation has not drawn yet. */
  draw(): number;
  /** Whose call it is where nobody else is named. */
  readonly account: string;
  /** Milliseconds this invocation may live. */
  readonly lifetime: number;
  complain(line: string): void;
}

export const HOST = '__launchpad_model__';
const host = `globalThis.${HOST}.running`;

export const FORGE_KVS = `
  export class ForgeKvsAPIError extends Error {
    constructor(responseDetails, { code, message }) {
      super(message);
      this.responseDetails = responseDetails;
      this.code = code;
    }
  }
  const answer = async (operation) => {
    const result = await ${host}.ask(operation);
    if (result.kind === 'conflict')
      throw new ForgeKvsAPIError(
        { status: 409, statusText: 'Conflict' },
        { code: 'KEY_CONFLICT', message: 'exists' },
      );
    if (result.kind !== 'value') throw new Error('no answer');
    return result.json === null ? undefined : JSON.parse(result.json);
  };
  const query = (prefix = '') => ({
    limit: () => query(prefix),
    where: (_, condition) => query(condition.prefix),
    cursor: () => query(prefix),
    getMany: async () => ({ results: await answer({ kind: 'page', prefix }), nextCursor: undefined }),
  });
  export const WhereConditions = { beginsWith: (prefix) => ({ prefix }) };
  export const kvs = {
    get: (key) => answer({ kind: 'get', key }),
    set: (key, value, options) => {
      const kind = options && options.keyPolicy === 'FAIL_IF_EXISTS' ? 'create' : 'set';
      return answer({ kind, key, value: JSON.stringify(value) });
    },
    delete: (key) => answer({ kind: 'delete', key }),
    batchGet: async (items) => {
      const found = await answer({ kind: 'getMany', keys: items.map(({ key }) => key) });
      return { successfulKeys: found, failedKeys: [] };
    },
    batchSet: async (items) => {
      const entries = items.map(({ key, value }) => ({ key, value: JSON.stringify(value) }));
      await answer({ kind: 'setMany', entries });
      return { failedKeys: [] };
    },
    batchDelete: async () => { throw new TypeError('the model deletes no batches'); },
    query: () => query(),
  };`;

export const FORGE_EVENTS = `
  export class InvocationError { constructor(retryOptions) { this.retryOptions = retryOptions; } }
  export const InvocationErrorCode = { FUNCTION_RETRY_REQUEST: 'FUNCTION_RETRY_REQUEST' };
  export class Queue {
    async push({ body, delayInSeconds }) {
      const { deploymentId, epoch } = body;
      const push = { kind: 'push', deploymentId, epoch, delaySeconds: delayInSeconds };
      const result = await ${host}.ask(push);
      if (result.kind !== 'value') throw new Error('no answer');
      return { jobId: 'job-' + deploymentId + '-' + epoch };
    }
    // Whether an event that is taken back comes all the same is up to the queue: here it always does.
    getJob() {
      return { cancel: async () => undefined };
    }
  }`;

export const FORGE_API = `
  export const getAppContext = () => ({ appVersion: '1.0.0', invocationRemainingTimeInMillis: () => ${host}.lifetime });
  export const privacy = {};`;

export const CRYPTO = `
  export { createHash, timingSafeEqual } from 'crypto';
  export const randomBytes = (size) => ({ toString: () => String(${host}.draw()).padStart(2 * size, '0') });
  export const randomInt = (most) => ${host}.draw() % most;`;

/**
 * Free of the wire: what it is asked, and what comes of it. Reads of what no deployment of the
 * model changes are answered here.
 */
const ASSETS_CLIENT = `
  import { AppError } from '../errors';
  const fail = (code) => new AppError(code, 'Assets does not do this now.', { remedy: 'Later.' });
  const read = async (what, of) => {
    const result = await ${host}.ask({ kind: 'read', what, of });
    if (result.kind === 'refused') throw fail('forbidden');
    if (result.kind !== 'value') throw fail('assets-unavailable');
    return JSON.parse(result.json);
  };
  const none = (what) => async () => { throw new TypeError('no ' + what + ' is planned'); };
  const nameOf = (principal) => {
    if (principal.kind === 'account') return principal.accountId;
    return principal.kind === 'caller' ? ${host}.account : 'the app';
  };
  export const createAssetsClient = (principal) => {
    const by = nameOf(principal);
    const post = async (what, input) => {
      const result = await ${host}.ask({ kind: 'post', what, input: JSON.stringify(input), by });
      if (result.kind === 'value') return { kind: 'created', value: JSON.parse(result.json) };
      if (result.kind === 'taken')
        return { kind: 'rejected', status: 400, duplicate: true, why: fail('assets-rejected') };
      return { kind: 'unknown', detail: 'no answer' };
    };
    return {
      workspaceId: async () => 'workspace',
      isJiraAdmin: async () => true,
      projectVisible: async () => null,
      statuses: async () => [],
      referenceTypes: async (id) => (id === null ? [{ id: '3', name: 'References' }] : []),
      icons: async () => [{ id: '5', name: 'Cube' }],
      properties: async () => ({ allowOtherObjectSchema: false }),
      listSchemas: () => read('listSchemas', ''),
      objectTypes: (id) => read('objectTypes', id),
      attributes: (id) => read('attributes', id),
      attributesOfType: (id) => read('attributesOfType', id),
      createSchema: (input) => post('createSchema', input),
      createObjectType: (input) => post('createObjectType', input),
      createAttribute: (input) => post('createAttribute', input),
      createStatus: none('status'),
      createReferenceType: none('reference type'),
      switchOnSharing: none('sharing'),
    };
  };`;

const CLOCK =
  `export const systemClock = { now: () => ${host}.now(), ticks: () => ${host}.ticks(), ` +
  `sleep: (ms, cut) => ${host}.sleep(ms, cut) };`;

/** What pages are told decides nothing. */
const REALTIME =
  'export const channelFor = async () => null; export const announcerOn = () => ' +
  '({ changed: () => undefined, last: async () => undefined });';

/** One schema with one type with one attribute: three writes, each of which waits for the one before. */
const CATALOGUE = `
  const WFM = ${JSON.stringify(smallest())};
  export const TEMPLATE_KEYS = ['WFM'];
  export const isTemplateKey = (text) => text === 'WFM';
  export const loadTemplate = async () => WFM;`;

/** Path from the root of the repository → the source that replaces it. */
export const EDGES: Readonly<Record<string, string>> = {
  'src/assets/forge-send.ts': 'export const forgeSend = (principal) => principal;',
  'src/assets/client.ts': ASSETS_CLIENT,
  'src/deployer/run/clock.ts': CLOCK,
  'src/deployer/watch/realtime.ts': REALTIME,
  'src/templates/catalogue.ts': CATALOGUE,
};

/** Packages → the source that replaces them. */
export const PACKAGES: Readonly<Record<string, string>> = {
  '@forge/api': FORGE_API,
  '@forge/events': FORGE_EVENTS,
  '@forge/kvs': FORGE_KVS,
  'node:crypto': CRYPTO,
};

/** Globals that would bring in chance, time or noise. The storage's own short waits between two tries pass at once. */
export const GLOBALS: Readonly<Record<string, string>> = {
  'Date.now': `${HOST}_now`,
  'Math.random': `${HOST}_half`,
  setTimeout: `${HOST}_soon`,
  'console.error': `${HOST}_complain`,
};

function smallest(): object {
  const attributes = [{ name: 'Note', type: 'text', description: 'Anything.' }];
  return {
    key: 'WFM',
    name: 'Basic CMDB',
    version: '1.0.0',
    category: 'Foundation',
    level: 1,
    summary: 'One thing.',
    needs: [],
    sources: [],
    extends: [],
    objectTypes: [{ name: 'Thing', purpose: 'A thing.', icon: 'cube', attributes }],
  };
}
