/**
 * The baseline of a deployment: which elements of its templates already existed when it was
 * approved, as hashed natural keys. Approved = elements of the templates − baseline.
 */
import { createHash } from 'node:crypto';
import type { NaturalKey } from '../planner/natural-key';
import { saveChunks, loadChunks } from './kv/chunks';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import { text } from './shapes';

/**
 * 16 hex characters of SHA-256. 64 bits are enough to compare within one deployment: among 25,000
 * elements two share a hash by chance once in 10^10 deployments, and the names hashed are the
 * templates', which nobody outside chooses.
 */
export const hashKey = (key: NaturalKey): string =>
  createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16);

/** Saves the baseline, to be called before its deployment is created; answers the number of chunks. */
export const saveBaseline = (
  kv: Kv,
  deploymentId: string,
  standing: Iterable<NaturalKey>,
): Promise<number> =>
  saveChunks(
    kv,
    (chunk) => keys.baseline(deploymentId, chunk),
    text(16),
    [...new Set([...standing].map(hashKey))].sort(),
  );

/** The hashes (`hashKey`) of what existed; `chunks` is the deployment's `baselineChunks`. */
export async function loadBaseline(
  kv: Kv,
  deploymentId: string,
  chunks: number,
): Promise<Set<string>> {
  return new Set(
    await loadChunks(kv, (chunk) => keys.baseline(deploymentId, chunk), text(16), chunks),
  );
}
