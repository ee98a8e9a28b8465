/** When the accounts stored were last reported to Atlassian in full. */
import * as z from 'zod/mini';
import { keys } from '../keys';
import type { Kv } from '../kv/kv';
import type { Shape } from '../kv/record';
import { changeRecord, readRecord } from '../kv/record';
import { time } from '../shapes';

interface ReportCycle {
  v: 1;
  reportedAt: number;
}
const shape: Shape<ReportCycle> = z.lazy(() =>
  z.strictObject({ v: z.literal(1), reportedAt: time }),
);

/** Milliseconds since 1970; null where no report was ever finished. */
export const lastReportedAt = async (kv: Kv): Promise<number | null> =>
  (await readRecord(kv, keys.reportCycle, shape))?.reportedAt ?? null;

export async function noteReported(kv: Kv, now: number): Promise<void> {
  await changeRecord<ReportCycle>(kv, keys.reportCycle, shape, 'kept', () => ({
    v: 1,
    reportedAt: now,
  }));
}
