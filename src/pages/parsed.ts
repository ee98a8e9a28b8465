/** What the page sends, checked: its front end is ours, but anyone who can load it can call its resolver with anything. */
import type * as z from 'zod/mini';
import { AppError } from '../errors';

/** @throws AppError `bad-input` saying what was `wanted` */
export function parsed<T extends z.ZodMiniType>(
  shape: T,
  payload: unknown,
  wanted: string,
): z.infer<T> {
  const result = shape.safeParse(payload);
  if (result.success) return result.data;
  throw new AppError('bad-input', 'The page sent something that cannot be used.', {
    remedy: `Expected: ${wanted}.`,
  });
}
