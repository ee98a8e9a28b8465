import { editDistance } from '../../src/templates/edit-distance';

/** The candidate nearest to what was typed; null where none is near. A beginning counts as near. */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  const asked = typed.toLowerCase();
  const begun = candidates.find((one) => asked.length >= 2 && one.startsWith(asked));
  if (begun !== undefined) return begun;
  const ranked = candidates
    .map((one) => ({ one, distance: editDistance(asked, one, 4) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined &&
    best.distance <= Math.max(1, Math.floor(best.one.length / 2)) &&
    best.distance <= 4
    ? best.one
    : null;
}
