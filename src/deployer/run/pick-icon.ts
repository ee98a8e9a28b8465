/** The site's icon for a template's keyword. Ids and sets of icons differ from site to site, so names decide. */
import type { ObservedIcon } from '../../assets/observation';

/** Keywords that name no icon of Assets; each is tried after the keyword itself. */
const FALLBACK = ['box', 'object', 'component', 'file'];

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');

/**
 * An icon whose name is the keyword, else one that shares most words with it, else a general one, else the first.
 * @returns '' where the site has no icon at all: whether Assets then picks one is unknown (the
 *   API calls `iconId` mandatory).
 */
export function pickIcon(keyword: string, icons: readonly ObservedIcon[]): string {
  const wanted = words(keyword);
  const exact = icons.find((icon) => words(icon.name).join(' ') === wanted.join(' '));
  if (exact !== undefined) return exact.id;
  let best: { id: string; shared: number } = { id: '', shared: 0 };
  for (const icon of icons) {
    const shared = words(icon.name).filter((word) => wanted.includes(word)).length;
    if (shared > best.shared) best = { id: icon.id, shared };
  }
  if (best.shared > 0) return best.id;
  const general = FALLBACK.flatMap(
    (name) => icons.find((icon) => words(icon.name).includes(name)) ?? [],
  )[0];
  return (general ?? icons[0])?.id ?? '';
}
