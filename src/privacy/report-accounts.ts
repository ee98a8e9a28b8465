/**
 * What Atlassian asks of an app that stores account ids: to report them on a cycle of at most
 * seven days, in batches of at most 90, and to erase those whose account was closed (Atlassian
 * documentation, personal data reporting; `@forge/api`, privacy).
 */
import { accountsStored, eraseAccount } from '../storage/erasing/erase-account';
import type { Kv } from '../storage/kv/kv';
import { lastReportedAt, noteReported } from '../storage/erasing/report-cycle';

export interface ReportedAccount {
  accountId: string;
  updatedAt: string;
}
export interface AccountUpdate {
  accountId: string;
  status: 'updated' | 'closed';
}
/** Sends one batch and answers the accounts to act on; rejects where the platform did not take it. */
export type SendReport = (batch: ReportedAccount[]) => Promise<AccountUpdate[]>;

export interface ReportOutcome {
  /**
   * `not-due`: reported in full within the last six days. `incomplete`: a batch was not taken, or
   * time was up; the next run does it again.
   */
  kind: 'not-due' | 'reported' | 'incomplete';
  reported: number;
  erased: number;
}

/** Most accounts of one report (`@forge/api`, privacy). */
export const BATCH = 90;
/**
 * The trigger fires daily; a report is due a day before the seven are over, so that one failure
 * is made good in time.
 */
export const CYCLE_MS = 6 * 24 * 3_600_000;

/**
 * One batch after another, because the platform's own function would send them all at once. An
 * account that was `updated` needs nothing: of a person only the id is stored, no name and no
 * address.
 */
export async function reportAccounts(
  kv: Kv,
  send: SendReport,
  clock: { now: number; isOver(): boolean },
): Promise<ReportOutcome> {
  const last = await lastReportedAt(kv);
  if (last !== null && clock.now >= last && clock.now - last < CYCLE_MS)
    return { kind: 'not-due', reported: 0, erased: 0 };
  const accounts = (await accountsStored(kv)).map(({ account, since }) => ({
    accountId: account,
    updatedAt: new Date(since).toISOString(),
  }));
  const outcome: ReportOutcome = { kind: 'reported', reported: 0, erased: 0 };
  for (let at = 0; at < accounts.length; at += BATCH) {
    if (clock.isOver()) return { ...outcome, kind: 'incomplete' };
    const batch = accounts.slice(at, at + BATCH);
    const updates = await send(batch).catch(() => null);
    if (updates === null) {
      outcome.kind = 'incomplete';
      continue;
    }
    outcome.reported += batch.length;
    outcome.erased += await eraseClosed(kv, updates, batch, clock.now);
  }
  if (outcome.kind === 'reported') await noteReported(kv, clock.now);
  return outcome;
}

/** Only accounts that were asked about: an answer naming others is not acted on. */
async function eraseClosed(
  kv: Kv,
  updates: readonly AccountUpdate[],
  asked: readonly ReportedAccount[],
  now: number,
): Promise<number> {
  const known = new Set(asked.map(({ accountId }) => accountId));
  const closed = updates.filter(
    ({ accountId, status }) => status === 'closed' && known.has(accountId),
  );
  for (const { accountId } of closed) await eraseAccount(kv, accountId, now);
  return closed.length;
}
