/**
 * Previews, and which of a person's previews is the latest. They erase themselves; that they are
 * valid is never decided by it.
 */
import * as z from 'zod/mini';
import { keys } from './keys';
import type { Kv, Lifetime } from './kv/kv';
import { bug } from './kv/kv';
import { drawPreviewId, isPreviewId } from './preview-id';
import type { Shape } from './kv/record';
import { changeRecord, createRecord, readRecord } from './kv/record';
import type { ConfirmationSetting, Origin, StepCounts, StoredPin } from './shapes';
import {
  account,
  confirmationSetting,
  deployOptions,
  origin,
  previewId,
  stepCounts,
  storedPins,
  templateRefs,
  text,
  time,
} from './shapes';
import type { DeployOptions } from '../planner/options';
import type { TemplateRef } from '../planner/plan';

/** `none`: no code exists, so that nothing typed anywhere can confirm this preview; only the page can. */
export type StoredCode = { kind: 'none' } | { kind: 'hashed'; hash: string; salt: string };

export interface Preview {
  v: 1;
  /** Random; also tells this preview's tries from those of an earlier preview with the same id. */
  token: string;
  id: string;
  digest: string;
  account: string;
  workspaceId: string;
  createdAt: number;
  /** Milliseconds since 1970; this time decides, never the storage's own expiry. */
  expiresAt: number;
  options: DeployOptions;
  templates: TemplateRef[];
  schemas: StoredPin[];
  counts: StepCounts;
  code: StoredCode;
  /** The module that asked for it. */
  origin: Origin;
  /** The setting when it was made. */
  setting: ConfirmationSetting;
}

const previewShape: Shape<Preview> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    id: previewId,
    digest: text(128),
    account,
    workspaceId: text(200),
    createdAt: time,
    expiresAt: time,
    options: deployOptions,
    templates: templateRefs,
    schemas: storedPins,
    counts: stepCounts,
    code: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('hashed'), hash: text(128), salt: text(128) }),
    ]),
    origin,
    setting: confirmationSetting,
  }),
);

interface LatestPreview {
  v: 1;
  previewId: string;
}
const latestShape: Shape<LatestPreview> = z.lazy(() =>
  z.strictObject({ v: z.literal(1), previewId }),
);

/** A day: long enough to say "expired" or "replaced" instead of "unknown" to who comes back late. */
export const PREVIEW_LIFE_MS = 24 * 60 * 60_000;
export const PREVIEW_LIFE: Lifetime = { ttlMs: PREVIEW_LIFE_MS };

const MOST_DRAWS = 9;

/**
 * Stores a preview under a fresh id and makes it the latest of its account, which voids the older
 * one. An id that names a deployment, or named one, is not given again: the spent approval, or
 * the cancellation, would look like this one's.
 */
export async function savePreview(
  kv: Kv,
  facts: Omit<Preview, 'v' | 'id'>,
  draw: (drawn: number) => string = drawPreviewId,
): Promise<Preview> {
  for (let drawn = 0; drawn < MOST_DRAWS; drawn += 1) {
    const preview: Preview = { v: 1, id: draw(drawn), ...facts };
    const key = keys.preview(preview.id);
    if (!(await createRecord(kv, key, previewShape, preview, PREVIEW_LIFE))) continue;
    if (await isSpent(kv, preview.id)) {
      await kv.delete(key);
      continue;
    }
    await changeRecord<LatestPreview>(
      kv,
      keys.latestPreview(facts.account),
      latestShape,
      PREVIEW_LIFE,
      () => ({ v: 1, previewId: preview.id }),
    );
    return preview;
  }
  throw bug('No free id was found for a preview.');
}

/**
 * Whether a deployment has this id, or had it before its records were removed; or an older
 * preview that was cancelled.
 */
async function isSpent(kv: Kv, id: string): Promise<boolean> {
  const found = await Promise.all(
    [keys.deployment(id), keys.spent(id), keys.cancel(id)].map((key) => kv.get(key)),
  );
  return found.some((value) => value !== undefined);
}

/** Null where there is none, also for what is no id at all. */
export async function readPreview(kv: Kv, id: string): Promise<Preview | null> {
  return isPreviewId(id) ? readRecord(kv, keys.preview(id), previewShape) : null;
}

/** The id of the account's latest preview, whether or not it still counts. */
export async function latestPreviewId(kv: Kv, of: string): Promise<string | null> {
  return (await readRecord(kv, keys.latestPreview(of), latestShape))?.previewId ?? null;
}
