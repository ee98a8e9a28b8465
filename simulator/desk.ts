/**
 * The app's actions answered in memory: a workspace, a storage and the deployer, without host,
 * queue or sockets. A question costs a few milliseconds: for tables of questions and answers.
 */
import { installGlobals, runWithin } from '../local/forge-host/runtime';
import type { Licence } from '../src/access/licence';
import { answering } from '../src/actions/bind';
import { HANDLERS } from '../src/actions/table';
import { createAssetsClient } from '../src/assets/client';
import { bounded, type Said } from '../src/service/answer';
import { parseInput, type ActionKey } from '../src/service/inputs';
import { keepModels } from '../src/service/keep-models';
import { modelsNamed } from '../src/service/own-models';
import { readRequest } from '../src/service/parse-options';
import type { Tools } from '../src/service/tools';
import type { Deployment } from '../src/storage/deployment-record';
import { keepForDeployment, modelsFor } from '../src/storage/models';
import { loadClosure, type TemplateClosure } from '../src/templates/load-closure';
import { ADMIN } from './accounts';
import type { Answer } from './answer';
import { makerOn } from './by-hand';
import { expectKept } from './kept-contract';
import type { MemoryKv } from './memory-kv';
import type { Site, SiteOptions } from './site';
import { inTime, VirtualTime } from './virtual-time';
import { World } from './world';

export { ADMIN, MANAGER, OTHER_ADMIN, USER } from './accounts';

interface ConfirmOptions extends Partial<Omit<Tools, 'leftMs'>> {
  leftMs?: number;
  /** Milliseconds since the preview. */
  wait?: number;
  account?: string;
}

const measured = { measure: () => ({ stop: () => undefined }) };
const NO_METRICS = { counter: () => ({ incr: () => undefined }), timing: () => measured };

/** An answer of the platform whose body is there at once: a stream is read in real time. */
const plain = (status: number, body: string, headers: Record<string, string>): Response =>
  ({
    status,
    ok: status < 400,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json', ...headers }),
    text: () => Promise.resolve(body),
    json: () => Promise.resolve(JSON.parse(body) as unknown),
  }) as Response;

type Handler = (input: unknown, tools: Tools) => Promise<Said>;

export class Desk {
  readonly time = new VirtualTime(undefined, 4);
  readonly site: Site;
  readonly kv: MemoryKv;
  /** What was asked of the queue: `push 30` (seconds until it is due), or `cancel`. */
  readonly queued: string[] = [];
  /** While true, the queue takes nothing. */
  isQueueDown = false;
  private readonly world: World;
  private readonly options: SiteOptions & { closure: TemplateClosure };

  constructor(site: SiteOptions = {}) {
    // Each deployment brings the closure that it needs.
    this.options = { ...site, closure: { templates: new Map(), refs: [] } };
    this.world = new World(this.time, this.options);
    this.site = this.world.site;
    this.kv = this.world.memory;
  }

  /** What a call of an action works with. */
  tools(accountId = ADMIN, more: Partial<Tools> = {}): Tools {
    const clock = {
      now: () => this.time.now(),
      ticks: () => this.time.ticks(),
      sleep: (ms: number) => Promise.resolve(this.time.jump(ms)),
      random: () => 0.5,
    };
    return {
      accountId,
      cloudId: 'cloud-1',
      site: 'acme.example',
      origin: 'chat',
      licence: { state: 'not-needed' } satisfies Licence,
      now: clock.now,
      leftMs: () => 9_500,
      kv: this.kv,
      assets: createAssetsClient(this.site.sendAs(accountId, false), clock),
      ...more,
    };
  }

  /** One action, its answer held to the contract. */
  async ask(
    action: ActionKey,
    input: object = {},
    accountId = ADMIN,
    more: Partial<Tools> = {},
  ): Promise<Answer> {
    const answer = (await answering(action, async () => {
      const handle = HANDLERS[action] as Handler;
      return bounded(await handle(parseInput(action, input), this.tools(accountId, more)));
    })) as Answer;
    expectKept(action, answer);
    return answer;
  }

  /** Previews, confirms, and waits for the end. */
  async deploy(input: Record<string, string>, accountId = ADMIN): Promise<Deployment> {
    const { kv } = this;
    const asked = parseInput('preview-deployment', input);
    const { options } = readRequest(asked, await modelsNamed(this.tools(accountId)));
    const source = modelsFor(kv, accountId, this.time.now());
    const closure = await loadClosure(options.templates, source);
    this.options.closure = closure;
    const own = closure.own ?? [];
    return inTime(this.time, async () => {
      const plan = await this.world.plan(options);
      const id = await this.world.approve(options, accountId);
      await keepForDeployment(kv, id, own);
      await keepModels(kv, own, plan, { person: accountId, at: this.time.now() });
      return this.world.untilEnded(id);
    });
  }

  /**
   * Confirms a preview that was just asked for, as its person; `leftMs` is what is left until the
   * answer is due. Nothing carries on what was queued.
   */
  async confirm(
    { previewId, confirmationCode }: Answer,
    { leftMs = 1_000, wait = 5_100, account = ADMIN, ...more }: ConfirmOptions = {},
  ): Promise<Answer> {
    this.time.jump(wait);
    const input = { previewId, confirmation: confirmationCode ?? 'yes' };
    const asked = { leftMs: () => leftMs, ...more };
    const ask = () => this.within(account, () => this.ask('deploy-schema', input, account, asked));
    // Only the first slice, which a longer time allows, waits for something itself.
    return inTime(this.time, () => (leftMs < 5_000 ? this.time.working(ask()) : ask()));
  }

  /** As within an invocation of the platform. */
  within<T>(account: string, run: () => Promise<T>): Promise<T> {
    installGlobals();
    const appContext = {
      appId: 'app',
      appVersion: '1.2.3',
      environmentId: 'environment',
      environmentType: 'PRODUCTION',
      installationId: 'installation',
    };
    const runtime = {
      appContext,
      lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
      metrics: NO_METRICS,
    };
    const forgeFetch = async (_: unknown, path: string, init?: RequestInit): Promise<Response> => {
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
      if (/^\/(?:rest|jsm|ex)\//u.test(path)) {
        const method = init?.method === 'POST' ? 'POST' : 'GET';
        const answer = await this.site.sendAs(
          account,
          false,
        )({ path, method, body, class: 'read' });
        return plain(answer.status, answer.body, answer.headers);
      }
      if (this.isQueueDown) throw new Error('The queue is down.');
      const [event] = (body as { payload?: { delayInSeconds: number }[] }).payload ?? [];
      if (event !== undefined) this.queued.push(`push ${event.delayInSeconds}`);
      else if (path.includes('cancel')) this.queued.push('cancel');
      return plain(201, '{}', {});
    };
    return runWithin({ runtime, forgeFetch, egress: () => undefined }, run);
  }

  /** What somebody else makes in Assets: `id` of it. */
  make(path: string, body: object): Promise<string> {
    return inTime(this.time, async () => (await makerOn(this.site))(path, body));
  }

  makeSchema(objectSchemaKey: string, name: string): Promise<string> {
    return this.make('/objectschema/create', { name, objectSchemaKey, description: '' });
  }

  makeType(objectSchemaId: string, name: string, more: object = {}): Promise<string> {
    return this.make('/objecttype/create', { objectSchemaId, name, iconId: '1', ...more });
  }

  makeAttribute(typeId: string, name: string, more: object = {}): Promise<string> {
    return this.make(`/objecttypeattribute/${typeId}`, {
      name,
      type: '0',
      defaultTypeId: '0',
      ...more,
    });
  }
}
