/**
 * Why an invocation gave no answer.
 * - `threw`: the handler threw; `cause` is what it threw. Rovo shows a generic failure for it.
 * - `timed-out`: it ran past its limit; what it returns later is discarded.
 * - `abandoned`: the host was closed or the app uninstalled meanwhile.
 * - `too-large`: its input or output is above the payload limit.
 * - `not-possible`: nothing was invoked (unknown key, unknown account).
 */
export type InvocationFailureKind =
  'threw' | 'timed-out' | 'abandoned' | 'too-large' | 'not-possible';

export class InvocationFailure extends Error {
  readonly kind: InvocationFailureKind;

  constructor(kind: InvocationFailureKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'InvocationFailure';
    this.kind = kind;
  }
}

/**
 * What a stopped invocation gets for each further platform call: on the platform its process
 * would be frozen or gone.
 */
export class StoppedInvocationError extends Error {
  constructor(why: string) {
    super(
      `This invocation is over (${why}); the platform has stopped its process, so no further call is made.`,
    );
    this.name = 'StoppedInvocationError';
  }
}

/** The first line of whatever was thrown, for logs. */
export function saying(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
