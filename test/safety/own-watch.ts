/**
 * Models of people's own in the small world of a search: who drafts, adds, removes, previews and
 * confirms what; kept apart from the app's records. A write that is no part of exactly what its
 * person saw and confirmed is a violation.
 */
import { PREVIEW_VALID_MS, SHORTEST_WAIT_MS } from '../../src/approvals/rules';
import { DRAFT_HOURS } from '../../src/storage/models';
import type { Answer, App } from './build-app';
import { Violation } from './watch';
import { PEOPLE, World, type Person, type Snapshot } from './world';

/** Three models under one key: the second has one attribute more, the third another object type. */
export const CONTENTS = {
  A: ['Thing', 'Note'],
  B: ['Thing', 'Note', 'Extra'],
  C: ['Box', 'Size'],
} as const;
export type Content = keyof typeof CONTENTS;

const LINES: Record<Content, string> = {
  A: 'schema OWN "Own"\nThing\n  Note: text',
  B: 'schema OWN "Own"\nThing\n  Note: text\n  Extra: text',
  C: 'schema OWN "Own"\nBox\n  Size: integer',
};
const HOUR_MS = 3_600_000;
const MADE_BY_ASSETS = ['Key', 'Name', 'Created', 'Updated'];

interface Shown {
  id: string;
  by: Person;
  code: string;
  content: Content;
  workspaceId: string;
  at: number;
  started: boolean;
  over: boolean;
}

interface OwnLedger {
  shown: Shown[];
  /** Each with when it was described: it is kept for a day. */
  drafts: Map<Person, { content: Content; at: number }>;
  site: Content | null;
}

export class OwnWatch {
  readonly world = new World();
  ledger: OwnLedger = { shown: [], drafts: new Map(), site: null };
  writes = 0;
  started = 0;
  unapproved = 0;
  private pending: Violation | null = null;
  private starting: string | null = null;

  constructor(private readonly app: App) {
    this.world.kv.stored.set(
      'settings',
      JSON.stringify({ v: 1, confirmation: 'chat', principal: 'user', present: 'auto' }),
    );
    this.world.onWrite = ({ by, schema, name, workspaceId }) => {
      this.writes += 1;
      const account = by.kind === 'account' ? by.accountId : by.kind;
      const covered = this.ledger.shown.some(
        (one) =>
          (one.started || one.id === this.starting) &&
          !one.over &&
          one.by === account &&
          one.workspaceId === workspaceId &&
          this.world.admins.has(one.by) &&
          schema === 'OWN' &&
          (name === 'Own' || (CONTENTS[one.content] as readonly string[]).includes(name)),
      );
      if (!covered) this.fault(`${name} was written to ${schema} by ${account}`);
    };
  }

  private fault(what: string): void {
    this.unapproved += 1;
    this.pending ??= new Violation('unapproved', `${what} without an approval of exactly that`);
  }

  save(): { world: Snapshot; ledger: OwnLedger } {
    return { world: this.world.save(), ledger: structuredClone(this.ledger) };
  }

  load(saved: { world: Snapshot; ledger: OwnLedger }): void {
    this.world.load(saved.world);
    this.ledger = structuredClone(saved.ledger);
  }

  async draft(by: Person, content: Content): Promise<void> {
    const answer = await this.action(by, 'draft-model', { definition: LINES[content] });
    this.expect(answer, 'draft');
    this.ledger.drafts.set(by, { content, at: this.world.time });
  }

  async add(by: Person, content: Content): Promise<void> {
    const answer = await this.page(by, 'add-model', { text: LINES[content] });
    this.expect(answer, this.world.admins.has(by) ? 'models-added' : 'not-allowed');
    if (!answer.ok) return;
    this.ledger.site = content;
    this.ledger.drafts.delete(by);
  }

  async remove(by: Person): Promise<void> {
    const { site } = this.ledger;
    const answer = await this.page(by, 'remove-model', { key: 'OWN' });
    const may = this.world.admins.has(by);
    this.expect(answer, !may ? 'not-allowed' : site === null ? 'not-found' : 'model-removed');
    if (answer.ok) this.ledger.site = null;
  }

