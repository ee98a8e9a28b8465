/**
 * One small world: a store, two Assets workspaces, two people, a queue and a clock. All of it can
 * be copied and put back.
 */
import type { Principal } from '../../src/assets/api';
import type { Clock } from '../../src/deployer/run/clock';
import type { TurnEvent } from '../../src/deployer/queue';
import type { Kv } from '../../src/storage/kv/kv';
import { MemoryKv } from '../../simulator/memory-kv';
import { addSchema, emptyWorkspace, type Workspace } from '../../simulator/workspace';
import { fakeAssets, type AssetsWorld, type Write } from './fake-assets';
import type { Platform } from './platform-edges';

export const ANN = 'account-ann';
export const BOB = 'account-bob';
export type Person = typeof ANN | typeof BOB;
export const PEOPLE: readonly Person[] = [ANN, BOB];

/** Half past an hour: previews are counted by clock hours. */
export const START = Date.UTC(2026, 0, 1, 12, 30);

/** Time for everything; and for nothing but to begin (milliseconds). */
const LONG_MS = 800_000;
const SHORT_MS = 1_000;

export interface Snapshot {
  stored: [string, string][];
  now: number;
  /** Which of the two workspaces the site has now. */
  at: 0 | 1;
  workspaces: [string, string];
  admins: Person[];
  queue: TurnEvent[];
  hasTime: boolean;
}

export class World implements Platform {
  kv = new MemoryKv();
  time = START;
  at: 0 | 1 = 0;
  workspaces: [Workspace, Workspace] = [emptyWorkspace(), emptyWorkspace()];
  admins = new Set<Person>(PEOPLE);
  queue: TurnEvent[] = [];
  /** Whether a confirmation has time for the first slice; without it, the event does everything. */
  hasTime = false;
  readonly remainingMs = LONG_MS;
  /** Told of each write and each push as it happens. */
  onWrite: (write: Write) => void = () => undefined;
  onPush: (event: TurnEvent) => void = () => undefined;
  refusal: AssetsWorld['refusal'] = null;
  private ticked = 0;

  /** Time stands still within one call; a turn's own waits pass at once. */
  readonly clock: Clock = {
    now: () => this.time,
    ticks: () => this.ticked,
    sleep: async (ms) => {
      this.ticked += ms;
      for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
    },
  };

  now(): number {
    return this.time;
  }

  get workspace(): Workspace {
    return this.workspaces[this.at];
  }

  get workspaceId(): string {
    return `workspace-${this.at}`;
  }

  /** As one person's call sees it: `caller` is that person; null where nobody is present. */
  seenBy(present: Person | null, isConfirmation = false): Platform {
    return {
      remainingMs: isConfirmation && !this.hasTime ? SHORT_MS : LONG_MS,
      kv: this.kv as Kv,
      now: () => this.time,
      clock: this.clock,
      assets: (principal) => this.assetsFor(principal, present),
      push: (event) => this.push(event),
    };
  }

  assets(principal: Principal): ReturnType<Platform['assets']> {
    return this.assetsFor(principal, null);
  }

  push(event: TurnEvent): string {
    this.onPush(event);
    this.queue.push(event);
    return `job-${event.deploymentId}-${event.epoch}`;
  }

  private assetsFor(principal: Principal, present: Person | null): ReturnType<typeof fakeAssets> {
    const by: Principal =
      principal.kind === 'caller' && present !== null
        ? { kind: 'account', accountId: present }
        : principal;
    return fakeAssets(
      {
        workspaceId: () => this.workspaceId,
        workspace: () => this.workspace,
        onWrite: (write) => this.onWrite(write),
        refusal: this.refusal,
        isAdmin: (who) =>
          who.kind === 'app' ||
          (who.kind === 'account' && this.admins.has(who.accountId as Person)),
      },
      by,
    );
  }

  save(): Snapshot {
    return {
      stored: [...this.kv.stored],
      now: this.time,
      at: this.at,
      workspaces: [JSON.stringify(this.workspaces[0]), JSON.stringify(this.workspaces[1])],
      admins: [...this.admins].sort(),
      queue: [...this.queue],
      hasTime: this.hasTime,
    };
  }

  load(snapshot: Snapshot): void {
    this.kv.stored.clear();
    for (const [key, value] of snapshot.stored) this.kv.stored.set(key, value);
    this.kv.log.length = 0;
    this.time = snapshot.now;
    this.at = snapshot.at;
    this.workspaces = [
      JSON.parse(snapshot.workspaces[0]) as Workspace,
      JSON.parse(snapshot.workspaces[1]) as Workspace,
    ];
    this.admins = new Set(snapshot.admins);
    this.queue = [...snapshot.queue];
    this.hasTime = snapshot.hasTime;
  }

  /** Somebody else makes, by hand, a schema of that key; or removes what is under it. */
  drift(key: string): void {
    const found = this.workspace.schemas.find((schema) => schema.key === key);
    if (found === undefined) {
      addSchema(this.workspace, key, `By hand ${key}`);
      return;
    }
    this.workspace.schemas = this.workspace.schemas.filter((schema) => schema !== found);
    this.workspace.details = Object.fromEntries(
      Object.entries(this.workspace.details).filter(([id]) => id !== found.id),
    );
  }
}
