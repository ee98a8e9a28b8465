/** What a comparison of two structures says: counts first, then lines. */
import type { Comparison, Different, Place, Shifted } from '../../structure/compare';
import { countOf } from '../../structure/compare';
import { renderCount } from '../../service/counts';
import { foreign } from '../../service/names-shown';
import { inParts, type Part } from './in-parts';

export interface Labels {
  left: string;
  right: string;
}

export function differenceText(
  comparison: Comparison,
  { left, right }: Labels,
  notes: readonly string[],
  part: number,
  most: number,
): Part {
  const { missing, extra, different, renamed, moved } = comparison;
  const counts = [
    `${missing.length} missing`,
    `${different.length} different`,
    `${renamed.length} renamed`,
    `${moved.length} moved`,
    `${extra.length} extra`,
  ].join(', ');
  const head =
    countOf(comparison) === 0
      ? [`${left} beside ${right}: no difference.`, ...notes]
      : [
          `${left} beside ${right}: ${counts}.`,
          ...notes,
          `Missing: only in ${right}. Extra: only in ${left}. Of two values the first is that of ${left}.`,
        ];
  const lines = [
    ...section('Missing', missing.map(placeLine)),
    ...section('Different', different.map(differentLine)),
    ...section(
      'Renamed',
      renamed.map((one) => shiftedLine(one, right)),
    ),
    ...section(
      'Moved',
      moved.map((one) => shiftedLine(one, right)),
    ),
    ...section('Extra', extra.map(placeLine)),
  ];
  return inParts(head, lines, part, most);
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title} (${renderCount(lines.length)}):`, ...lines];

const placeLine = (place: Place): string => `- ${placeWords(place)}`;

export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'object-type':
      return `object type ${pathWords(place.path)}`;
    case 'attribute':
      return `attribute ${foreign(place.name)} of ${pathWords(place.path)}`;
    case 'status':
      return `status ${foreign(place.name)}`;
    case 'reference-type':
      return `reference type ${foreign(place.name)}`;
  }
}

const pathWords = (path: readonly string[]): string =>
  path.map((name) => foreign(name)).join(' › ');

const differentLine = ({ at, field, left, right }: Different): string =>
  `- ${placeWords(at)}: ${field} is ${foreign(left)}, there ${foreign(right)}`;

const shiftedLine = ({ left, right, certain }: Shifted, there: string): string =>
  `- ${placeWords(left)} ${certain ? 'is' : 'looks like'} ${placeWords(right)} of ${there}`;
