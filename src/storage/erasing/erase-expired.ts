/**
 * The daily job of the records: what has outlived what `record-kinds.ts` promises goes. Each step
 * may stop anywhere and is taken up the next day; none undoes what an invocation at work needs.
 */
import { keys, PREFIX } from '../keys';
import type { Kv } from '../kv/kv';
import { listEntries, MAX_BATCH_KEYS } from '../kv/kv';
import { readKnownSchemas } from '../known-schemas';
import { loadDeployment } from '../deployments';
import { spentShape, type Deployment } from '../deployment-record';
import { DEPLOYMENTS_KEPT_MS } from './lifetimes';
import { PREVIEW_LIFE_MS } from '../previews';
import { oldLists } from '../recent';
import { createRecord, newToken } from '../kv/record';
import { anonymiseDeployment } from './scan';

export interface Expired {
  removed: number;
  /** Deployments that stay because a schema they made is on record, and lost their account. */
  anonymised: number;
  /** False where time was up. */
  done: boolean;
}

const HOUR_MS = 3_600_000;

export async function eraseExpired(kv: Kv, now: number, isOver: () => boolean): Promise<Expired> {
  const outcome: Expired = { removed: 0, anonymised: 0, done: false };
  const remove = async (gone: readonly string[]): Promise<void> => {
    for (let at = 0; at < gone.length && !isOver(); at += MAX_BATCH_KEYS) {
      await kv.deleteMany(gone.slice(at, at + MAX_BATCH_KEYS));
      outcome.removed += Math.min(MAX_BATCH_KEYS, gone.length - at);
    }
  };
  await remove(await oldPreviews(kv, now));
  await remove(await oldSlots(kv, now));
  await forgetDeployments(kv, now, isOver, outcome);
  await remove(await orphans(kv, isOver));
  await remove(await oldLists(kv, now - DEPLOYMENTS_KEPT_MS));
  outcome.done = !isOver();
  return outcome;
}

/**
 * A day old, whatever else is in them: a preview that cannot be read counts as old once its
 * platform lifetime is over, which it says nowhere.
 */
async function oldPreviews(kv: Kv, now: number): Promise<string[]> {
  return (await listEntries(kv, PREFIX.preview))
    .filter(({ value }) => timeIn(value, 'createdAt') <= now - PREVIEW_LIFE_MS)
    .map(({ key }) => key);
}

const timeIn = (value: unknown, field: string): number => {
  const time =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[field]
      : undefined;
  return typeof time === 'number' ? time : Number.POSITIVE_INFINITY;
};

/** Their hour is in the key. */
async function oldSlots(kv: Kv, now: number): Promise<string[]> {
  const oldest = Math.floor((now - PREVIEW_LIFE_MS) / HOUR_MS);
  return (await listEntries(kv, PREFIX.previewSlot))
    .map(({ key }) => key)
    .filter((key) => Number(key.split(':')[2]) < oldest);
}

/**
 * First the note that the id was used, so that it is never given again; then the approval; what
 * hangs on it is an orphan from then on.
 */
async function forgetDeployments(
  kv: Kv,
  now: number,
  isOver: () => boolean,
  outcome: Expired,
): Promise<void> {
  const old = (await listEntries(kv, PREFIX.deployment)).filter(
    ({ value }) => timeIn(value, 'createdAt') <= now - DEPLOYMENTS_KEPT_MS,
  );
  if (old.length === 0) return;
  const { known, damaged } = await readKnownSchemas(kv);
  // Whose schema a record is that cannot be read is not known: then nobody's deployment is forgotten.
  if (damaged.length > 0) return;
  const makers = new Set(known.map(({ deploymentId }) => deploymentId));
  for (const { key } of old) {
    if (isOver()) return;
    const id = key.slice(PREFIX.deployment.length);
    const deployment = await loadDeployment(kv, id).catch(() => null);
    if (deployment === null || lastSign(deployment) > now - DEPLOYMENTS_KEPT_MS) continue;
    if (makers.has(id)) {
      if (await anonymiseDeployment(kv, id)) outcome.anonymised += 1;
      continue;
    }
    await createRecord(kv, keys.spent(id), spentShape, { v: 1, token: newToken() }, 'kept');
    await kv.delete(key);
    outcome.removed += 1;
  }
}

const lastSign = ({ createdAt, pushedAt, heartbeatAt, endedAt }: Deployment): number =>
  Math.max(createdAt, pushedAt ?? 0, heartbeatAt ?? 0, endedAt ?? 0);

const OF_DEPLOYMENTS = [
  PREFIX.turn,
  PREFIX.run,
  PREFIX.end,
  PREFIX.cancel,
  PREFIX.baseline,
  PREFIX.byHand,
  PREFIX.deployedModel,
];

/**
 * Records whose deployment is gone, or never came (what existed is saved just before it). While its
 * preview is there it may still come. Both are read strictly.
 */
async function orphans(kv: Kv, isOver: () => boolean): Promise<string[]> {
  const found: string[] = [];
  const isOrphan = new Map<string, boolean>();
  for (const prefix of OF_DEPLOYMENTS) {
    for (const { key } of await listEntries(kv, prefix)) {
      if (isOver()) return found;
      const id = key.slice(prefix.length).split(':')[0] ?? '';
      if (!isOrphan.has(id))
        isOrphan.set(
          id,
          (await kv.get(keys.deployment(id))) === undefined &&
            (await kv.get(keys.preview(id))) === undefined,
        );
      if (isOrphan.get(id) === true) found.push(key);
    }
  }
  return found;
}
