/**
 * Which scope each call of the platform needs: for the site the table of the local Forge host,
 * for the platform's own services the one below.
 */
import { scopesFor } from '../../../local/forge-host/scopes';

/** One request that the app made of the platform. */
export interface PlatformCall {
  /** As `@forge/*` addresses it. */
  remote: 'jira' | 'kvs' | 'stargate' | 'realtime';
  method: string;
  path: string;
}

export interface Need {
  /** The endpoint without the ids of one request, or what the service is called. */
  endpoint: string;
  /** Every group must be met, by any one of its scopes. [] needs none; null: nobody knows. */
  groups: readonly (readonly string[])[] | null;
}

/**
 * Platform services by path. Source: Atlassian documentation, "Forge scopes"; for the queue and
 * realtime it names no scope for the back end.
 */
const SERVICES: readonly {
  remote: PlatformCall['remote'];
  path: RegExp;
  endpoint: string;
  groups: readonly (readonly string[])[];
}[] = [
  {
    remote: 'kvs',
    path: /^\/api\/v1\/(?:get|set|delete|query|batch\/|transaction|secret\/)/,
    endpoint: 'app storage (KVS)',
    groups: [['storage:app']],
  },
  {
    remote: 'stargate',
    path: /^\/app\/report-accounts$/,
    endpoint: 'personal data report',
    groups: [['report:personal-data']],
  },
  {
    remote: 'stargate',
    path: /^\/webhook\/queue\/(?:publish|stats|cancel)\//,
    endpoint: 'queue of the app',
    groups: [],
  },
  { remote: 'realtime', path: /^\//, endpoint: 'realtime channel of the app, publish', groups: [] },
];

/** The ids of one request taken out, and the query: `/jsm/assets/workspace/{id}/v1/objectschema/{id}/attributes`. */
export function endpointOf(path: string): string {
  const [, workspace = '', rest = ''] = /^(\/jsm\/assets\/workspace\/)?([^?]*)/.exec(path) ?? [];
  if (workspace === '') return rest;
  return (
    workspace +
    rest
      .split('/')
      .map((part) => (/^\d+$|^[0-9a-f-]{32,36}$/i.test(part) ? '{id}' : part))
      .join('/')
  );
}

export function needOf(call: PlatformCall): Need {
  if (call.remote === 'jira')
    return { endpoint: endpointOf(call.path), groups: scopesFor(call.method, call.path) };
  const service = SERVICES.find(
    ({ remote, path }) => remote === call.remote && path.test(call.path),
  );
  return service === undefined
    ? { endpoint: `${call.remote} ${call.path}`, groups: null }
    : { endpoint: service.endpoint, groups: service.groups };
}
