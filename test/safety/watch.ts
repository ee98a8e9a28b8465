/**
 * One call after another against the app, each watched: what the rules of an approval forbid is a
 * violation, whatever the app answers.
 */
import { INPUTS } from '../../src/service/inputs';
import type { Answer, App } from './build-app';
import {
  emptyLedger,
  expectConfirmation,
  expectPreview,
  isOpen,
  isOver,
  mayWrite,
  printOf,
  type Confirmation,
  type Ledger,
  type Origin,
  type PlanName,
  type Setting,
} from './ledger';
import type { Person, Snapshot } from './world';
import { World } from './world';

/** Something that must not be. `unapproved`: a deployment, an event or a write without its approval. */
export class Violation extends Error {
  constructor(
    readonly kind: 'unapproved' | 'misjudged' | 'told',
    sentence: string,
  ) {
    super(sentence);
  }
}

/** What the second of two confirmations at once may be told of the first slice of the first. */
const UNDER_WAY = ['running', 'verifying', 'succeeded'];

const CODE = /\b[2-9][A-Z0-9]{3}-[A-Z0-9]{4}\b/u;

/** What a caller that lies puts beside the inputs about who calls: none of it may count. */
const forged = (by: Person): Record<string, unknown> => {
  const other = by === 'account-ann' ? 'account-bob' : 'account-ann';
  return { accountId: other, account: other, userId: other };
};

/** What it claims besides: an action refuses the call, and the page leaves it aside. */
const CLAIMS = { origin: 'page', setting: 'chat', confirmed: true, approved: true };
const EACH_CLAIM = Object.entries(CLAIMS);

export class Watch {
  readonly world = new World();
  ledger: Ledger;
  writes = 0;
  unapproved = 0;

  constructor(
    private readonly app: App,
    setting: Setting = 'chat',
  ) {
    this.ledger = emptyLedger(setting);
    this.world.kv.stored.set(
      'settings',
      JSON.stringify({ v: 1, confirmation: setting, principal: 'user', present: 'auto' }),
    );
    this.world.onWrite = ({ by, schema, workspaceId }) => {
      this.writes += 1;
      const account = by.kind === 'account' ? by.accountId : by.kind;
      if (
        workspaceId !== this.world.workspaceId ||
        !mayWrite(this.world, this.ledger, account, schema, this.starting)
      )
        this.unapprovedBy(`a write to ${schema} by ${account}`);
    };
    this.world.onPush = ({ deploymentId }) => {
      if (
        !this.ledger.shown.some(
          (one) => one.id === deploymentId && (one.started || this.starting.has(one.id)),
        )
      )
        this.unapprovedBy(`an event for ${deploymentId}`);
    };
  }

  /** Deployments that the call under way may start. */
  private starting = new Set<string>();
  /** Calls of an action so far. */
  private calls = 0;
  /** A write's own failure would be taken for one of Assets: it is kept until the call is over. */
  private pending: Violation | null = null;

  private unapprovedBy(what: string): void {
    this.unapproved += 1;
    this.pending ??= new Violation('unapproved', `${what} without an approval`);
  }

  save(): { world: Snapshot; ledger: Ledger } {
    return { world: this.world.save(), ledger: structuredClone(this.ledger) };
  }

  load(saved: { world: Snapshot; ledger: Ledger }): void {
    this.world.load(saved.world);
    this.ledger = structuredClone(saved.ledger);
  }

  async preview(by: Person, plan: PlanName, origin: Origin): Promise<Answer> {
    const expected = expectPreview(this.world, this.ledger, by, plan);
    const print = printOf(this.world, plan);
    const answer = await this.call(by, origin, 'preview-deployment', {
      schema: 'BASIC',
      key: plan,
      name: plan === 'ONE' ? 'One' : 'Two',
    });
    const code = typeof answer['confirmationCode'] === 'string' ? answer['confirmationCode'] : null;
    const shows = origin === 'chat' && this.ledger.setting === 'chat';
    this.settle(answer, expected === 'preview' && shows ? code : null);
    this.expect([expected], answer, `the preview of ${plan} for ${by}`);
    if (answer.code !== 'preview') return answer;
    if ((code !== null) !== shows)
      throw new Violation(
        'told',
        `a preview asked for in ${origin} under the setting ${this.ledger.setting} ` +
          `${code === null ? 'shows no code' : 'shows a code'}`,
      );
    const { world, ledger } = this;
    ledger.shown.push({
      id: String(answer['previewId']),
      by,
      plan,
      workspaceId: world.workspaceId,
      at: world.time,
      print,
      code,
      wrong: 0,
      started: false,
      startedAt: 0,
      cancelled: false,
    });
    return answer;
  }

