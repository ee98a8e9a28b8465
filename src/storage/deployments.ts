/** Creating, reading and reporting deployments. `deployment-record.ts` says why there are four records. */
import type { Approved, Deployment, End, Run, Turn } from './deployment-record';
import { approvedShape, endShape, runShape, turnShape } from './deployment-record';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import { isPreviewId } from './preview-id';
import { changeRecord, createRecord, newToken, readRecord } from './kv/record';
import { countSteps } from './shapes';

/** Spends the approval: true for exactly one caller, however many try. */
export const createDeployment = (kv: Kv, approved: Approved): Promise<boolean> =>
  createRecord(kv, keys.deployment(approved.id), approvedShape, approved, 'kept');

/** Strictly read; null where there is none, also for what is no id at all. */
export async function loadDeployment(kv: Kv, id: string): Promise<Deployment | null> {
  if (!isPreviewId(id)) return null;
  const approved = await readRecord(kv, keys.deployment(id), approvedShape);
  if (approved === null) return null;
  const [turn, run, end] = await Promise.all([
    readRecord(kv, keys.turn(id), turnShape),
    readRecord(kv, keys.run(id), runShape),
    readRecord(kv, keys.end(id), endShape),
  ]);
  return assemble(approved, turn, run, end);
}

function assemble(
  { v: _version, token: _token, ...approved }: Approved,
  turn: Turn | null,
  run: Run | null,
  stored: End | null,
): Deployment {
  const end = isSuperseded(stored, run) ? null : stored;
  return {
    ...approved,
    state: end?.state ?? run?.state ?? 'queued',
    chosen: approved.executor,
    executor: turn?.executor ?? approved.executor,
    epoch: Math.max(turn?.epoch ?? 0, run?.epoch ?? 0),
    jobId: turn?.jobId ?? null,
    pushedAt: turn?.at ?? null,
    waiting:
      end !== null || (run?.heartbeatAt ?? 0) > (turn?.at ?? 0) ? null : (turn?.waiting ?? null),
    startedAt: run?.startedAt ?? null,
    heartbeatAt: run?.heartbeatAt ?? null,
    doubtAt: run?.doubtAt,
    madeAt: run?.madeAt,
    settled: run?.settled,
    inDoubt: run?.inDoubt,
    endedAt: end?.at ?? null,
    progress: run?.progress ?? null,
    written: end?.written ?? run?.written ?? countSteps([]),
    outcome: end?.outcome ?? { kind: 'none' },
    setByHand: end?.setByHand ?? { count: 0, chunks: 0 },
    meanwhile: end?.meanwhile,
  };
}

/** The last write of a turn that died can land late: while a later holder of the lock is at work, it is no end. */
const isSuperseded = (end: End | null, run: Run | null): boolean =>
  end !== null && run !== null && end.generation < run.generation;

/**
 * Notes whose turn it is: before a push (`jobId` null) and after it. False, and nothing written,
 * when a later epoch's turn is noted already.
 */
export const recordTurn = (kv: Kv, id: string, turn: Omit<Turn, 'v'>): Promise<boolean> =>
  changeRecord<Turn>(kv, keys.turn(id), turnShape, 'kept', (old) =>
    old !== null && old.epoch > turn.epoch ? null : { v: 1, ...turn },
  );

/**
 * Reports progress and a heartbeat. False, and nothing written, when a later generation of the
 * lock has reported: the caller has been superseded. A report lost between two holders is made
 * good by the next one, a second later.
 */
export const reportRun = (
  kv: Kv,
  id: string,
  run: Omit<Run, 'v' | 'startedAt'>,
): Promise<boolean> =>
  changeRecord<Run>(kv, keys.run(id), runShape, 'kept', (old) =>
    old !== null && old.generation > run.generation
      ? null
      : { v: 1, ...run, startedAt: old?.startedAt ?? run.heartbeatAt },
  );

/**
 * Ends a deployment once. The end of a later generation replaces that of an earlier one: who held
 * the lock last knows best. False when there is an end that is as new.
 */
export async function endDeployment(
  kv: Kv,
  id: string,
  facts: Omit<End, 'v' | 'token'>,
): Promise<boolean> {
  const end: End = { v: 1, token: newToken(), ...facts };
  if (await createRecord(kv, keys.end(id), endShape, end, 'kept')) return true;
  return changeRecord<End>(kv, keys.end(id), endShape, 'kept', (old) =>
    old !== null && old.generation >= end.generation ? null : end,
  );
}
