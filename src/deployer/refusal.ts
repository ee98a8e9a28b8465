import type { AppError } from '../errors';

const CODES: ReadonlySet<string> = new Set([
  'unauthorized',
  'scope-missing',
  'forbidden',
  'not-allowed',
]);
/** What may pass by itself: it is worth another turn later. */
const PASSING: ReadonlySet<string> = new Set([
  'rate-limited',
  'assets-unavailable',
  'assets-unreadable',
]);

/** Whether an error says that this principal may not, rather than that Assets cannot. */
export const isRefusal = (error: AppError): boolean => CODES.has(error.code);

export const mayPass = (error: AppError): boolean => PASSING.has(error.code);
