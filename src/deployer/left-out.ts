/**
 * What the elements of a deployment were made without, because the site refuses or ignores it:
 * descriptions, icons, filters. Known from the run, and of earlier turns from what the site has
 * taught and what exists now.
 */
import type { ObservedIcon } from '../assets/observation';
import { parseKey, type NaturalKey } from '../planner/natural-key';
import type { Dress, Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { SetByHand } from '../storage/set-by-hand';
import type { Left } from './run/dresser';
import { pickIcon } from './run/pick-icon';
import type { SiteLessons } from './run/site-lessons';

export interface Seen {
  plan: Pick<Plan, 'dress' | 'ids'>;
  /** Of the site; empty where they were not read this time. */
  icons: readonly ObservedIcon[];
  /** Hashes of what existed at approval: how that is described is none of this deployment's doing. */
  baseline: ReadonlySet<string>;
  /** What somebody else made meanwhile: likewise. */
  theirs: ReadonlySet<NaturalKey>;
  lessons: SiteLessons;
}

export class LeftOut {
  private readonly found = new Map<string, SetByHand>();
  private icons: readonly ObservedIcon[] = [];

  note(element: NaturalKey, left: readonly Left[]): void {
    for (const one of left) this.found.set(nameOf(element, one.field), entryOf(element, one));
  }

  /** The workspace was read. What a person has set meanwhile is no longer left out. */
  seen({ plan, icons, baseline, theirs, lessons }: Seen): void {
    if (icons.length > 0) this.icons = icons;
    const differs = new Set<string>();
    for (const dress of plan.dress) {
      if (dress.found !== dress.wanted) differs.add(nameOf(dress.element, 'description'));
      if (dress.filter !== undefined) differs.add(nameOf(dress.element, 'filter'));
      const left = leftOf(dress, this.icons, lessons);
      const isOurs = !baseline.has(hashKey(dress.element)) && !theirs.has(dress.element);
      if (left.length > 0 && isOurs) this.note(dress.element, left);
    }
    for (const element of Object.keys(plan.ids)) {
      for (const name of [nameOf(element, 'description'), nameOf(element, 'filter')])
        if (!differs.has(name)) this.found.delete(name);
    }
  }

  list(): SetByHand[] {
    return [...this.found.values()];
  }
}

/**
 * Shorter than wanted because it was sent so: the brief text is nobody else's. Or none at all:
 * refused, or passed over in silence. Which icon a type has is not read; whether the site refuses
 * its own is known.
 */
function leftOf(
  { wanted, brief, found, icon, filter }: Dress,
  icons: readonly ObservedIcon[],
  lessons: SiteLessons,
): Left[] {
  const isShorter = found !== wanted && (found === '' || found === brief);
  const isOther = icon !== '' && lessons.isBadIcon(pickIcon(icon, icons));
  return [
    ...(isShorter ? [{ field: 'description' as const, value: wanted }] : []),
    ...(isOther ? [{ field: 'icon' as const, value: icon }] : []),
    ...(filter === undefined ? [] : [{ field: 'filter' as const, value: filter }]),
  ];
}

const nameOf = (element: NaturalKey, field: string): string => `${field} ${element}`;

function entryOf(element: NaturalKey, { field, value }: Left): SetByHand {
  const { kind, schema, names } = parseKey(element);
  const isAttribute = kind === 'attribute';
  return {
    schema,
    type: (isAttribute ? names.slice(0, -1) : names).join(' › '),
    attribute: isAttribute ? (names.at(-1) ?? '') : '',
    field,
    value,
  };
}
