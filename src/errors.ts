/**
 * The one error of the app. Expected outcomes are results; an `AppError` is an outcome that ends
 * the call it happens in, said so that the person can act on it. Every code is in
 * `docs/errors.md`, and a test holds the two together.
 */
export const ERROR_CODES = [
  // what the caller sent
  'bad-input',
  'unknown-template',
  'bad-reference-mode',
  // the site and its settings
  'no-assets',
  'workspace-unclear',
  'unauthorized',
  'scope-missing',
  'forbidden',
  'not-found',
  'rate-limited',
  'assets-rejected',
  'assets-unavailable',
  'assets-unreadable',
  'too-large',
  // permission
  'no-account',
  'not-allowed',
  // licence
  'licence-inactive',
  'licence-suspended',
  'licence-missing',
  // approval
  'preview-unknown',
  'preview-expired',
  'preview-replaced',
  'preview-cancelled',
  'preview-not-yours',
  'preview-other-workspace',
  'confirmation-unclear',
  'confirmation-wrong',
  'confirmation-too-early',
  'confirmation-locked',
  'confirmation-on-page',
  'confirmation-off',
  'too-many-previews',
  'plan-blocked',
  'plan-changed',
  // deployment
  'deployment-unknown',
  'deployment-running',
  'storage-unavailable',
  'storage-corrupt',
  'made-twice',
  'template-changed',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorFacts {
  /** What would do, as a sentence to the person. */
  remedy: string;
  /** Milliseconds to wait before the same call may succeed; absent where waiting does not help. */
  retryAfterMs?: number;
  cause?: unknown;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, sentence: string, facts: ErrorFacts) {
    super(sentence, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'AppError';
    this.code = code;
    this.remedy = facts.remedy;
    this.retryAfterMs = facts.retryAfterMs;
  }
}
