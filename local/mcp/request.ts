import type { ProgressSink } from './follow-deployment';

/** What one request of the client brings along. */
export interface Request {
  /** Aborted where the client cancels the request. */
  signal: AbortSignal;
  /** Where to tell progress, or null where the client did not ask for it. */
  progress: ProgressSink | null;
}