  /** What OWN is for a person at this moment. */
  private contentFor(by: Person): Content | null {
    const draft = this.ledger.drafts.get(by);
    const lives = draft !== undefined && this.world.time - draft.at < DRAFT_HOURS * HOUR_MS;
    return lives ? draft.content : this.ledger.site;
  }

  async preview(by: Person): Promise<void> {
    const content = this.contentFor(by);
    const exists = this.world.workspace.schemas.some(({ key }) => key === 'OWN');
    const answer = await this.action(by, 'preview-deployment', {
      schema: 'OWN',
      ...(exists ? { extend: 'OWN' } : {}),
    });
    if (content === null) this.expect(answer, 'unknown-template', 'not-allowed');
    if (answer.code !== 'preview' || content === null) return;
    const added = (CONTENTS[content] as readonly string[]).filter(
      (name) => !this.inWorkspace().includes(name),
    );
    const { objectTypes = 0, attributes = 0 } = answer['counts'] as Record<string, number>;
    if (objectTypes + attributes !== added.length)
      throw new Violation(
        'misjudged',
        `a preview for ${by} counts ${objectTypes + attributes}, not ${added.join(', ')}`,
      );
    this.ledger.shown.push({
      id: String(answer['previewId']),
      by,
      code: String(answer['confirmationCode']),
      content,
      workspaceId: this.world.workspaceId,
      at: this.world.time,
      started: false,
      over: false,
    });
  }

  async confirm(by: Person, at: number): Promise<void> {
    const shown = this.ledger.shown[at];
    if (shown === undefined) return;
    const { time } = this.world;
    const may =
      shown.by === by &&
      !shown.started &&
      this.ledger.shown.filter((one) => one.by === by).at(-1) === shown &&
      time - shown.at < PREVIEW_VALID_MS &&
      time - shown.at >= SHORTEST_WAIT_MS &&
      shown.workspaceId === this.world.workspaceId &&
      this.world.admins.has(by) &&
      this.contentFor(by) === shown.content;
    this.starting = may ? shown.id : null;
    const before = this.world.kv.stored.has(`deployment:${shown.id}`);
    await this.action(by, 'deploy-schema', {
      previewId: shown.id,
      confirmation: `confirm ${shown.code}`,
    });
    this.starting = null;
    const begun = !before && this.world.kv.stored.has(`deployment:${shown.id}`);
    if (begun && !may) this.fault(`the deployment of ${shown.content} for ${by} began`);
    if (begun) {
      this.started += 1;
      shown.started = true;
      this.ledger.site = shown.content;
      this.ledger.drafts.delete(by);
    }
    this.look();
  }

  async deliver(): Promise<void> {
    const event = this.world.queue.shift();
    if (event === undefined) return;
    if (await this.app.consume(this.world.seenBy(null), { ...event })) this.world.queue.push(event);
    this.look();
  }

  /** What has just succeeded is there, and whole. */
  private look(): void {
    for (const one of this.ledger.shown.filter(({ started, over }) => started && !over)) {
      const end = this.world.kv.stored.get(`end:${one.id}`);
      if (end === undefined) continue;
      one.over = true;
      if ((JSON.parse(end) as { state: string }).state !== 'succeeded') continue;
      const missing = CONTENTS[one.content].filter((name) => !this.inWorkspace().includes(name));
      if (missing.length > 0)
        throw new Violation('misjudged', `succeeded without ${missing.join(', ')}`);
    }
    const { pending } = this;
    this.pending = null;
    if (pending !== null) throw pending;
  }

  private inWorkspace(): string[] {
    const { schemas, details } = this.world.workspace;
    const detail = details[schemas.find(({ key }) => key === 'OWN')?.id ?? ''];
    return [...(detail?.objectTypes ?? []), ...(detail?.attributes ?? [])]
      .map(({ name }) => name)
      .filter((name) => !MADE_BY_ASSETS.includes(name));
  }

