import { asyncMs, createConsumers } from './consumers';
import { InvocationFailure, saying } from './failures';
import { createInvoker } from './invoker';
import type { KvsStats } from './kvs/server';
import { pageResolvers, type Manifest } from './manifest';
import { createPlatform } from './platform';
import { createQueue, type Queue, type QueueState } from './queue/queue';
import type { Realtime } from './realtime';
import type { HostWiring, InstallationFacts } from './wiring';

/** Who invokes. `moduleKey`: the module as the function sees it; by default the action itself, or the only page. */
export interface Caller {
  accountId: string;
  moduleKey?: string;
}

/** One installed app. Every `invoke…` rejects with an `InvocationFailure`. */
export interface Installation {
  readonly installationId: string;
  /** Calls the function of a Rovo action, inputs flat beside `context`, as Rovo does. Limit: `actionMs`. */
  invokeAction(
    actionKey: string,
    inputs: Record<string, unknown>,
    caller: Caller,
  ): Promise<unknown>;
  /** Calls one definition of a page's resolver. Limit: `resolverMs`. */
  invokeResolver(
    functionKey: string,
    payload: Record<string, unknown>,
    caller: Caller,
  ): Promise<unknown>;
  /** Calls the function of a `trigger` module with a product or lifecycle event. Limit: `triggerMs`. */
  invokeTrigger(moduleKey: string, event: Record<string, unknown>): Promise<unknown>;
  /** Calls the function of a `scheduledTrigger` module. */
  invokeScheduled(moduleKey: string): Promise<unknown>;
  /** What the app sees as its licence from the next invocation on; null for none. */
  setLicense(license: Readonly<Record<string, unknown>> | null): void;
  /** Runs the `preUninstall` functions (55 s each; a failure is logged and stops nothing), then forgets all storage. */
  uninstall(): Promise<void>;
  /** True once no event waits or runs; false after `timeoutMs` (default: no limit) or when the host is closed. */
  queueIdle(timeoutMs?: number): Promise<boolean>;
  queueState(): QueueState;
  kvsStats(): KvsStats;
  /** Account ids the app reported as personal data it holds. */
  reportedAccounts(): readonly string[];
  /** Forge Realtime: what the bridge of a page does to listen, and how well the service is. */
  readonly realtime: Pick<Realtime, 'listen' | 'setHealth' | 'asked'>;
}

export interface ClosableInstallation extends Installation {
  /** Stops the queue and abandons what runs. */
  close(why: string): void;
}

interface KeyedModule {
  key: string;
  function: string;
}

function moduleByKey(modules: readonly KeyedModule[], kind: string, key: string): KeyedModule {
  const found = modules.find((module) => module.key === key);
  if (found !== undefined) return found;
  const known = modules.map((module) => module.key).join(', ') || 'none';
  throw new InvocationFailure(
    'not-possible',
    `The manifest has no ${kind} "${key}"; it has: ${known}.`,
  );
}

function pageOf(
  manifest: Manifest,
  moduleKey: string | undefined,
): ReturnType<typeof pageResolvers>[number] {
  const pages = pageResolvers(manifest).filter(
    (page) => moduleKey === undefined || page.moduleKey === moduleKey,
  );
  const [page, ...more] = pages;
  if (page !== undefined && more.length === 0) return page;
  const problem =
    page === undefined
      ? 'no page with a resolver'
      : `several pages (${pages.map((each) => each.moduleKey).join(', ')}); name one`;
  throw new InvocationFailure('not-possible', `The manifest has ${problem}.`);
}

