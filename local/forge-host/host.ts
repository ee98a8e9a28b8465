import { createHash } from 'node:crypto';
import { LOCAL_ACCOUNTS, type LocalAccount } from './accounts';
import { realClock, type Clock } from './clock';
import { forbidEgress, watchEgress, type EgressGuard } from './egress';
import { createInstallation, type ClosableInstallation, type Installation } from './installation';
import type { Handler } from './invocation';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { functionByKey, handlerExport, type Manifest } from './manifest';
import { NO_FAULTS, type PlatformFaults } from './platform-faults';
import { seededRandom } from './queue/random';
import { installGlobals } from './runtime';
import type { SiteProxy } from './site';
import type { KvStore } from './storage/store';
import type { HostWiring } from './wiring';

export interface ForgeHostOptions {
  /**
   * Exports of `src/index.ts` or of the bundle: function `index.listSchemas` of the manifest is
   * the export `listSchemas`.
   */
  handlers: Readonly<Record<string, unknown>>;
  manifest: Manifest;
  site: SiteProxy;
  storage: KvStore;
  /** Default: real time. */
  clock?: Clock;
  /** What differs from `DEFAULT_LIMITS`. */
  limits?: Partial<Limits>;
  /** Refuse calls whose scope the manifest does not declare. Default true. */
  enforceScopes?: boolean;
  /** What to do about requests past the platform. Default `forbidEgress()`. */
  egress?: EgressGuard;
  /** Deliver each queue event twice, as at-least-once allows. Default false. */
  duplicateDeliveries?: boolean;
  /** Seed for the order in which ready events run; without it the oldest is first. */
  shuffle?: number;
  /** What goes wrong with Forge itself. Default: nothing. */
  faults?: PlatformFaults;
  onLog?: (line: string) => void;
}

export interface InstallOptions {
  cloudId: string;
  /** Address of the site, as a chat on one of its pages and the page itself tell it. Default: none is told. */
  siteUrl?: string;
  /** Default: derived from `cloudId`, so that the same site finds its storage again. */
  installationId?: string;
  /** Default `DEVELOPMENT`. */
  environmentType?: 'DEVELOPMENT' | 'PRODUCTION';
  /** Default: none, as for every app that is not paid for in production. */
  license?: Readonly<Record<string, unknown>>;
  /** Default `LOCAL_ACCOUNTS`. */
  accounts?: readonly LocalAccount[];
}

export interface ForgeHost {
  /** Installs the app on a site and begins to deliver what its queues hold. Throws if it is installed there already. */
  install(options: InstallOptions): Installation;
  /**
   * Stops all timers and abandons what runs, as if the process were killed. Events that were
   * running stay so in the store and are delivered again at the next start. The store stays open;
   * who opened it closes it.
   */
  close(): void;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** Finds every function of the manifest among the exports. Throws an `Error` naming all that are missing. */
function bindHandlers(
  manifest: Manifest,
  handlers: Readonly<Record<string, unknown>>,
): (functionKey: string) => Handler {
  const bound = new Map<string, Handler>();
  const missing: string[] = [];
  for (const { key, handler } of manifest.modules.function) {
    const candidate = handlers[handlerExport(handler)];
    if (isHandler(candidate)) bound.set(key, candidate);
    else missing.push(`${key} (${handler})`);
  }
  if (missing.length > 0)
    throw new Error(`These functions of the manifest are not exported: ${missing.join(', ')}.`);
  return (functionKey) => {
    const handler = bound.get(functionByKey(manifest, functionKey).key);
    if (handler === undefined) throw new Error(`The function "${functionKey}" has no handler.`);
    return handler;
  };
}

/** A name-based UUID: the same text always gives the same one. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/**
 * Stands in for the Forge runtime: runs unmodified handlers through the real `@forge/*` packages, whose two globals
 * (`__forge_fetch__`, `__forge_runtime__`) it provides. Several hosts and installations can run in one process at once.
 */
export function createForgeHost(options: ForgeHostOptions): ForgeHost {
  installGlobals();
  watchEgress();
  const wiring: HostWiring = {
    manifest: options.manifest,
    site: options.site,
    storage: options.storage,
    clock: options.clock ?? realClock,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    enforceScopes: options.enforceScopes ?? true,
    egress: options.egress ?? forbidEgress(),
    duplicateDeliveries: options.duplicateDeliveries ?? false,
    faults: options.faults ?? NO_FAULTS,
    pick: options.shuffle === undefined ? null : seededRandom(options.shuffle),
    handlerOf: bindHandlers(options.manifest, options.handlers),
    log: options.onLog ?? (() => undefined),
  };
  const installations = new Map<string, ClosableInstallation>();

  return {
    install(install) {
      const installationId =
        install.installationId ?? uuidOf(`${options.manifest.app.id} ${install.cloudId}`);
      if (installations.has(installationId))
        throw new Error(`The app is installed as ${installationId} already.`);
      const installation = createInstallation(wiring, {
        installationId,
        cloudId: install.cloudId,
        siteUrl: install.siteUrl ?? null,
        environmentType: install.environmentType ?? 'DEVELOPMENT',
        license: install.license ?? null,
        accounts: install.accounts ?? LOCAL_ACCOUNTS,
      });
      installations.set(installationId, installation);
      return {
        ...installation,
        uninstall: () =>
          installation.uninstall().finally(() => installations.delete(installationId)),
      };
    },
    close() {
      for (const installation of installations.values()) installation.close('the host was closed');
      installations.clear();
    },
  };
}
