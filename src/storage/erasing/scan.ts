/** Which records name a person: for reporting the accounts stored, and for erasing one. */
import type { Activity } from '../activity';
import { activityShape } from '../activity';
import type { Cancellation } from '../cancel';
import { cancellationShape } from '../cancel';
import type { Approved } from '../deployment-record';
import { approvedShape } from '../deployment-record';
import { keys, PREFIX } from '../keys';
import type { Kv, Lifetime } from '../kv/kv';
import { listEntries } from '../kv/kv';
import type { Shape } from '../kv/record';
import { changeRecord } from '../kv/record';
import { retentionMs } from '../settings';

/** Stands where an account id was. */
export const ERASED = 'erased';

type Personal = Approved | Cancellation | Activity;

interface Kind<T extends Personal> {
  prefix: string;
  shape: Shape<T>;
  /** When the account came into the record. */
  since(record: T): number;
  /** How long a rewritten record may still live. */
  life(record: T, now: number, retention: number): Lifetime;
}

const deployments: Kind<Approved> = {
  prefix: PREFIX.deployment,
  shape: approvedShape,
  since: ({ createdAt }) => createdAt,
  life: () => 'kept',
};
const cancellations: Kind<Cancellation> = {
  prefix: PREFIX.cancel,
  shape: cancellationShape,
  since: ({ at }) => at,
  life: () => 'kept',
};
const activities: Kind<Activity> = {
  prefix: PREFIX.activity,
  shape: activityShape,
  since: ({ at }) => at,
  life: ({ at }, now, retention) => ({ ttlMs: Math.max(60_000, at + retention - now) }),
};

export interface Sighting {
  account: string;
  since: number;
}

/**
 * Calls `see` for every record that names an account. Unreadable records are left out: what is in
 * them is not known.
 */
export async function eachSighting(kv: Kv, see: (sighting: Sighting) => void): Promise<void> {
  const look = async <T extends Personal>(kind: Kind<T>): Promise<void> => {
    for (const { value } of await listEntries(kv, kind.prefix)) {
      const parsed = kind.shape.safeParse(value);
      if (parsed.success && parsed.data.account !== ERASED)
        see({ account: parsed.data.account, since: kind.since(parsed.data) });
    }
  };
  await look(deployments);
  await look(cancellations);
  await look(activities);
}

/**
 * Puts `erased` where a record names the account. Answers how many were rewritten, and the keys
 * that could not be read.
 */
export async function anonymise(
  kv: Kv,
  account: string,
  now: number,
): Promise<{ rewritten: number; unreadable: string[] }> {
  const unreadable: string[] = [];
  const retention = await retentionMs(kv);
  let rewritten = 0;
  const rewrite = async <T extends Personal>(kind: Kind<T>): Promise<void> => {
    for (const { key, value } of await listEntries(kv, kind.prefix)) {
      const parsed = kind.shape.safeParse(value);
      if (!parsed.success) unreadable.push(key);
      else if (parsed.data.account === account) {
        const life = kind.life(parsed.data, now, retention);
        if (
          await changeRecord(kv, key, kind.shape, life, (old) =>
            old === null ? null : { ...old, account: ERASED },
          )
        )
          rewritten += 1;
      }
    }
  };
  await rewrite(deployments);
  await rewrite(cancellations);
  await rewrite(activities);
  return { rewritten, unreadable };
}

/** The same for one deployment, whoever it names. Answers whether it named anybody. */
export async function anonymiseDeployment(kv: Kv, id: string): Promise<boolean> {
  const without = <T extends Personal>(old: T | null): T | null =>
    old === null || old.account === ERASED ? null : { ...old, account: ERASED };
  await changeRecord(kv, keys.cancel(id), cancellationShape, 'kept', without);
  return changeRecord(kv, keys.deployment(id), approvedShape, 'kept', without);
}
