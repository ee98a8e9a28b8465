import type { LocalAccount } from './accounts';
import type { Clock } from './clock';
import type { EgressGuard } from './egress';
import type { Handler } from './invocation';
import type { Limits } from './limits';
import type { Manifest } from './manifest';
import type { PlatformFaults } from './platform-faults';
import type { SiteProxy } from './site';
import type { KvStore } from './storage/store';

/** What every installation of one host shares. */
export interface HostWiring {
  manifest: Manifest;
  site: SiteProxy;
  storage: KvStore;
  clock: Clock;
  limits: Limits;
  enforceScopes: boolean;
  egress: EgressGuard;
  duplicateDeliveries: boolean;
  pick: (() => number) | null;
  faults: PlatformFaults;
  /** The export that a function of the manifest names. */
  handlerOf(functionKey: string): Handler;
  log(line: string): void;
}

/** Who installed the app where. */
export interface InstallationFacts {
  installationId: string;
  cloudId: string;
  /** Address of the site; null where the platform tells none. */
  siteUrl: string | null;
  environmentType: 'DEVELOPMENT' | 'PRODUCTION';
  /**
   * What the app sees as its licence; null for none, as for every free or undeployed app.
   * `Installation.setLicense` changes it.
   */
  license: Readonly<Record<string, unknown>> | null;
  accounts: readonly LocalAccount[];
}
