/**
 * A whole small world in virtual time: workspace, storage, queue, and the deployer of the app in
 * between. What the Forge host does for the end-to-end tests is done here by a few lines, so that
 * thousands of runs fit into a minute and every event is at hand.
 */
import { createAssetsClient } from '../src/assets/client';
import type { AssetsClient } from '../src/assets/api';
import { AppError } from '../src/errors';
import { checkConfirmation } from '../src/approvals/check';
import { issuePreview } from '../src/approvals/issue';
import { spendApproval } from '../src/approvals/spend';
import { deliver } from '../src/deployer/deliver';
import { observeAndPlan } from '../src/survey/observe-and-plan';
import type { PaceOptions } from '../src/deployer/run/pace';
import type { TurnEvent } from '../src/deployer/queue';
import { resumeIfStalled, startTurn } from '../src/deployer/start';
import { takeTurn, type TurnInput } from '../src/deployer/take-turn';
import type { DeployOptions } from '../src/planner/options';
import type { Plan } from '../src/planner/plan';
import type { Deployment } from '../src/storage/deployment-record';
import { loadDeployment } from '../src/storage/deployments';
import { loadIdentities } from '../src/storage/identities';
import { knownSchemas } from '../src/storage/known-schemas';
import { acquireLock, handOverLock } from '../src/storage/lock/lock';
import type { Kv } from '../src/storage/kv/kv';
import type { TemplateClosure } from '../src/templates/load-closure';
import { writeSnapshot } from '../local/assets-emulator/snapshot';
import { ADMIN } from './accounts';
import { MemoryKv } from './memory-kv';
import { Life, type KillAt } from './life';
import { createSite, type Site, type SiteOptions } from './site';
import type { VirtualTime } from './virtual-time';

export interface WorldOptions extends SiteOptions {
  closure: TemplateClosure;
  /** How long one run of the consumer may take, in milliseconds; default 900 s. */
  consumerMs?: number;
  /** Storage between the deployer and the memory: for faults. */
  kv?: (kv: MemoryKv) => Kv;
  pace?: Partial<PaceOptions>;
  /** Seeded; default: always a half. */
  random?: () => number;
  /** Kills of consumer runs, by run, from 1. */
  kills?: Readonly<Record<number, KillAt>>;
  /** Copies of each event that are delivered: 2 shows what at-least-once can mean. */
  copies?: 1 | 2;
  /** What the platform says of a delivery whose function was killed: true, that it died; false, nothing at all. */
  tellsDeath?: boolean;
  /** Told of every run's beginning. */
  onRun?: (run: number) => void;
  /** Told after each platform call of the deployer that was carried out. */
  onCall?: (call: number) => void;
  /** Goes on from there instead of beginning with an empty workspace: what is left when a process is killed. */
  from?: Capture;
}

/** Everything that outlives a process. */
export interface Capture {
  workspace: string;
  stored: ReadonlyMap<string, string>;
  now: number;
  event: TurnEvent;
}

interface Queued {
  event: TurnEvent;
  readyAt: number;
  retried: { died: boolean } | null;
}

export { ADMIN } from './accounts';

export class World {
  readonly site: Site;
  readonly memory = new MemoryKv();
  readonly kv: Kv;
  private readonly queue: Queued[] = [];
  /** Runs of the consumer so far, and pushes to the queue. */
  runs = 0;
  pushes = 0;
  /** Platform calls of each run, in order. */
  readonly calls: number[] = [];
  /** What the deployer's invocations did outside of any promise they wait for. */
  readonly lives: Life[] = [];

  constructor(
    readonly time: VirtualTime,
    readonly options: WorldOptions,
  ) {
    this.site = createSite(time, {
      ...options,
      ...(options.from === undefined ? {} : { workspace: options.from.workspace }),
    });
    this.kv = options.kv?.(this.memory) ?? this.memory;
    if (options.from === undefined) return;
    for (const [key, value] of options.from.stored) this.memory.stored.set(key, value);
    this.queue.push({
      event: options.from.event,
      readyAt: time.ticks() + 1_000,
      retried: { died: true },
    });
  }

  /**
   * What a kill at this moment would leave, with this event to be delivered again. `workspace`:
   * where it is known already.
   */
  capture(event: TurnEvent, workspace = writeSnapshot(this.site.store)): Capture {
    return { workspace, stored: new Map(this.memory.stored), now: this.time.now(), event };
  }

  client(accountId = ADMIN, background = false, life?: Life): AssetsClient {
    const send = this.site.sendAs(accountId, background);
    const clock = life?.clock(this.time) ?? this.time;
    const random = this.options.random ?? (() => 0.5);
    return createAssetsClient(life?.send(send) ?? send, {
      now: () => clock.now(),
      ticks: () => clock.ticks(),
      sleep: (ms) => clock.sleep(ms),
      random,
      ...(background ? { tries: 6, maxReadMs: 60_000 } : {}),
    });
  }

  /** As a preview sees it. */
  async plan(options: DeployOptions, client = this.client()): Promise<Plan> {
    const known = await knownSchemas(this.memory);
    return (
      await observeAndPlan({
        client,
        closure: this.options.closure,
        options,
        known,
        pins: [],
        made: new Set(),
        needIcons: true,
        identitiesOf: (ids) => loadIdentities(this.memory, ids),
      })
    ).plan;
  }

