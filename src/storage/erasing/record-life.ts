/** What is said of a kind of record: whose data it holds, how long it lives, and what ends it. */

/** Of a person: their account id in the value, a hash of it in the key, or nothing. */
export type Personal = 'account id' | 'hash of an account id' | 'none';

export type Life =
  /** Until the app is uninstalled. */
  | { kind: 'kept' }
  /** The platform erases it by its expiry, within up to 48 hours after it (Atlassian documentation, KVS). */
  | { kind: 'hours'; hours: number }
  /** As long as the setting of the log's retention says. */
  | { kind: 'setting'; setting: 'retentionDays' }
  /** The daily job erases it. */
  | { kind: 'days'; days: number; since: string };

/** What removes or anonymises a record before its life is over, or at its end. */
export type Eraser =
  | 'platform'
  | 'daily job'
  | 'closed account'
  | 'switch'
  | 'next era of the lock'
  | 'use'
  | 'removal';

export interface RecordKind {
  /** Whole key, or how its keys begin, as in `keys.ts`. */
  key: string;
  title: string;
  holds: string;
  personal: Personal;
  life: Life;
}

/** How long a record of the kind lives, in words. */
export function lifeWords(life: Life, { retentionDays }: { retentionDays: number }): string {
  switch (life.kind) {
    case 'kept':
      return 'until the app is uninstalled';
    case 'hours':
      return (
        `${life.hours > 72 ? `${life.hours / 24} days` : `${life.hours} hours`}, and ` +
        'up to 48 more until the platform erases it'
      );
    case 'setting':
      return `${retentionDays} days (a setting)`;
    case 'days':
      return `${life.days} days from ${life.since}`;
  }
}