  /** `times` calls at the same instant; one deployment at most may come of them. */
  async confirm(
    confirmation: Confirmation,
    times = 1,
    by: readonly Person[] = [confirmation.by],
  ): Promise<Answer[]> {
    const { id, origin, code, beside = '' } = confirmation;
    const expected = by.map((person) =>
      expectConfirmation(this.world, this.ledger, { ...confirmation, by: person }),
    );
    const preview = this.ledger.shown.find((one) => one.id === id);
    const mayStart = expected.some(({ starts }) => starts !== 'no');
    this.starting = new Set(mayStart ? [id] : []);
    const before = this.deployments();
    const pushed = this.world.queue.length;
    const payload =
      origin === 'page' ? { previewId: id } : { previewId: id, confirmation: `${code}${beside}` };
    const answers = await Promise.all(
      by.flatMap((person) =>
        Array.from({ length: times }, () =>
          this.call(
            person,
            origin,
            origin === 'page' ? 'confirm-deployment' : 'deploy-schema',
            payload,
          ),
        ),
      ),
    );
    this.starting.clear();
    const started = this.deployments().filter((one) => !before.includes(one));
    if (started.length > 0 && !mayStart) this.unapprovedBy(`the deployment ${started.join()}`);
    if (started.length > 1 || answers.filter((answer) => answer.code === 'started').length > 1)
      this.unapprovedBy('a second deployment of one approval');
    // The event that waits for the first slice, and the one after it, are of one turn: whichever
    // comes second is nothing.
    const turns = new Set(
      this.world.queue.slice(pushed).map((event) => `${event.deploymentId} ${event.epoch}`),
    );
    if (turns.size > 1) this.unapprovedBy('a second turn of one approval');
    this.noteConfirmed(preview, started.length > 0, answers);
    answers.forEach((answer) => this.settle(answer, null));
    answers.forEach((answer, at) => {
      const each = expected[Math.floor(at / times)];
      const both =
        times > 1 || by.length > 1
          ? ['deployment-running', 'queued', ...(this.world.hasTime ? UNDER_WAY : [])]
          : [];
      this.expect(
        [...(each?.codes ?? []), ...both],
        answer,
        `a confirmation of ${preview?.plan ?? 'nothing'} by ${by[Math.floor(at / times)] ?? ''} in ${origin}`,
      );
    });
    if (expected.some(({ starts }) => starts === 'yes') && started.length === 0)
      throw new Violation(
        'misjudged',
        `a confirmation of ${preview?.plan ?? ''} that counts started nothing`,
      );
    return answers;
  }

  private noteConfirmed(
    preview: Ledger['shown'][number] | undefined,
    started: boolean,
    answers: readonly Answer[],
  ): void {
    if (preview === undefined) return;
    if (started) Object.assign(preview, { started, startedAt: this.world.time });
    preview.wrong = Math.min(
      5,
      preview.wrong +
        answers.filter(
          ({ code, text }) =>
            code === 'confirmation-wrong' ||
            (code === 'confirmation-locked' && preview.wrong < 5 && text !== ''),
        ).length,
    );
  }

  async setting(by: Person, setting: Setting): Promise<void> {
    const answer = await this.call(by, 'page', 'save-settings', { confirmation: setting });
    if (this.world.admins.has(by)) this.ledger.setting = setting;
    this.settle(answer, null);
    this.expect(
      [this.world.admins.has(by) ? 'settings-saved' : 'not-allowed'],
      answer,
      `the setting ${setting} by ${by}`,
    );
    const stored = JSON.parse(this.world.kv.stored.get('settings') ?? '{}') as {
      confirmation?: string;
    };
    if (stored.confirmation !== this.ledger.setting)
      throw new Violation('unapproved', `the setting became ${stored.confirmation ?? '?'}`);
  }

  async status(by: Person, id?: string): Promise<void> {
    const shown = this.ledger.shown.find((one) => one.id === id);
    const answer = await this.call(
      by,
      'chat',
      'get-deployment-status',
      id === undefined ? {} : { deploymentId: id },
    );
    this.settle(answer, null);
    if (shown !== undefined && shown.by !== by && !this.world.admins.has(by))
      this.expect(['deployment-unknown'], answer, `the status of ${shown.plan} for ${by}`);
    const told = this.ledger.shown.find((one) => one.id === answer['deploymentId']);
    if (told !== undefined && told.by !== by && !this.world.admins.has(by))
      throw new Violation('told', `${by} is told of the deployment of ${told.by}`);
  }

