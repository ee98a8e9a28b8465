/**
 * What happened in a run, as anybody outside of the app could note it: each request that was to
 * change something, each change of the workspace, and what people were shown and said. The
 * judgement of it is in `oracle.ts`. Times are milliseconds since the run began.
 */
import type { Rows, TableName } from '../../local/assets-emulator/model';

/** A request to Assets that was to change something. */
export interface Write {
  sentAt: number;
  installation: number;
  /** Which run of a function made it. */
  invocation: string;
  account: string;
  method: string;
  path: string;
  /** null: not yet, or never. */
  answeredAt: number | null;
  /** Whether its sender could read from the answer that it was done. */
  isHeard: boolean;
  /** Whether it was told that nothing was done. */
  isRefused: boolean;
}

/** A row that was put or removed. `by` null: a person did it by hand. */
export interface Change {
  at: number;
  by: Write | null;
  table: TableName;
  id: string;
  row: Rows[TableName] | null;
}

export interface ShownAttribute {
  name: string;
  fate: 'create' | 'there';
  kind: string | null;
  required: boolean;
  unique: boolean;
  to: string | null;
}
export interface ShownType {
  schema: string;
  path: string[];
  fate: 'create' | 'there';
  abstract: boolean;
  attributes: ShownAttribute[];
}
/** A plan, as the page shows it. */
export interface Shown {
  schemas: { key: string; name: string; id: string | null }[];
  types: ShownType[];
  others: { kind: string; schema: string; name: string }[];
}

export interface Counts {
  objectSchemas: number;
  objectTypes: number;
  attributes: number;
  statuses: number;
  referenceTypes: number;
}

/** What the status said when it first said that the deployment has ended. */
export interface End {
  at: number;
  code: string;
  text: string;
  written: Counts;
  report: string;
}

/** A preview that somebody was shown and confirmed. */
export interface Approval {
  id: string;
  installation: number;
  account: string;
  request: Readonly<Record<string, string>>;
  shown: Shown;
  shownAt: number;
  confirmedAt: number;
  /** What the confirmation was answered; null where no answer came. */
  answer: string | null;
  /** When it was asked to be cancelled, where that was not refused: the answer may have been lost. */
  cancelAskedAt: number | null;
  /** When an answer first said that it is being cancelled. */
  cancelledAt: number | null;
  end: End | null;
  /** What the status said last. */
  lastSaid: string;
}

/** What a preview of the same said, after all was over. */
export interface Afterwards {
  approval: Approval;
  code: string;
  text: string;
}

export interface History {
  writes: Write[];
  changes: Change[];
  approvals: Approval[];
  afterwards: Afterwards[];
  /** When a function was killed or ran out of its time, by installation. */
  deaths: { at: number; installation: number }[];
  /** When the newer edition of the app came. */
  upgrades: number[];
  /** Whether nobody may be acted for while they are away, for good, and no deployment may wait for them. */
  isBarred: boolean;
  /** Whether requests were carried out twice by the network. */
  repeats: boolean;
}

export const newHistory = (facts: Pick<History, 'repeats' | 'isBarred'>): History => ({
  writes: [],
  changes: [],
  approvals: [],
  afterwards: [],
  deaths: [],
  upgrades: [],
  ...facts,
});