  private async action(by: Person, key: string, inputs: Record<string, unknown>): Promise<Answer> {
    const platform = this.world.seenBy(by, key === 'deploy-schema');
    const answer = await this.app.action(platform, 'chat', key, inputs, by);
    if (key !== 'deploy-schema') this.look();
    return answer;
  }

  private async page(by: Person, key: string, inputs: Record<string, unknown>): Promise<Answer> {
    const answer = await this.app.page(this.world.seenBy(by), key, inputs, by);
    this.look();
    return answer;
  }

  private expect({ code, text }: Answer, ...codes: string[]): void {
    if (!codes.includes(code))
      throw new Violation('misjudged', `answered ${code}, expected ${codes.join(' or ')}. ${text}`);
  }
}

export interface OwnMove {
  name: string;
  run(watch: OwnWatch): Promise<void>;
}

const MINUTE_MS = 60_000;

/** `mostPreviews`: previews shown in all, which bounds a search. */
export function ownMovesFrom({ ledger, world }: OwnWatch, mostPreviews: number): OwnMove[] {
  const each = (name: string, run: (on: OwnWatch, by: Person) => Promise<void>): OwnMove[] =>
    PEOPLE.map((by) => ({ name: `${by} ${name}`, run: (on) => run(on, by) }));
  const sync = (name: string, run: (on: OwnWatch) => void): OwnMove => ({
    name,
    run: async (on) => run(on),
  });
  // To what exists under the key lines are additions, which are a model of their own.
  const exists = world.workspace.schemas.some(({ key }) => key === 'OWN');
  return [
    ...(['A', 'B', 'C'] as const).flatMap((content) => [
      ...(exists ? [] : each(`drafts ${content}`, (on, by) => on.draft(by, content))),
      ...each(`adds ${content}`, (on, by) => on.add(by, content)),
    ]),
    ...each('removes the model', (on, by) => on.remove(by)),
    ...(ledger.shown.length < mostPreviews ? each('previews', (on, by) => on.preview(by)) : []),
    ...ledger.shown.flatMap((_, at) => each(`confirms #${at}`, (on, by) => on.confirm(by, at))),
    ...(world.queue.length === 0
      ? []
      : [{ name: 'the queue delivers', run: (on: OwnWatch) => on.deliver() }]),
    sync('5 s pass', (on) => void (on.world.time += 5_000)),
    sync('15 minutes pass', (on) => void (on.world.time += 15 * MINUTE_MS)),
    sync('a day passes', (on) => void (on.world.time += 24 * 60 * MINUTE_MS)),
    sync('somebody makes or removes OWN by hand', (on) => on.world.drift('OWN')),
    sync('the first loses or gets back the rights', (on) => {
      const [person] = PEOPLE;
      if (person !== undefined && !on.world.admins.delete(person)) on.world.admins.add(person);
    }),
  ];
}

/** Where a search begins. */
export const OWN_ROOTS: readonly { name: string; reach(on: OwnWatch): Promise<void> }[] = [
  { name: 'nothing has happened', reach: async () => undefined },
  {
    name: 'a draft that can be confirmed',
    async reach(on) {
      await draftedBy(on, 0);
      on.world.time += SHORTEST_WAIT_MS;
    },
  },
  {
    name: 'two drafts of one key, with time for the first slice',
    async reach(on) {
      on.world.hasTime = true;
      await draftedBy(on, 0);
      await draftedBy(on, 1);
      on.world.time += SHORTEST_WAIT_MS;
    },
  },
  {
    name: 'a model that was added, previewed and approved',
    async reach(on) {
      const [person] = PEOPLE;
      if (person === undefined) return;
      await on.add(person, 'A');
      await on.preview(person);
      on.world.time += SHORTEST_WAIT_MS;
      await on.confirm(person, 0);
    },
  },
];

async function draftedBy(on: OwnWatch, at: number): Promise<void> {
  const person = PEOPLE[at];
  if (person === undefined) return;
  await on.draft(person, at === 0 ? 'A' : 'C');
  await on.preview(person);
}
