/**
 * What is stored of a deployment, in four records, so that no write can undo another.
 * `deployment:{id}` is what was approved and is never rewritten; `turn:{id}` says whose turn it
 * is (written by who pushes an event); `run:{id}` is what the holder of the lock reports;
 * `end:{id}` is the end. `Deployment` is the four of them put together.
 */
import * as z from 'zod/mini';
import type { NaturalKey } from '../planner/natural-key';
import type { DeployOptions } from '../planner/options';
import type { TemplateRef } from '../planner/plan';
import type { Shape } from './kv/record';
import type { ConfirmationSetting, Executor, Origin, StepCounts, StoredPin } from './shapes';
import {
  account,
  confirmationSetting,
  count,
  deployOptions,
  executor,
  names,
  origin,
  previewId,
  stepCounts,
  storedPins,
  templateRefs,
  text,
  time,
} from './shapes';

/** The approved deployment. Creating this record is the spending of the approval. */
export interface Approved {
  v: 1;
  token: string;
  /** The id of the preview. */
  id: string;
  account: string;
  workspaceId: string;
  digest: string;
  options: DeployOptions;
  templates: TemplateRef[];
  /** The schemas as they existed or were missing at approval; ids of those made since come from the known schemas. */
  schemas: StoredPin[];
  /** Steps approved, by kind. */
  approved: StepCounts;
  baselineChunks: number;
  /** Who was to carry it out when it was approved; see `Deployment.executor`. */
  executor: Executor;
  createdAt: number;
  /** The module the confirmation came from, and the setting it was given under. */
  origin: Origin;
  setting: ConfirmationSetting;
  appVersion: string;
}

export const approvedShape: Shape<Approved> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    id: previewId,
    account,
    workspaceId: text(200),
    digest: text(128),
    options: deployOptions,
    templates: templateRefs,
    schemas: storedPins,
    approved: stepCounts,
    baselineChunks: count,
    executor,
    createdAt: time,
    origin,
    setting: confirmationSetting,
    appVersion: text(100),
  }),
);

/**
 * Why nothing happens until a time (milliseconds since 1970). `asked`: Assets named it; else it
 * is in trouble and tried again then.
 */
export interface Waiting {
  until: number;
  asked: boolean;
}

/** The turn that is due: the latest event pushed, or about to be. `jobId` is null until the push has answered. */
export interface Turn {
  v: 1;
  epoch: number;
  executor: Executor;
  jobId: string | null;
  at: number;
  /** Absent where the turn follows at once, and in records of earlier versions. */
  waiting?: Waiting | undefined;
}
export const turnShape: Shape<Turn> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    epoch: count,
    executor,
    jobId: z.nullable(text(200)),
    at: time,
    waiting: z.optional(z.strictObject({ until: time, asked: z.boolean() })),
  }),
);

export interface Progress {
  done: StepCounts;
  total: StepCounts;
  /** The template's element being worked on. */
  current: NaturalKey | null;
}

export interface Run {
  v: 1;
  /** Generation of the lock under which it was written: a report of an older one does not replace it. */
  generation: number;
  epoch: number;
  state: 'running' | 'verifying';
  startedAt: number;
  heartbeatAt: number;
  /** When it was last not certain whether something had been made; left out where all is known. */
  doubtAt?: number | undefined;
  /** When something was last made. */
  madeAt?: number | undefined;
  /** Nothing was on its way, and the id of all that was made is written down. */
  settled?: boolean | undefined;
  /** Likewise but for these, which may have been made: hashes (`hashKey`). Instead of `settled`. */
  inDoubt?: string[] | undefined;
  progress: Progress;
  /** What this deployment has created so far, by kind. */
  written: StepCounts;
}
export const runShape: Shape<Run> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    generation: count,
    epoch: count,
    state: z.enum(['running', 'verifying']),
    startedAt: time,
    heartbeatAt: time,
    doubtAt: z.optional(time),
    madeAt: z.optional(time),
    settled: z.optional(z.boolean()),
    inDoubt: z.optional(z.array(text(16))),
    progress: z.strictObject({
      done: stepCounts,
      total: stepCounts,
      current: z.nullable(text(3000)),
    }),
    written: stepCounts,
  }),
);

/**
 * What came out, said to a person. `names` are elements of the templates (`describeKey`), never
 * names found in the workspace.
 */
export type Outcome =
  | { kind: 'none' }
  | { kind: 'known'; code: string; sentence: string; remedy: string; names: string[] };

export type EndState = 'succeeded' | 'failed' | 'drifted' | 'cancelled';

/** A list kept in chunks under its own keys, because it can outgrow one value. */
export interface StoredList {
  count: number;
  chunks: number;
}

/** What other people did to its elements while it ran. Names of elements of the templates (`describeKey`). */
export interface Meanwhile {
  /** Made by this deployment, and renamed or moved since. */
  renamed: string[];
  /** Made by somebody else under the template's name, or already there when it was to be made. */
  theirs: string[];
  /** Approved, and not made, since nothing needs it any more. Absent in older records. */
  unneeded?: string[] | undefined;
}

export interface End {
  v: 1;
  token: string;
  /** Generation of the lock it was written under; 0 without the lock (a deployment that never ran). */
  generation: number;
  state: EndState;
  at: number;
  outcome: Outcome;
  written: StepCounts;
  setByHand: StoredList;
  /** Absent where nothing was noticed. */
  meanwhile?: Meanwhile | undefined;
}
export const endShape: Shape<End> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    generation: count,
    state: z.enum(['succeeded', 'failed', 'drifted', 'cancelled']),
    at: time,
    outcome: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({
        kind: z.literal('known'),
        code: text(100),
        sentence: text(2000),
        remedy: text(2000),
        names: names(200),
      }),
    ]),
    written: stepCounts,
    setByHand: z.strictObject({ count, chunks: count }),
    meanwhile: z.optional(
      z.strictObject({
        renamed: names(200),
        theirs: names(200),
        unneeded: z.optional(names(200)),
      }),
    ),
  }),
);

export type DeploymentState = 'queued' | 'running' | 'verifying' | EndState;

export interface Deployment
  extends Omit<Approved, 'v' | 'token'>, Pick<Run, 'doubtAt' | 'madeAt' | 'settled' | 'inDoubt'> {
  state: DeploymentState;
  /** Who was to carry it out when it was approved; `executor` is who does now. */
  chosen: Executor;
  /** Epoch of the turn that is due or under way; 0 before the first push. */
  epoch: number;
  /** Null before the first push, and until it has answered. */
  jobId: string | null;
  /** When the turn that is due was pushed; in the future where it is to come later. */
  pushedAt: number | null;
  /** What the turn that is due waits for; null once it has given a sign of life, and where it waits for nothing. */
  waiting: Waiting | null;
  startedAt: number | null;
  heartbeatAt: number | null;
  endedAt: number | null;
  progress: Progress | null;
  written: StepCounts;
  outcome: Outcome;
  /** Counts only; `loadSetByHand` reads the list. */
  setByHand: StoredList;
  meanwhile?: Meanwhile | undefined;
}

/** What stays of a deployment whose records were removed: that its id was used. */
export const spentShape: Shape<{ v: 1; token: string }> = z.lazy(() =>
  z.strictObject({ v: z.literal(1), token: text(64) }),
);
