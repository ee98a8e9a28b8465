/**
 * Where a chaos run takes place: the local machine with two installations of the app on one site,
 * its faults, and a pen that writes everything down.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { TableName } from '../../local/assets-emulator/model';
import { forgeFaults } from '../../local/commands/forge-faults';
import type { Installation } from '../../local/forge-host';
import { currentInvocation } from '../../local/forge-host/runtime';
import type { SiteRequest } from '../../local/forge-host/site';
import { seeded } from '../../simulator/platform-faults';
import {
  onMachine,
  type Answer,
  type Gate,
  type MachineOptions,
  type VirtualMachine,
} from '../../simulator/machine';
import { newHistory, type History, type Write } from './history';
import type { Schedule } from './acts';

interface Doing {
  installation: string;
  invocation: string;
  write: Write | null;
}
const doing = new AsyncLocalStorage<Doing>();

export class Stage {
  private installed: [Installation, Installation];
  readonly history: History;
  /** From then on nothing goes wrong any more. */
  isCalm = true;

  constructor(
    readonly machine: VirtualMachine,
    readonly schedule: Schedule,
  ) {
    this.installed = [machine.app, machine.another()];
    this.history = newHistory({
      repeats: schedule.faults.some((spec) => spec.startsWith('repeat')),
      isBarred: schedule.impersonation !== 'allowed' && schedule.present === 'never',
    });
    this.watchRequests();
    this.watchRows();
    this.watchDeaths();
  }

  get now(): number {
    return this.machine.time.ticks();
  }

  sleep(ms: number): Promise<void> {
    return this.machine.time.sleep(ms);
  }

  /** null where no answer came. */
  async act(
    installation: number,
    account: string,
    key: string,
    input: Record<string, unknown> = {},
  ): Promise<Answer | null> {
    return this.answer(installation, (app) => app.invokeAction(key, input, { accountId: account }));
  }

  /** Asks the page. */
  async page(
    installation: number,
    account: string,
    key: string,
    input: Record<string, unknown> = {},
  ): Promise<Answer | null> {
    return this.answer(installation, (app) =>
      app.invokeResolver(key, input, { accountId: account }),
    );
  }

  /** The process ends and is started again. */
  crash(): void {
    for (const installation of [0, 1]) this.history.deaths.push({ at: this.now, installation });
    this.machine.restart();
    this.installed = [this.machine.app, this.machine.another()];
  }

  calm(): void {
    this.isCalm = true;
    const { site } = this.machine;
    site.faults.clear();
    site.setRate(null);
    site.set({ impersonation: 'allowed', staleListsMs: 0 });
  }

  private async answer(
    installation: number,
    ask: (app: Installation) => Promise<unknown>,
  ): Promise<Answer | null> {
    const app = this.installed[installation];
    if (app === undefined) return null;
    try {
      return (await ask(app)) as Answer;
    } catch {
      this.history.deaths.push({ at: this.now, installation });
      return null;
    }
  }

  private numberOf(installationId: string): number {
    return this.installed.findIndex((one) => one.installationId === installationId);
  }

  private watchRequests(): void {
    const { proxy } = this.machine.site;
    const carryOut = proxy.fetch.bind(proxy);
    proxy.fetch = async (request) => {
      const who = doing.getStore();
      if (who === undefined || !mayChange(request)) return carryOut(request);
      const write: Write = {
        sentAt: this.now,
        installation: this.numberOf(who.installation),
        invocation: who.invocation,
        account: request.accountId ?? request.provider,
        method: request.method,
        path: request.path.replace(/^.*\/v1/u, ''),
        answeredAt: null,
        isHeard: false,
        isRefused: false,
      };
      this.history.writes.push(write);
      const answer = await doing.run({ ...who, write }, () => carryOut(request));
      write.answeredAt = this.now;
      write.isRefused = answer.status >= 400 && answer.status < 500;
      write.isHeard = answer.ok && (await isWhole(answer.clone()));
      return answer;
    };
  }

  /** The log of the host says that a consumer died, and not of which installation. */
  private watchDeaths(): void {
    const { log } = this.machine;
    const push = log.push.bind(log);
    log.push = (...lines) => {
      if (lines.some((line) => /was killed|ran longer/u.test(line)))
        for (const installation of [0, 1]) this.history.deaths.push({ at: this.now, installation });
      return push(...lines);
    };
  }

  private watchRows(): void {
    const { store } = this.machine.site;
    const put = store.put.bind(store) as (table: TableName, row: { id: string }) => unknown;
    const remove = store.remove.bind(store);
    const note = (table: TableName, id: string, row: unknown): void => {
      const by = doing.getStore()?.write ?? null;
      this.history.changes.push({ at: this.now, by, table, id, row: row as never });
    };
    store.put = ((table: TableName, row: { id: string }) => {
      note(table, row.id, row);
      return put(table, row);
    }) as typeof store.put;
    store.remove = (table, id) => {
      note(table, id, null);
      remove(table, id);
    };
  }
}

/** A permission check and a search are POSTs that only read. */
const mayChange = ({ method, path }: SiteRequest): boolean =>
  method !== 'GET' && !/\/permissions|\/aql/u.test(path);

const isWhole = (answer: Response): Promise<boolean> =>
  answer.json().then(
    () => true,
    () => false,
  );

/**
 * What the host does not do by itself: a storage that takes its time, so that two can look before
 * one writes, and events that are taken and never delivered.
 */
function gateOf(schedule: Schedule, stageNow: () => Stage | null): Gate {
  const random = seeded(schedule.seed);
  return async (call, go) => {
    const stage = stageNow();
    const isCalm = stage?.isCalm ?? true;
    if (call.to === 'kvs' && !isCalm && schedule.storageMs > 0)
      await stage?.sleep(schedule.storageMs);
    const running = currentInvocation()?.runtime['appContext'] as
      { installationId: string; invocationId: string } | undefined;
    const isPush = call.to === 'stargate' && call.path.startsWith('/webhook/queue/publish/');
    if (isPush && !isCalm && random() * 100 < schedule.lostEvents)
      return Response.json({}, { status: 201 });
    if (running === undefined) return go();
    const { installationId, invocationId } = running;
    return doing.run({ installation: installationId, invocation: invocationId, write: null }, go);
  };
}

/** Sets the stage for a schedule and lets `play` happen on it, in a time of its own. */
export async function onStage<T>(
  schedule: Schedule,
  handlers: Readonly<Record<string, unknown>> | undefined,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  let stage: Stage | null = null;
  const isCalm = (): boolean => stage?.isCalm ?? true;
  const forge = forgeFaults(schedule.forge);
  const options: MachineOptions & { gate: Gate } = {
    firstSlice: schedule.firstSlice,
    ...(handlers === undefined ? {} : { handlers }),
    site: { latencyMs: schedule.latencyMs, switches: { typeNameScope: schedule.nameScope } },
    host: {
      ...forge,
      ...(forge.faults === undefined
        ? {}
        : {
            faults: {
              ...forge.faults,
              decide: (call) => (isCalm() ? [] : (forge.faults?.decide(call) ?? [])),
            },
          }),
      limits: { asyncMaximumMs: schedule.windowMs },
    },
    gate: gateOf(schedule, () => stage),
  };
  const { random } = Math;
  Math.random = seeded(schedule.seed);
  try {
    return await onMachine(options, (machine) => {
      stage = new Stage(machine, schedule);
      return play(stage);
    });
  } finally {
    Math.random = random;
  }
}
