import { z } from 'zod';
import type { Limits } from '../limits';
import type { Change, EventRecord, JobRecord } from '../storage/records';
import type { KvStore } from '../storage/store';
import type { QueueAnswer } from './publish';

const jobRequest = z.object({ queueName: z.string(), jobId: z.string() });

type FoundJob = { jobId: string; job: JobRecord; events: [string, EventRecord][] };

/** The job a request is about; null where it does not exist, which `@forge/events` is told with 404. */
function findJob(store: KvStore, installationId: string, text: string): FoundJob | null {
  const { queueName, jobId } = jobRequest.parse(JSON.parse(text));
  const { job: jobs, event: events } = store.tables(installationId);
  const job = jobs.get(jobId);
  if (job === undefined || job.queue !== queueName) return null;
  return { jobId, job, events: [...events].filter(([, event]) => event.jobId === jobId) };
}

const notFound: QueueAnswer = { status: 404, body: { message: 'Job not found.' } };

export function jobStats(store: KvStore, installationId: string, text: string): QueueAnswer {
  const found = findJob(store, installationId, text);
  if (found === null) return notFound;
  const inProgress = found.events.filter(([, event]) => event.copy === 1).length;
  return {
    status: 200,
    body: { success: found.job.success, inProgress, failed: found.job.failed },
  };
}

/**
 * Events that have not started, retries included, are not delivered any more; running ones go on
 * (Atlassian documentation).
 */
export function cancelJob(store: KvStore, installationId: string, text: string): QueueAnswer {
  const found = findJob(store, installationId, text);
  if (found === null) return notFound;
  store.commit(installationId, [
    { put: 'job', key: found.jobId, record: { ...found.job, cancelled: true } },
    ...found.events
      .filter(([, event]) => event.state === 'waiting')
      .map(([key]): Change => ({ remove: 'event', key })),
  ]);
  return { status: 204, body: null };
}

/** The removal of an event that has come to its end, and its job's new count. */
export function endOfEvent(
  job: JobRecord | undefined,
  key: string,
  event: EventRecord,
  how: 'success' | 'failed',
): Change[] {
  const removal: Change = { remove: 'event', key };
  if (job === undefined || event.copy !== 1) return [removal];
  return [removal, { put: 'job', key: event.jobId, record: { ...job, [how]: job[how] + 1 } }];
}

/** Jobs that nobody can ask about any more in good faith: all done and past their retention. */
export function staleJobs(
  store: KvStore,
  installationId: string,
  now: number,
  limits: Limits,
): Change[] {
  const { job: jobs, event: events } = store.tables(installationId);
  const live = new Set([...events.values()].map((event) => event.jobId));
  return [...jobs]
    .filter(([jobId, job]) => !live.has(jobId) && now > job.pushedAt + limits.queueRetentionMs)
    .map(([key]) => ({ remove: 'job', key }));
}
