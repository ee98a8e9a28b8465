/** What stands in for the Forge runtime on a developer's machine. See `createForgeHost`. */
export { jumpAppClock } from './app-clock';
export { LOCAL_ACCOUNTS, type LocalAccount } from './accounts';
export { realClock, type Clock } from './clock';
export { forbidEgress, type EgressAttempt, type EgressGuard, type ForbiddingGuard } from './egress';
export { fakeClock, type FakeClock } from './fake-clock';
export { InvocationFailure, StoppedInvocationError, type InvocationFailureKind } from './failures';
export {
  createForgeHost,
  type ForgeHost,
  type ForgeHostOptions,
  type InstallOptions,
} from './host';
export type { Caller, Installation } from './installation';
export type { KvsStats } from './kvs/server';
export { isLicenceName, LICENCES, type LicenceName, type LicencedAs } from './licences';
export { DEFAULT_LIMITS, type Limits } from './limits';
export { parseManifest, readManifest, type Manifest } from './manifest';
export type { PlatformCall, PlatformFaults, PlatformHarm } from './platform-faults';
export type { QueuedEvent, QueueState } from './queue/queue';
export type { Listening, Realtime, RealtimeHealth } from './realtime';
export { currentInvocation } from './runtime';
export { loopbackSite } from './loopback-site';
export type { SitePrincipal, SiteProxy, SiteRequest } from './site';
export { fileStore, openFileStore, type FileStoreOpening } from './storage/file-store';
export { memoryStore } from './storage/memory-store';
export type { KvStore } from './storage/store';
