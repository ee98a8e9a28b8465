/** What the emulator was asked: a bounded ring in memory, and a JSON line a request in a file if one is named. */
import { appendFileSync } from 'node:fs';

export interface RequestLogEntry {
  /** ISO time at which the request arrived; lines are in the order of completion. */
  at: string;
  method: string;
  /** Path with query, as it was sent. */
  path: string;
  /** HTTP status; 0 where the connection was dropped instead of an answer. */
  status: number;
  /** Account id, `app`, or `unknown` where the credentials were refused. */
  account: string;
  /** Milliseconds from arrival to answer. */
  ms: number;
}

export interface RequestLog {
  add(entry: RequestLogEntry): void;
  readonly entries: readonly RequestLogEntry[];
  clear(): void;
}

/** `capacity`: how many of the latest requests stay in memory (default 50,000). */
export function createRequestLog(file: string | undefined, capacity = 50_000): RequestLog {
  const entries: RequestLogEntry[] = [];
  return {
    entries,
    add(entry) {
      if (entries.push(entry) > capacity) entries.splice(0, Math.ceil(capacity / 10));
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
    clear() {
      entries.length = 0;
    },
  };
}
