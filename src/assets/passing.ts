import type { AppError } from '../errors';

/**
 * Trouble that may pass: a sign-in that was not accepted just now, a limit, an outage, an answer
 * that cannot be read. A scope or role that is missing, a rule of the site and a thing that is
 * gone last until somebody does something about them.
 */
const PASSING: ReadonlySet<string> = new Set([
  'unauthorized',
  'rate-limited',
  'assets-unavailable',
  'assets-unreadable',
]);

/** Whether the same request may be answered later although nobody changes anything. */
export const mayPass = (error: AppError): boolean => PASSING.has(error.code);