export function createInstallation(
  wiring: HostWiring,
  installed: InstallationFacts,
): ClosableInstallation {
  const facts = { ...installed };
  const { manifest, limits } = wiring;
  const platform = createPlatform(wiring, facts, () => queue);
  const invoker = createInvoker(wiring, platform);

  const knownAccount = (accountId: string): string => {
    if (
      facts.accounts.some(
        (account) => account.accountId === accountId && account.status === 'active',
      )
    )
      return accountId;
    const known = facts.accounts.map((account) => account.accountId).join(', ');
    throw new InvocationFailure(
      'not-possible',
      `There is no active account "${accountId}" here; there are: ${known}.`,
    );
  };

  const queue: Queue = createQueue({
    ...wiring,
    installationId: facts.installationId,
    store: wiring.storage,
    ...createConsumers(wiring, platform, invoker),
  });

  const withoutPerson = (
    module: KeyedModule,
    moduleType: string,
    args: readonly unknown[],
    limitMs: number,
  ): Promise<unknown> =>
    invoker.invoke({
      args,
      functionKey: module.function,
      moduleType,
      moduleKey: module.key,
      accountId: null,
      depth: 0,
      limitMs,
    });

  const close = (why: string): void => {
    queue.stop();
    invoker.stop(why);
  };

  queue.start();

  return {
    installationId: facts.installationId,
    async invokeAction(actionKey, inputs, caller) {
      const action = moduleByKey(manifest.modules.action, 'action', actionKey);
      const accountId = knownAccount(caller.accountId);
      const moduleKey = caller.moduleKey ?? action.key;
      const { cloudId, siteUrl } = facts;
      const jira = siteUrl === null ? {} : { jira: { url: siteUrl } };
      const payload = { ...inputs, context: { cloudId, moduleKey, ...jira } };
      const args = [payload, platform.backendContext(accountId)];
      return invoker.invoke({
        args,
        functionKey: action.function,
        moduleType: 'action',
        moduleKey,
        accountId,
        depth: 0,
        limitMs: limits.actionMs,
        toldMs: limits.toldMs[actionKey],
      });
    },
    async invokeResolver(functionKey, payload, caller) {
      const { moduleType, moduleKey, functionKey: resolver } = pageOf(manifest, caller.moduleKey);
      const accountId = knownAccount(caller.accountId);
      const request = {
        call: { functionKey, payload },
        context: {
          cloudId: facts.cloudId,
          moduleKey,
          environmentType: facts.environmentType,
          ...(facts.siteUrl === null ? {} : { siteUrl: facts.siteUrl }),
        },
      };
      const args = [request, platform.backendContext(accountId)];
      return invoker.invoke(
        {
          args,
          functionKey: resolver,
          moduleType,
          moduleKey,
          accountId,
          depth: 0,
          limitMs: limits.resolverMs,
          toldMs: limits.toldMs[functionKey],
        },
        limits.frontEndPayloadBytes,
      );
    },
    async invokeTrigger(moduleKey, event) {
      const module = moduleByKey(manifest.modules.trigger, 'trigger', moduleKey);
      return withoutPerson(
        module,
        'trigger',
        [event, platform.backendContext(null)],
        limits.triggerMs,
      );
    },
    async invokeScheduled(moduleKey) {
      const module = moduleByKey(manifest.modules.scheduledTrigger, 'scheduled trigger', moduleKey);
      const request = { context: { cloudId: facts.cloudId, moduleKey }, contextToken: 'local' };
      return withoutPerson(
        module,
        'scheduledTrigger',
        [request, platform.backendContext(null)],
        asyncMs(wiring, module.function),
      );
    },
    async uninstall() {
      for (const module of manifest.modules.preUninstall) {
        await withoutPerson(
          module,
          'preUninstall',
          [{ context: { cloudId: facts.cloudId } }, platform.backendContext(null)],
          limits.preUninstallMs,
        ).catch((error: unknown) =>
          wiring.log(`preUninstall ${module.key} failed: ${saying(error)}`),
        );
      }
      close('the app was uninstalled');
      wiring.storage.drop(facts.installationId);
    },
    setLicense(license) {
      facts.license = license;
    },
    queueIdle: (timeoutMs = Infinity) => queue.idle(timeoutMs),
    queueState: () => queue.state(),
    kvsStats: () => platform.kvs.stats(),
    reportedAccounts: () => platform.reportedAccounts,
    realtime: platform.realtime,
    close,
  };
}
