/** Which names somebody may have meant. Pure. */
import { editDistance } from './edit-distance';

const MOST = 3;
/** Longest text that is compared, in characters. */
const LONGEST = 80;

const bare = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * @returns at most three of `names`, nearest first: alike but for case, spaces, hyphens, a
 *   plural and slips of the pen, else those that contain what was written; [] where none is near
 */
export function nearestNames(text: string, names: readonly string[]): string[] {
  const wanted = bare(text);
  if (wanted.length < 2) return [];
  const forgiven = Math.max(1, Math.floor(wanted.length / 4));
  const alike = names
    .map((name) => ({ name, distance: editDistance(wanted, bare(name), forgiven) }))
    .filter(({ distance }) => distance <= forgiven)
    .sort((a, b) => a.distance - b.distance);
  if (alike.length > 0) return alike.slice(0, MOST).map(({ name }) => name);
  const stem = wanted.replace(/s$/u, '');
  return stem.length < 4 ? [] : names.filter((name) => bare(name).includes(stem)).slice(0, MOST);
}
