/** What elements were called in earlier versions of their template: the template says so (`moved`). Pure. */
import type { ResolvedTemplate } from '../templates/resolve';
import type { FormerNames } from './identities';

interface Move {
  from: { path: string[]; attribute: string | null };
  to: { path: string[]; attribute: string | null };
}

export function formerNames(templates: ReadonlyMap<string, ResolvedTemplate>): FormerNames {
  // Oldest first in the file: what an element was called last is found from the end.
  const moves = [...templates.values()].flatMap(({ moved }) =>
    (moved ?? []).map(({ from, to }): Move => ({ from: placeOf(from), to: placeOf(to) })).reverse(),
  );
  if (moves.length === 0) return () => [];
  return (kind, names) => {
    if (kind !== 'object-type' && kind !== 'attribute') return [];
    let path = kind === 'attribute' ? names.slice(0, -1) : [...names];
    let attribute = kind === 'attribute' ? (names.at(-1) ?? '') : null;
    const found: string[][] = [];
    for (const { from, to } of moves) {
      const isOfType = to.attribute === null && to.path.every((name, at) => path[at] === name);
      const isOfAttribute =
        to.attribute !== null &&
        to.attribute === attribute &&
        to.path.length === path.length &&
        to.path.every((name, at) => path[at] === name);
      if (isOfType) path = [...from.path, ...path.slice(to.path.length)];
      else if (isOfAttribute) [path, attribute] = [from.path, from.attribute];
      else continue;
      found.push(attribute === null ? path : [...path, attribute]);
    }
    return found;
  };
}

/** `Asset / Server`, or `Asset / Server . Model`. */
function placeOf(text: string): Move['from'] {
  const [path = '', attribute = null] = text.split(' . ');
  return { path: path.split(' / '), attribute };
}