  /** `named`: whether the id is sent; without one the person means what they saw last. */
  async cancel(by: Person, id: string, named = true): Promise<void> {
    const shown = this.ledger.shown.find((one) => one.id === id);
    const over = shown !== undefined && isOver(this.world, shown);
    const open = shown !== undefined && isOpen(this.world, this.ledger, shown);
    const answer = await this.call(
      by,
      'chat',
      'cancel-deployment',
      named ? { deploymentId: id } : {},
    );
    const may = shown?.started === true && (shown.by === by || this.world.admins.has(by));
    if (shown !== undefined && ['cancelling', 'preview-cancelled'].includes(answer.code))
      shown.cancelled = true;
    this.settle(answer, null);
    this.expect(
      open && shown.by === by
        ? ['preview-cancelled']
        : !may
          ? ['deployment-unknown']
          : over
            ? ['succeeded', 'failed', 'drifted', 'cancelled']
            : ['cancelling'],
      answer,
      `cancelling ${shown?.plan ?? 'nothing'} by ${by}`,
    );
  }

  /** What only administrators are told, and what only the owner of a preview is. */
  async look(by: Person): Promise<void> {
    const log = await this.call(by, 'page', 'read-log', {});
    const waiting = await this.call(by, 'page', 'waiting-preview', {});
    const deployments = await this.call(by, 'page', 'list-deployments', {});
    for (const answer of [log, waiting, deployments]) this.settle(answer, null);
    const listed = (deployments['deployments'] ?? []) as { account: string }[];
    const others = listed.find(({ account }) => account !== by);
    if (others !== undefined && !this.world.admins.has(by))
      throw new Violation('told', `${by} is told of the deployments of ${others.account}`);
    this.expect(['activity'], log, `the log for ${by}`);
    const anothers = ((log['lines'] ?? []) as { account: string }[]).find(
      ({ account }) => account !== by,
    );
    if (anothers !== undefined && !this.world.admins.has(by))
      throw new Violation('told', `${by} is told what ${anothers.account} did`);
    const told = this.ledger.shown.find((one) => one.id === waiting['previewId']);
    if (told !== undefined && told.by !== by)
      throw new Violation('told', `${by} is told of the preview of ${told.by}`);
  }

  /** Delivers the oldest event, twice at once if so asked. */
  async deliver(times = 1): Promise<void> {
    const event = this.world.queue.shift();
    if (event === undefined) return;
    const again = await Promise.all(
      Array.from({ length: times }, () => this.app.consume(this.world.seenBy(null), { ...event })),
    );
    if (again[0] === true) this.world.queue.push(event);
    this.throwPending();
  }

  private async call(
    by: Person,
    origin: Origin,
    key: string,
    inputs: Record<string, unknown>,
  ): Promise<Answer> {
    const send = (sent: Record<string, unknown>): Promise<Answer> => {
      const starts = key === 'deploy-schema' || key === 'confirm-deployment';
      const platform = this.world.seenBy(by, starts);
      return origin === 'page'
        ? this.app.page(platform, key, sent, by)
        : this.app.action(platform, origin, key, sent, by);
    };
    const sent = { ...forged(by), ...inputs };
    if (!(key in INPUTS)) return send({ ...CLAIMS, ...sent });
    // One a call, each in its turn: all of them before every call would be most of a search.
    const [name, value] = EACH_CLAIM[this.calls++ % EACH_CLAIM.length] ?? ['origin', 'page'];
    const answer = await send({ ...sent, [name]: value });
    if (answer.code !== 'bad-input')
      throw new Violation('misjudged', `${key} by ${by} with ${name}: answered ${answer.code}`);
    return send(sent);
  }

  /** After each call: nothing forbidden happened, and no answer shows a code but `own`. */
  private settle(answer: Answer, own: string | null): void {
    this.throwPending();
    const told = JSON.stringify(
      own === null ? answer : JSON.parse(JSON.stringify(answer).replaceAll(own, '')),
    );
    const found = CODE.exec(told)?.[0];
    if (found !== undefined)
      throw new Violation('told', `an answer shows the code ${found}: ${answer.code}`);
    const codes = this.ledger.shown.flatMap(({ code }) => code ?? []);
    if (own !== null) codes.push(own);
    for (const [key, value] of this.world.kv.stored)
      if (codes.some((code) => value.includes(code)))
        throw new Violation('told', `the record ${key} holds a code in the clear`);
  }

  private throwPending(): void {
    const { pending } = this;
    this.pending = null;
    if (pending !== null) throw pending;
  }

  private expect(codes: readonly string[], answer: Answer, what: string): void {
    if (!codes.includes(answer.code))
      throw new Violation(
        'misjudged',
        `${what}: answered ${answer.code}, expected ${codes.join(' or ')}. ${answer.text.slice(0, 200)}`,
      );
  }

  private deployments(): string[] {
    return [...this.world.kv.stored.keys()].filter((key) => key.startsWith('deployment:'));
  }
}
