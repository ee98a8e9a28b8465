import type { InvocationSpec, InvocationSurroundings } from './invocation';
import { callSite } from './jira-proxy';
import { createKvsServer, type KvsServer } from './kvs/server';
import { createShelf } from './kvs/shelf';
import { declaredScopes, pageResolvers } from './manifest';
import { throughFaults, type DeliveryTerms, type FaultyCall } from './platform-faults';
import type { Queue } from './queue/queue';
import { createRealtime, GLOBAL_CHANNEL_SCOPE, type Realtime } from './realtime';
import { runOutside, type ForgeFetchArgs } from './runtime';
import { callStargate } from './stargate';
import type { HostWiring, InstallationFacts } from './wiring';

/** Everything of the platform that one installation sees. */
export interface Platform {
  surroundings: InvocationSurroundings;
  kvs: KvsServer;
  /** Second argument of every function. */
  backendContext(accountId: string | null): Record<string, unknown>;
  reportedAccounts: readonly string[];
  realtime: Realtime;
}

const ENVIRONMENT_ID = '00000000-0000-4000-8000-00000000e001';

const lastPart = (ari: string): string => ari.slice(ari.lastIndexOf('/') + 1);

function placeOf({ type, remote }: ForgeFetchArgs, path: string): FaultyCall['place'] {
  if (type === 'kvs' || remote === 'kvs') return 'storage';
  return remote === 'stargate' && path.startsWith('/webhook/queue/publish/') ? 'queue' : null;
}

const text = (init: RequestInit | undefined): string =>
  typeof init?.body === 'string' ? init.body : '';

/**
 * Builds the platform around one installation. `queue` is asked for late, because the queue
 * itself invokes functions.
 */
export function createPlatform(
  wiring: HostWiring,
  facts: InstallationFacts,
  queue: () => Queue,
): Platform {
  const { manifest, limits, clock } = wiring;
  const siteAri = `ari:cloud:jira::site/${facts.cloudId}`;
  const installation = {
    ari: `ari:cloud:ecosystem::installation/${facts.installationId}`,
    contexts: [{ cloudId: facts.cloudId, toString: () => siteAri }],
  };
  // Asked for at each invocation: a licence can lapse while the app is installed.
  const license = (): Record<string, unknown> =>
    facts.license === null ? {} : { license: facts.license };
  const shelf = createShelf(wiring.storage, facts.installationId, clock, limits);
  const mayUseKvs = !wiring.enforceScopes || declaredScopes(manifest).includes('storage:app');
  const kvs = createKvsServer({ shelf, clock, limits }, mayUseKvs);
  const reportedAccounts: string[] = [];
  const realtime = createRealtime(
    clock,
    !wiring.enforceScopes || declaredScopes(manifest).includes(GLOBAL_CHANNEL_SCOPE),
  );
  const isPage = (moduleType: string): boolean =>
    pageResolvers(manifest).some((page) => page.moduleType === moduleType);
  const jira = { ...wiring, accounts: facts.accounts, requestMs: limits.requestMs };
  const onReport = (ids: readonly string[]): void => void reportedAccounts.push(...ids);

  const answerTo = async (
    spec: InvocationSpec,
    args: ForgeFetchArgs,
    path: string,
    init: RequestInit | undefined,
    terms: DeliveryTerms,
  ): Promise<Response> => {
    if (args.type === 'realtime') return realtime.handle(text(init), isPage(spec.moduleType));
    if (args.type === 'kvs' || args.remote === 'kvs') return kvs.handle(path, text(init));
    if (args.remote === 'jira') return callSite(jira, spec.accountId, args, path, init);
    if (args.remote === 'stargate')
      return callStargate(
        { queue: queue(), accounts: facts.accounts, onReport, terms },
        spec.depth,
        path,
        text(init),
      );
    throw new Error(
      'The local host stands in for jira, kvs, stargate and realtime, not for ' +
        `"${args.remote ?? args.type ?? 'nothing'}" (${path}).`,
    );
  };
  const route = (
    spec: InvocationSpec,
    args: ForgeFetchArgs,
    path: string,
    init: RequestInit | undefined,
  ): Promise<Response> =>
    runOutside(() =>
      throughFaults(
        wiring.faults,
        { place: placeOf(args, path), path, isConsumer: spec.moduleType === 'consumer' },
        (terms) => answerTo(spec, args, path, init, terms),
      ),
    );

  return {
    kvs,
    reportedAccounts,
    realtime,
    backendContext: (accountId) => ({
      ...(accountId === null ? {} : { principal: { accountId } }),
      installContext: siteAri,
      installation,
      ...license(),
    }),
    surroundings: {
      clock,
      payloadBytes: limits.payloadBytes,
      runtime: {
        proxy: { token: 'local', url: 'http://forge-proxy.invalid' },
        contextAri: siteAri,
        container: {},
      },
      appContext: () => ({
        appId: lastPart(manifest.app.id),
        appVersion: '1.0.0',
        environmentId: ENVIRONMENT_ID,
        environmentType: facts.environmentType,
        installationId: facts.installationId,
        installation,
        ...license(),
        permissions: { scopes: declaredScopes(manifest), external: {} },
      }),
      route,
      egress: (spec, attempt) =>
        wiring.egress.onRequest({
          ...attempt,
          functionKey: spec.functionKey,
          installationId: facts.installationId,
        }),
      log: wiring.log,
    },
  };
}
