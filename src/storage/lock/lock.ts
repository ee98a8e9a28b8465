/**
 * One lock an installation, because a hub can be shared by two plans and `FAIL_IF_EXISTS` takes
 * one key at a time. Taking over is creating the next generation; a holder whose next generation
 * exists has lost it. It is free once released, once the deadline its holder stored has passed,
 * or once the platform reported that holder dead.
 */
import * as z from 'zod/mini';
import { AppError } from '../../errors';
import { approvedShape } from '../deployment-record';
import { keys } from '../keys';
import type { Kv } from '../kv/kv';
import { ERA_SIZE, findCurrent, isClosed, openEra, settle } from './lock-chain';
import { readPreview } from '../previews';
import type { Shape } from '../kv/record';
import { createRecord, newToken, readRecord, writable } from '../kv/record';
import { count, previewId, text, time } from '../shapes';

/** Written once, when the generation is created. */
interface Generation {
  v: 1;
  token: string;
  deploymentId: string;
  epoch: number;
  /** Since when this deployment has held the lock without a break. */
  since: number;
  deadline: number;
}
const generationShape: Shape<Generation> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    deploymentId: previewId,
    epoch: count,
    since: time,
    deadline: time,
  }),
);

/**
 * What its holder says later; absent until then. Apart from the generation, so that a late word
 * cannot bring that key back.
 */
interface Word {
  v: 1;
  deadline: number;
  released: boolean;
  /** It is kept for the next turn of the same deployment: its holder begins no call any more. */
  handedOver?: boolean | undefined;
}
const wordShape: Shape<Word> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    deadline: time,
    released: z.boolean(),
    handedOver: z.optional(z.boolean()),
  }),
);

export interface LockRequest {
  /** The preview's id, also before it is spent. */
  deploymentId: string;
  /** Counts the turns of one deployment: that of the confirmation is 0, the first event's 1. */
  epoch: number;
  /** When this invocation is over, in milliseconds since 1970. */
  deadline: number;
  now: number;
  /** The platform says that the previous delivery of this very event died (time-out, memory). */
  previousDied: boolean;
}

export interface Holder {
  deploymentId: string;
  epoch: number;
  since: number;
  account: string | null;
}

export type LockAnswer =
  /**
   * `afterWriter`: who held it before neither gave it back nor handed it over, and may not know
   * yet that it was superseded.
   */
  | { kind: 'held'; generation: number; afterWriter: boolean }
  /** Somebody else's deployment holds it. */
  | { kind: 'busy'; holder: Holder }
  /** This event, or a later one of the same deployment (`epoch`), has it: the call is a repeated delivery. */
  | { kind: 'duplicate'; epoch: number };

/**
 * No invocation lives longer than 15 minutes (Atlassian documentation, function limits), so a
 * deadline further ahead than this was written by a clock that has been set back since.
 */
const LONGEST_HOLD_MS = 20 * 60_000;
const WORD_LIFE = { ttlMs: 48 * 3_600_000 };
const MOST_ROUNDS = 10;

export async function acquireLock(
  kv: Kv,
  request: LockRequest,
  eraSize: number = ERA_SIZE,
): Promise<LockAnswer> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const current = await findCurrent(kv, eraSize);
    // Null too if its era was closed and cleaned while we looked: then what we create is not
    // believed, and we look again.
    const holding = current === 0 ? null : await readGeneration(kv, current);
    const refusal = holding === null ? null : judge(holding, request);
    if (refusal === 'duplicate')
      return { kind: 'duplicate', epoch: holding?.epoch ?? request.epoch };
    if (refusal === 'busy' && holding !== null)
      return { kind: 'busy', holder: await holderOf(kv, holding) };
    const generation = current + 1;
    if (await takeGeneration(kv, generation, request, holding, eraSize)) {
      return {
        kind: 'held',
        generation,
        afterWriter: holding !== null && !holding.released && holding.handedOver !== true,
      };
    }
  }
  throw new AppError(
    'storage-unavailable',
    'Too many calls want to start a deployment at this moment.',
    {
      remedy: 'Wait a few seconds and ask again.',
      retryAfterMs: 5_000,
    },
  );
}

type Holding = Generation & Pick<Word, 'released' | 'handedOver'>;

function judge(holding: Holding, request: LockRequest): 'busy' | 'duplicate' | null {
  const same = holding.deploymentId === request.deploymentId;
  if (same && holding.epoch > request.epoch) return 'duplicate';
  const ahead = holding.deadline - request.now;
  if (holding.released || ahead <= 0 || ahead > LONGEST_HOLD_MS) return null;
  if (!same) return 'busy';
  return holding.epoch === request.epoch && !request.previousDied ? 'duplicate' : null;
}

async function takeGeneration(
  kv: Kv,
  generation: number,
  request: LockRequest,
  before: Holding | null,
  eraSize: number,
): Promise<boolean> {
  const { deploymentId, epoch, deadline, now } = request;
  const since = before !== null && before.deploymentId === deploymentId ? before.since : now;
  await openEra(kv, generation, eraSize);
  const taken: Generation = { v: 1, token: newToken(), deploymentId, epoch, since, deadline };
  if (!(await createRecord(kv, keys.lock(generation), generationShape, taken, 'kept')))
    return false;
  if (await isClosed(kv, generation, eraSize)) {
    await kv.delete(keys.lock(generation));
    return false;
  }
  await settle(kv, generation, eraSize);
  return true;
}

/**
 * Keeps a generation that this invocation holds for the next turn of its deployment, until
 * `deadline` (milliseconds since 1970): to be said when this one begins no call any more.
 */
export const handOverLock = (kv: Kv, generation: number, deadline: number): Promise<void> =>
  say(kv, generation, { v: 1, deadline, released: false, handedOver: true });

/**
 * Gives a generation back. Harmless when it has been taken over: only its own word changes, and
 * nobody asks for that any more.
 */
export const releaseLock = (kv: Kv, generation: number, now: number): Promise<void> =>
  say(kv, generation, { v: 1, deadline: now, released: true });

const say = (kv: Kv, generation: number, word: Word): Promise<void> =>
  kv.set(
    keys.lockState(generation),
    writable(keys.lockState(generation), wordShape, word),
    WORD_LIFE,
  );

/**
 * Whether nobody has taken over: to be asked before anything that a superseded holder must not
 * do. Two strict reads.
 */
export async function stillHolds(
  kv: Kv,
  generation: number,
  eraSize: number = ERA_SIZE,
): Promise<boolean> {
  const [taken, closed] = await Promise.all([
    kv.get(keys.lock(generation + 1)),
    isClosed(kv, generation + 1, eraSize),
  ]);
  return taken === undefined && !closed;
}

async function readGeneration(kv: Kv, generation: number): Promise<Holding | null> {
  const created = await readRecord(kv, keys.lock(generation), generationShape);
  if (created === null) return null;
  const word = await readRecord(kv, keys.lockState(generation), wordShape);
  return {
    ...created,
    deadline: word?.deadline ?? created.deadline,
    released: word?.released ?? false,
    handedOver: word?.handedOver,
  };
}

/**
 * Whose deployment it is, is in the deployment, or in the preview about to be spent: the lock
 * itself names no person.
 */
async function holderOf(kv: Kv, { deploymentId, epoch, since }: Holding): Promise<Holder> {
  const approved = await readRecord(kv, keys.deployment(deploymentId), approvedShape);
  const account = approved?.account ?? (await readPreview(kv, deploymentId))?.account ?? null;
  return { deploymentId, epoch, since, account };
}
