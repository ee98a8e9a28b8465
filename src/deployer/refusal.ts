import { mayPass as passes } from '../assets/passing';
import type { AppError } from '../errors';

const CODES: ReadonlySet<string> = new Set([
  'unauthorized',
  'scope-missing',
  'forbidden',
  'not-allowed',
]);

/**
 * Whether an error says that this principal may not, rather than that Assets cannot. A sign-in
 * that is not accepted is one by the time it gets here: every read and every write has waited it
 * out before.
 */
export const isRefusal = (error: AppError): boolean => CODES.has(error.code);

/** What may pass by itself: it is worth another turn later. */
export const mayPass = (error: AppError): boolean => passes(error) && !isRefusal(error);
