/**
 * The ids of what a deployment makes and finds, in hand during a turn and written down as it
 * goes: what somebody renames or moves meanwhile is known by them, and what somebody else made
 * under a name of ours is told from what this deployment made.
 */
import { identified, type Identities, type Identity } from '../planner/identities';
import { parseKey, schemaKeyOf, type NaturalKey } from '../planner/natural-key';
import type { Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { Deployment } from '../storage/deployment-record';
import { loadIdentities, saveIdentities, type WrittenChunks } from '../storage/identities';
import type { Kv } from '../storage/kv/kv';
import type { Clock } from './run/clock';
import { LONGEST_LAG_MS } from './run/lag';

type Identified = ReturnType<typeof identified>;

/** While steps are carried out, what was made is written down so often (milliseconds). */
const EVERY_MS = 2_000;

export class IdentityBook {
  private readonly bySchema = new Map<string, Map<string, Identity>>();
  /** Id of each object schema, by its key. */
  private schemaIds: Readonly<Record<string, string>> = {};
  private readonly changed = new Set<string>();
  private readonly hashes = new Map<NaturalKey, Identified>();
  private savedAt: number;
  private saving: Promise<void> = Promise.resolve();
  /** A large schema is written chunk by chunk: those that are full do not change any more. */
  private readonly written: WrittenChunks = new Map();

  /** @param baseline hashes of what existed at approval */
  constructor(
    private readonly where: {
      kv: Kv;
      clock: Clock;
      deployment: Deployment;
      baseline: ReadonlySet<string>;
    },
  ) {
    this.savedAt = where.clock.ticks();
  }

  /** What is known in these object schemas: as it was written down, and what this turn has made since. */
  async of(schemaIds: readonly string[]): Promise<Identities> {
    const unread = schemaIds.filter((id) => !this.bySchema.has(id));
    const stored = await loadIdentities(this.where.kv, unread);
    for (const id of unread)
      this.bySchema.set(id, new Map([...(stored.get(id) ?? []), ...(this.bySchema.get(id) ?? [])]));
    return this.bySchema;
  }

  /** The workspace was read: what exists keeps its id from now on, whoever made it. */
  saw({ ids, findings }: Pick<Plan, 'ids' | 'findings'>): void {
    this.schemaIds = idsOfSchemas(ids);
    // What is of another kind than what was sent is nothing that was sent.
    const otherKind = new Set(
      findings.flatMap((one) => (one.kind === 'keep' && one.field === 'type' ? one.element : [])),
    );
    for (const [key, id] of Object.entries(ids))
      this.note(key, id, otherKind.has(key) ? '' : this.makerOfUnknown(key));
  }

  made(key: NaturalKey, id: string): void {
    const { kind, schema } = parseKey(key);
    if (kind === 'schema') {
      this.schemaIds = { ...this.schemaIds, [schema]: id };
      // Nothing can be written down of one that is new.
      if (!this.bySchema.has(id)) this.bySchema.set(id, new Map());
    }
    this.note(key, id, this.where.deployment.id, true);
  }

  /** It was already there when it was to be made. @returns whether somebody else made it */
  there(key: NaturalKey, id: string): boolean {
    this.note(key, id, '');
    return parseKey(key).kind === 'schema' || this.isTheirs(key);
  }

  /** Elements of the plan that exist, were not there at approval, and that somebody else made. */
  theirs({ ids }: Pick<Plan, 'ids'>): NaturalKey[] {
    return Object.keys(ids).filter((key) => this.isTheirs(key));
  }

  private isTheirs(key: NaturalKey): boolean {
    const known = this.identityOf(key);
    return (
      known !== undefined &&
      known.by !== this.where.deployment.id &&
      !this.where.baseline.has(hashKey(key))
    );
  }

  /**
   * Whether something that this deployment made is missing from what was read, so shortly after
   * it made anything that a list may lag: what would be created would be a twin.
   */
  isLate({ ids, steps }: Pick<Plan, 'ids' | 'steps'>, readAt: number): boolean {
    const { deployment } = this.where;
    if (deployment.heartbeatAt === null) return false;
    // What a turn that died made last it had no time to write down.
    const diedAt =
      (deployment.pushedAt ?? 0) >= deployment.heartbeatAt ? 0 : deployment.heartbeatAt;
    const madeAt = Math.max(deployment.madeAt ?? deployment.heartbeatAt, diedAt);
    if (readAt >= madeAt + LONGEST_LAG_MS) return false;
    const schemaIds = idsOfSchemas(ids);
    return steps.some(({ key }) => {
      const known = this.identifiedAs(key);
      const schemaId = known === null ? undefined : schemaIds[known.schema];
      const made = this.bySchema.get(schemaId ?? '')?.get(known?.hash ?? '');
      return made?.by === deployment.id;
    });
  }

  /** Writes down what is new, at most every two seconds unless it must be now. One write after another. */
  async save(now = false): Promise<void> {
    const ticks = this.where.clock.ticks();
    if (!now && ticks - this.savedAt < EVERY_MS) return;
    this.savedAt = ticks;
    this.saving = this.saving.then(() => this.write());
    await this.saving;
  }

  private async write(): Promise<void> {
    const changed = [...this.changed];
    this.changed.clear();
    for (const schemaId of changed)
      await saveIdentities(this.where.kv, schemaId, this.known(schemaId), this.written);
  }

  private known(schemaId: string): Map<string, Identity> {
    return this.bySchema.get(schemaId) ?? new Map();
  }

  /** Found, and on no record: made by a turn that was killed before it could write it down, or by somebody else. */
  private makerOfUnknown(key: NaturalKey): string {
    const { deployment, baseline } = this.where;
    const { startedAt, settled, inDoubt } = deployment;
    const hash = hashKey(key);
    const isWrittenDown =
      startedAt === null || settled === true || inDoubt?.includes(hash) === false;
    return isWrittenDown || baseline.has(hash) ? '' : deployment.id;
  }

  /** Asked again and again of each element, and a hash each time: kept for the turn. */
  private identifiedAs(key: NaturalKey): Identified {
    let known = this.hashes.get(key);
    if (known === undefined) this.hashes.set(key, (known = identified(key)));
    return known;
  }

  private identityOf(key: NaturalKey): Identity | undefined {
    const known = this.identifiedAs(key);
    return known === null
      ? undefined
      : this.bySchema.get(this.schemaIds[known.schema] ?? '')?.get(known.hash);
  }

  private note(key: NaturalKey, id: string, by: string, isMade = false): void {
    const known = this.identifiedAs(key);
    const schemaId = known === null ? undefined : this.schemaIds[known.schema];
    if (known === null || schemaId === undefined) return;
    const here = this.bySchema.get(schemaId) ?? new Map<string, Identity>();
    this.bySchema.set(schemaId, here);
    const before = here.get(known.hash);
    const seen = this.where.clock.now();
    const isSame = before?.id === id;
    // A list that lags shows what somebody else made before it shows ours.
    const isOurs = before?.by === this.where.deployment.id && seen < before.seen + LONGEST_LAG_MS;
    if (isOurs && !isSame && !isMade) return;
    if (isSame && !isMade && sameDay(before.seen, seen)) return;
    here.set(known.hash, { kind: known.kind, id, seen, by: isSame && !isMade ? before.by : by });
    this.changed.add(schemaId);
  }
}

const sameDay = (a: number, b: number): boolean =>
  Math.floor(a / 86_400_000) === Math.floor(b / 86_400_000);

const idsOfSchemas = (ids: Plan['ids']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ids).flatMap(([key, id]) => {
      const { kind, schema } = parseKey(key);
      return kind === 'schema' && key === schemaKeyOf(schema) ? [[schema, id]] : [];
    }),
  );
