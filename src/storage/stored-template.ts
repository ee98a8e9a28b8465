/** A template as it is stored. */
import * as z from 'zod/mini';
import type { Template } from '../templates/template.generated';
import type { Shape } from './kv/record';

/** Most bytes of one model, well below the 240 KiB of a value. */
export const MOST_MODEL_BYTES = 180_000;

/** Checked when it was read from a person; here only that it is what we wrote. */
export const template: Shape<Template> = z.lazy(() =>
  z.custom<Template>(
    (value) => typeof value === 'object' && value !== null && 'objectTypes' in value,
  ),
);

/** Whether a model can be stored: it is bounded like everything else. */
export const fitsStorage = (model: Template): boolean => bytesOf(model) <= MOST_MODEL_BYTES;

export const bytesOf = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');

/** A reference may name anything: what cannot be a key names no record. */
export const isKey = (key: string): boolean => /^[A-Z][A-Z0-9]{1,9}$/u.test(key);