  /**
   * Preview, the wait of a person, confirmation, spending and the first push, as the actions do
   * it. Returns the deployment's id.
   */
  async approve(options: DeployOptions, accountId = ADMIN): Promise<string> {
    const { memory: kv, time } = this;
    const client = this.client(accountId);
    const { preview, confirmationCode } = await issuePreview(kv, {
      account: accountId,
      plan: await this.plan(options, client),
      origin: 'chat',
      setting: 'chat',
      now: time.now(),
    });
    await time.sleep(5_000);
    const workspaceId = await client.workspaceId();
    const checked = await checkConfirmation(kv, {
      previewId: preview.id,
      given: { origin: 'chat', message: confirmationCode ?? '' },
      account: accountId,
      workspaceId,
      setting: 'chat',
      now: time.now(),
    });
    if (checked.kind !== 'approved') throw new Error('It was confirmed before.');
    const lock = await acquireLock(kv, {
      deploymentId: preview.id,
      epoch: 0,
      deadline: time.now() + 55_000,
      now: time.now(),
      previousDied: false,
    });
    if (lock.kind !== 'held') throw new Error(`The lock is ${lock.kind}.`);
    const { deployment } = await spendApproval(kv, checked.approval, {
      plan: await this.plan(options, client),
      executor: 'background',
      appVersion: '1',
      now: time.now(),
    });
    await startTurn(
      kv,
      deployment.id,
      { epoch: 1, executor: 'background', delaySeconds: 0, now: time.now() },
      this.push,
    );
    await handOverLock(kv, lock.generation, time.now() + 55_000);
    return deployment.id;
  }

  readonly push = async (event: TurnEvent, delaySeconds: number): Promise<string> => {
    this.pushes += 1;
    for (let copy = 0; copy < (this.options.copies ?? 1); copy += 1)
      this.queue.push({ event, readyAt: this.time.ticks() + delaySeconds * 1_000, retried: null });
    return `job-${this.pushes}`;
  };

  /**
   * Delivers what the queue holds, and wakes what stalls, until the deployment has ended. Throws
   * where it never does.
   */
  async untilEnded(id: string): Promise<Deployment> {
    const running = new Set<Promise<void>>();
    for (let idle = 0; idle < 400;) {
      const at = this.queue.findIndex((queued) => queued.readyAt <= this.time.ticks());
      const [next] = at < 0 ? [] : this.queue.splice(at, 1);
      if (next !== undefined) {
        const run: Promise<void> = this.deliver(next).finally(() => running.delete(run));
        running.add(run);
        // Two at once only where events are delivered twice.
        if ((this.options.copies ?? 1) === 1) await run;
        continue;
      }
      const deployment = await this.load(id);
      if (deployment.endedAt !== null && running.size === 0 && this.queue.length === 0)
        return deployment;
      idle += 1;
      await this.time.sleep(1_000 + 5_000 * Math.min(idle, 12));
      if (running.size === 0 && deployment.endedAt === null) await this.visit(deployment);
    }
    const facts = {
      ...(await this.load(id)),
      options: undefined,
      templates: undefined,
      queue: this.queue,
      now: this.time.now(),
      runs: this.runs,
    };
    throw new Error(`The deployment never ended: ${JSON.stringify(facts)}`);
  }

  async load(id: string): Promise<Deployment> {
    const deployment = await loadDeployment(this.memory, id);
    if (deployment === null) throw new Error('There is no such deployment.');
    return deployment;
  }

  /** What a person's question for the status does. */
  async visit(deployment: Deployment): Promise<void> {
    if (deployment.executor !== 'present') {
      await resumeIfStalled(this.memory, deployment, this.time.now(), this.push);
      return;
    }
    const end = await takeTurn({
      ...this.ports(new Life(), 18_000, false),
      deploymentId: deployment.id,
      epoch: deployment.epoch,
      previousDied: false,
    }).catch((error: unknown) => {
      // The person reads that the storage does not answer, and asks again.
      if (error instanceof AppError) return { kind: 'ignored' as const };
      throw error;
    });
    if (end.kind === 'hand-over')
      await startTurn(
        this.memory,
        deployment.id,
        { epoch: deployment.epoch + 1, executor: 'present', delaySeconds: 0, now: this.time.now() },
        this.push,
      );
  }

  /** One run of the consumer: to its end, to its limit, or to its death. */
  private async deliver(queued: Queued): Promise<void> {
    this.runs += 1;
    const run = this.runs;
    this.options.onRun?.(run);
    const life = new Life(this.options.kills?.[run] ?? null, this.options.onCall);
    this.lives.push(life);
    const limit = this.options.consumerMs ?? 900_000;
    const over = deliver({
      ...this.ports(life, limit, true),
      event: queued.event,
      isRedelivered: queued.retried !== null,
      previousDied: queued.retried?.died ?? false,
      push: (event, delay) => life.call(() => this.push(event, delay)),
    });
    const finished = over.then(() => undefined);
    await this.time.sleep(limit, Promise.race([finished, life.death]));
    life.isDead ||= !(await isSettled(finished));
    this.calls.push(life.count);
    if (life.isDead) {
      // At least once: the platform says that the function died, or it just delivers the event again.
      this.queue.push({
        event: queued.event,
        readyAt: this.time.ticks() + 1_000,
        retried: this.options.tellsDeath === false ? null : { died: true },
      });
      return;
    }
    const delivered = await over;
    if (delivered.kind === 'again')
      this.queue.push({
        event: queued.event,
        readyAt: this.time.ticks() + delivered.afterSeconds * 1_000,
        retried: { died: delivered.gaveUp },
      });
  }

  private ports(
    life: Life,
    remainingMs: number,
    background: boolean,
  ): Omit<TurnInput, 'deploymentId' | 'epoch' | 'previousDied'> {
    return {
      kv: life.kv(this.kv),
      clock: life.clock(this.time),
      remainingMs,
      closureOf: () => Promise.resolve(this.options.closure),
      clientFor: (deployment) => this.client(deployment.account, background, life),
      pace: { random: this.options.random ?? (() => 0.5), ...this.options.pace },
    };
  }
}

async function isSettled(promise: Promise<void>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}
