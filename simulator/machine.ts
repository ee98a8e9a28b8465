/** The local machine in virtual time: the Forge host with the unmodified handlers, and the emulator without sockets. */
import {
  createForgeHost,
  memoryStore,
  readManifest,
  type ForgeHost,
  type ForgeHostOptions,
  type Installation,
} from '../local/forge-host';
import type { KvStore } from '../local/forge-host/storage/store';
import * as handlers from '../src/index';
import { TEMPLATE_KEYS } from '../src/templates/catalogue';
import { loadClosure } from '../src/templates/load-closure';
import { ADMIN } from './accounts';
import { IN_A_HURRY } from './in-a-hurry';
import { createSite, type Site, type SiteOptions } from './site';
import { inTime, VirtualTime } from './virtual-time';
import type { Answer } from './answer';

export type { Answer };
export { ADMIN, MANAGER, OTHER_ADMIN, USER } from './accounts';

/** Stands before every call the app makes of the platform; `go` passes it on. */
export type Gate = (
  call: { to: 'kvs' | 'jira' | 'stargate'; path: string },
  go: () => Promise<Response>,
) => Promise<Response>;

export interface MachineOptions {
  site?: SiteOptions;
  /** Exports of `src/index.ts`. Default: the app's own. */
  handlers?: Readonly<Record<string, unknown>>;
  host?: Partial<ForgeHostOptions>;
  /**
   * Whether the answer to a confirmation has time for the first slice. Default false: the
   * background carries out all of it, for tests of what can happen to it there.
   */
  firstSlice?: boolean;
}

type ForgeFetch = (
  args: { type?: string; remote?: string },
  path: string,
  init?: RequestInit,
) => Promise<Response>;
const globals = globalThis as unknown as { __forge_fetch__: ForgeFetch };

export class VirtualMachine {
  readonly site: Site;
  readonly storage: KvStore = memoryStore();
  readonly log: string[] = [];
  private host: ForgeHost;
  app: Installation;

  constructor(
    readonly time: VirtualTime,
    private readonly options: MachineOptions = {},
  ) {
    this.site = createSite(time, { latencyMs: 50, ...options.site });
    [this.host, this.app] = this.start();
  }

  /** As if the process were killed, and started again with other options if given. */
  restart(host: Partial<ForgeHostOptions> = {}): void {
    this.host.close();
    [this.host, this.app] = this.start(host);
  }

  /** Another installation of the app on the same site, with a storage of its own. */
  another(): Installation {
    return this.host.install({ cloudId: 'another' });
  }

  kill(): void {
    this.host.close();
  }

  async call(
    action: string,
    input: Record<string, unknown> = {},
    accountId = ADMIN,
  ): Promise<Answer> {
    return (await this.app.invokeAction(action, input, { accountId })) as Answer;
  }

  /** Previews, waits as a person would, and confirms. */
  async begin(input: Record<string, unknown>, accountId = ADMIN): Promise<Answer> {
    const preview = await this.call('preview-deployment', input, accountId);
    if (preview['previewId'] === undefined) return preview;
    await this.time.sleep(5_100);
    return this.call(
      'deploy-schema',
      { previewId: preview['previewId'], confirmation: preview['confirmationCode'] },
      accountId,
    );
  }

  /** Asks for the status as a person would, until the deployment has ended. */
  async untilEnded(accountId = ADMIN): Promise<Answer> {
    for (let asked = 0; asked < 400; asked += 1) {
      const status = await this.call('get-deployment-status', {}, accountId);
      if (['succeeded', 'failed', 'drifted', 'cancelled'].includes(status.code)) return status;
      await this.time.sleep(Math.min(60_000, 2_000 * (1 + asked)));
    }
    throw new Error(
      `It never ended: ${(await this.call('get-deployment-status', {}, accountId)).text}`,
    );
  }

  async deploy(input: Record<string, unknown>, accountId = ADMIN): Promise<Answer> {
    const begun = await this.begin(input, accountId);
    return begun.ok && begun.code === 'started' ? this.untilEnded(accountId) : begun;
  }

  private start(more: Partial<ForgeHostOptions> = {}): [ForgeHost, Installation] {
    const { time } = this;
    const host = createForgeHost({
      handlers: this.options.handlers ?? handlers,
      manifest: readManifest('manifest.yml'),
      site: this.site.proxy,
      storage: this.storage,
      onLog: (line) => this.log.push(line),
      clock: { now: () => time.now(), setTimer: (ms, run) => time.setTimer(ms, run) },
      ...this.options.host,
      ...more,
      limits: {
        ...(this.options.firstSlice === true ? {} : IN_A_HURRY),
        ...this.options.host?.limits,
        ...more.limits,
      },
    });
    return [host, host.install({ cloudId: 'demo' })];
  }
}

/** Runs `work` with a machine of its own in a time of its own; `gate` stands before the platform meanwhile. */
export async function onMachine<T>(
  options: MachineOptions & { gate?: Gate },
  work: (machine: VirtualMachine) => Promise<T>,
): Promise<T> {
  // Files are read in real time, which virtual time would not wait for: all of it before it begins.
  await loadClosure(TEMPLATE_KEYS);
  const time = new VirtualTime(undefined, 4);
  return inTime(time, async () => {
    const machine = new VirtualMachine(time, options);
    const through = globals.__forge_fetch__;
    const { gate } = options;
    if (gate !== undefined) {
      globals.__forge_fetch__ = (args, path, init) =>
        gate({ to: placeOf(args), path }, () => through(args, path, init));
    }
    try {
      return await work(machine);
    } finally {
      globals.__forge_fetch__ = through;
      machine.kill();
    }
  });
}

const placeOf = ({
  type,
  remote,
}: {
  type?: string;
  remote?: string;
}): 'kvs' | 'jira' | 'stargate' =>
  type === 'kvs' || remote === 'kvs' ? 'kvs' : remote === 'stargate' ? 'stargate' : 'jira';
