/**
 * The modules of the app that touch the platform, and what stands in for them in a search: a
 * world in memory that can be copied and put back. Everything between these edges is the app's
 * own code, unchanged.
 */
import type { AsyncLocalStorage } from 'node:async_hooks';
import type { AssetsClient, Principal } from '../../src/assets/api';
import type { Clock } from '../../src/deployer/run/clock';
import type { TurnEvent } from '../../src/deployer/queue';
import type { Kv } from '../../src/storage/kv/kv';

/** What the stand-ins below call. */
export interface Platform {
  kv: Kv;
  now(): number;
  clock: Clock;
  assets(principal: Principal): AssetsClient;
  push(event: TurnEvent): string;
  /** What this call is told is left of its time. */
  remainingMs: number;
}

/** Under a name that the stand-ins know. The platform of the running call, as the real runtime keeps it. */
export const SLOT = '__launchpad_safety__';
export interface Slot {
  current: AsyncLocalStorage<Platform>;
}

const here = `globalThis.${SLOT}.current.getStore()`;

/** Path from the root of the repository → the source that replaces it. */
export const EDGES: Readonly<Record<string, string>> = {
  'src/storage/kv/forge-kv.ts': `export const forgeKv = () => ${here}.kv;`,
  'src/assets/forge-send.ts': 'export const forgeSend = (principal) => principal;',
  'src/assets/client.ts': `export const createAssetsClient = (principal) => ${here}.assets(principal);`,
  'src/deployer/run/clock.ts':
    `export const systemClock = { now: () => ${here}.clock.now(), ticks: () => ` +
    `${here}.clock.ticks(), sleep: (ms, cut) => ${here}.clock.sleep(ms, cut) };`,
  // What is counted decides nothing.
  'src/telemetry/count.ts':
    'export const countAction = async () => undefined; export const countView = async () => undefined;',
  // What pages hear is a hint to look, and decides nothing.
  'src/deployer/watch/realtime.ts':
    'export const announcerOn = () => ({ changed: () => undefined, last: async () ' +
    '=> undefined }); export const channelFor = async () => null;',
  'src/deployer/queue.ts': [
    `export const pushTurn = async (event) => ${here}.push(event);`,
    'export const takeBack = async () => undefined;',
    'export const deliverAgain = (afterSeconds) => ({ again: afterSeconds });',
    'export const diedBefore = () => false;',
    'export const isOverBefore = () => false;',
  ].join('\n'),
};

/** What `@forge/api` is asked for outside `src/assets`. */
export const FORGE_API =
  `export const getAppContext = () => ({ appVersion: '1.0.0', appAri: { appId: ` +
  `'the-app' }, environmentAri: { environmentId: 'the-environment' }, ` +
  `invocationRemainingTimeInMillis: () => ${here}.remainingMs }); export const ` +
  'privacy = { reportPersonalData: async () => [] };';

/** Expressions that read the wall clock. */
export const CLOCK = `${SLOT}_now`;

/** What a search asks is who may write, not what is written. */
export const SMALL_CATALOGUE: Readonly<Record<string, string>> = {
  'src/templates/catalogue.ts': `
    const BASIC = ${JSON.stringify(tinyTemplate())};
    export const TEMPLATE_KEYS = ['BASIC'];
    export const isTemplateKey = (text) => text === 'BASIC';
    export const loadTemplate = async () => BASIC;`,
};

function tinyTemplate(): object {
  const attributes = [{ name: 'Note', type: 'text', description: 'Anything.' }];
  return {
    key: 'BASIC',
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
