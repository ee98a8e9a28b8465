/**
 * An answer of the key-value store other than success: the status and the `{code, message}` body
 * that `@forge/kvs` expects.
 */
export class KvsRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'KvsRefusal';
    this.status = status;
    this.code = code;
  }
}

// Codes: Atlassian documentation, "Error handling for the Key-Value Store", except those marked.
export const keyNotFound = (key: string): KvsRefusal =>
  new KvsRefusal(404, 'KEY_NOT_FOUND', `The key "${key}" does not exist.`);
/** Observed in public clients. */
export const keyConflict = (key: string): KvsRefusal =>
  new KvsRefusal(409, 'KEY_CONFLICT', `The key "${key}" already exists.`);
export const rateLimited = (): KvsRefusal =>
  new KvsRefusal(
    429,
    'RATE_LIMIT_EXCEEDED',
    'The rate limit of the installation has been exceeded.',
  );
/** The code is inferred; the documentation has none for a request that is wrong as a whole. */
export const badRequest = (message: string): KvsRefusal =>
  new KvsRefusal(400, 'INVALID_REQUEST', message);
