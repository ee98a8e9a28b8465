/**
 * What one turn of a deployment works with. A turn is one invocation: a queue event, or a slice
 * while the person is present.
 */
import type { Rights } from '../access/rights';
import type { AssetsClient } from '../assets/api';
import type { Deployment, Waiting } from '../storage/deployment-record';
import type { Kv } from '../storage/kv/kv';
import type { TemplateClosure } from '../templates/load-closure';
import type { Clock } from './run/clock';
import type { IdentityBook } from './identity-book';
import type { LeftOut } from './left-out';
import type { PaceOptions } from './run/pace';
import type { SiteLessons } from './run/site-lessons';
import type { ProgressReport } from './watch/progress';

/** What is needed to end a deployment, whatever else could not be had. */
export interface Held {
  kv: Kv;
  clock: Clock;
  deployment: Deployment;
  epoch: number;
  /** Of the lock this turn holds. */
  generation: number;
  progress: ProgressReport;
  leftOut: LeftOut;
}

export interface Job extends Held {
  client: AssetsClient;
  /** Of the approver, read anew. */
  rights(): Promise<Rights>;
  closure: TemplateClosure;
  /** No call is started after this time (by `clock.ticks()`). */
  until: number;
  /** Hashes of what existed at approval. */
  baseline: ReadonlySet<string>;
  book: IdentityBook;
  lessons: SiteLessons;
  pace: Partial<PaceOptions>;
}

/** How a turn ended, for who invoked it. */
export type TurnEnd =
  /** The deployment is over; its record says how. */
  | { kind: 'ended' }
  /** More to do: the next turn, after so many seconds. `waiting`: why it does not follow at once. */
  | { kind: 'hand-over'; delaySeconds: number; waiting?: Waiting }
  /** The platform does not let the app act for the absent person: only their visits can move it on. */
  | { kind: 'needs-presence' }
  /** Somebody else's deployment holds the lock. */
  | { kind: 'busy'; retryAfterSeconds: number }
  /** Nothing to do for this call: a repeated delivery, an older epoch, or a deployment that has ended. */
  | { kind: 'ignored' };
