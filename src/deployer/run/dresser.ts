/**
 * How each element is dressed when it is sent: with the whole description and its icon, and where
 * the site refuses those, with the brief description, with none, with another icon. Structure is
 * never touched by it.
 */
import type { Concern } from '../../assets/api';
import type { ObservedIcon } from '../../assets/observation';
import type { NaturalKey } from '../../planner/natural-key';
import type { AttributeStep, ObjectTypeStep, SchemaStep, Step } from '../../planner/plan';
import type { DescribedKind } from '../../storage/site-memory';
import { pickIcon } from './pick-icon';
import type { SiteLessons } from './site-lessons';

export interface Worn {
  description: string;
  /** '' for what has no icon, and where the site has none. */
  iconId: string;
  /** Restricts what a reference offers; '' for none. */
  filter: string;
}

/** What an element was made without, and the value it should have: a keyword for an icon. */
export interface Left {
  field: 'description' | 'icon' | 'filter';
  value: string;
}

export type DressedStep = SchemaStep | ObjectTypeStep | AttributeStep;

export const isDressed = (step: Step): step is DressedStep =>
  step.kind === 'schema' || step.kind === 'object-type' || step.kind === 'attribute';

/** What may be sent as its description, the best first. There is only one text for a schema and an object type. */
export function textsOf(step: DressedStep): string[] {
  const texts =
    step.kind === 'attribute' ? [step.form.description, step.form.brief] : [step.description];
  return [...new Set([...texts, ''])];
}

/** As a site would have it that refuses nothing. */
export const wornPlainly = (step: Step, icons: readonly ObservedIcon[]): Worn => ({
  description: isDressed(step) ? (textsOf(step)[0] ?? '') : '',
  iconId: step.kind === 'object-type' ? pickIcon(step.icon, icons) : '',
  filter: filterOf(step),
});

const filterOf = (step: Step): string =>
  step.kind === 'attribute' ? (step.form.filter ?? '') : '';

interface Trying {
  /** Index of the first text that was not refused for this element. */
  from: number;
  worn: Worn;
  /** Icons refused for this element, or that may be what is refused. */
  icons: string[];
  /** Lessons that hold only if the element is taken in the end: its refusals did not say what they were about. */
  guesses: { length: number; before: number | null }[];
  guessedIcon: string | null;
  /** It was refused with its filter, or may have been because of it. */
  unfiltered: boolean;
}

/** Refusals of one filter after which it is not sent again. */
const MOST_FILTERS = 2;

/** Other icons tried for one element. */
const MOST_ICONS = 3;

export class Dresser {
  private readonly trying = new Map<NaturalKey, Trying>();
  private readonly lengths: Record<DescribedKind, number[]>;
  /** Of each kind at most one element at a time is sent with a length of which nothing is known. */
  private readonly probing = new Map<DescribedKind, NaturalKey>();
  private readonly goodIcons = new Set<string>();
  private readonly badFilters = new Map<string, number>();

  constructor(
    private readonly lessons: SiteLessons,
    private readonly icons: readonly ObservedIcon[],
    steps: readonly Step[],
  ) {
    this.lengths = lengthsIn(steps);
  }

  /** How to send it now. To be followed by `ended`. */
  wear(step: Step): Worn {
    const trying = this.trying.get(step.key);
    const worn: Worn = {
      description: isDressed(step) ? this.text(step, trying?.from ?? 0) : '',
      iconId: step.kind === 'object-type' ? this.icon(step, trying?.icons ?? []) : '',
      filter: trying?.unfiltered === true ? '' : this.filter(step),
    };
    if (isDressed(step))
      this.trying.set(step.key, {
        from: 0,
        icons: [],
        guesses: [],
        guessedIcon: null,
        unfiltered: false,
        ...trying,
        worn,
      });
    return worn;
  }

  /** Whatever became of it. */
  ended(step: Step): void {
    if (isDressed(step) && this.probing.get(step.kind) === step.key) this.probing.delete(step.kind);
  }

  /** It is as it was sent last; answers what it is without. */
  async made(step: Step): Promise<Left[]> {
    const trying = this.trying.get(step.key);
    if (!isDressed(step) || trying === undefined) return [];
    this.trying.delete(step.key);
    const { description, iconId, filter } = trying.worn;
    this.lessons.took(step.kind, description.length);
    this.goodIcons.add(iconId);
    if (trying.guessedIcon !== null) await this.lessons.refuseIcon(trying.guessedIcon);
    const plain = wornPlainly(step, this.icons);
    return [
      ...(description === plain.description
        ? []
        : [{ field: 'description' as const, value: plain.description }]),
      ...(step.kind !== 'object-type' || iconId === plain.iconId
        ? []
        : [{ field: 'icon' as const, value: step.icon }]),
      ...(filter === plain.filter ? [] : [{ field: 'filter' as const, value: plain.filter }]),
    ];
  }

  /**
   * Whether it can be sent again with less. What was refused is learned; where nothing is left to
   * drop, guesses are taken back.
   */
  async dropMore(step: Step, concern: Concern): Promise<boolean> {
    const trying = this.trying.get(step.key);
    if (!isDressed(step) || trying === undefined) return false;
    const may =
      concern === 'icon'
        ? await this.dropIcon(step, trying)
        : concern === 'filter'
          ? this.dropFilter(trying)
          : (await this.dropText(step, trying, concern)) ||
            (concern === 'unsaid' && (this.guessIcon(step, trying) || this.dropFilter(trying)));
    if (!may) await this.giveUp(step, trying);
    return may;
  }

  private async dropText(step: DressedStep, trying: Trying, concern: Concern): Promise<boolean> {
    const { description } = trying.worn;
    const { length } = description;
    const { kind } = step;
    // Where nothing is said and a text as long was taken before, it is not the text.
    if (length === 0 || (concern === 'unsaid' && this.lessons.isTaken(kind, length))) return false;
    if (concern === 'unsaid') trying.guesses.push({ length, before: this.lessons.refused(kind) });
    trying.from = textsOf(step).indexOf(description) + 1;
    await this.lessons.refuse(kind, length);
    return true;
  }

  private dropFilter(trying: Trying): boolean {
    const { filter } = trying.worn;
    if (filter === '') return false;
    trying.unfiltered = true;
    this.badFilters.set(filter, (this.badFilters.get(filter) ?? 0) + 1);
    return true;
  }

  private filter(step: Step): string {
    const filter = filterOf(step);
    return (this.badFilters.get(filter) ?? 0) < MOST_FILTERS ? filter : '';
  }

  private async dropIcon(step: DressedStep, trying: Trying): Promise<boolean> {
    const { iconId } = trying.worn;
    if (step.kind !== 'object-type' || iconId === '') return false;
    trying.icons.push(iconId);
    await this.lessons.refuseIcon(iconId);
    return trying.icons.length <= MOST_ICONS && this.icon(step, trying.icons) !== '';
  }

  private guessIcon(step: DressedStep, trying: Trying): boolean {
    const { iconId } = trying.worn;
    if (
      step.kind !== 'object-type' ||
      iconId === '' ||
      trying.guessedIcon !== null ||
      this.goodIcons.has(iconId)
    )
      return false;
    trying.guessedIcon = iconId;
    trying.icons.push(iconId);
    return this.icon(step, trying.icons) !== '';
  }

  private async giveUp({ kind, key }: DressedStep, { guesses }: Trying): Promise<void> {
    for (const { length, before } of guesses.reverse())
      await this.lessons.forget(kind, length, before);
    this.trying.delete(key);
  }

  private text(step: DressedStep, from: number): string {
    return (
      textsOf(step).find(
        (text, at) => at >= from && (text === '' || this.isWorthTrying(step, text.length)),
      ) ?? ''
    );
  }

  /**
   * Before anything was refused, all is. After that what was taken before; of lengths between,
   * the shorter ones first, so that a refusal leaves few to try: it is a request too many, and a
   * shorter text than need be is not.
   */
  private isWorthTrying({ kind, key }: DressedStep, length: number): boolean {
    const { lessons } = this;
    const refused = lessons.refused(kind);
    if (refused === null || lessons.isTaken(kind, length)) return true;
    const other = this.probing.get(kind);
    if (length >= refused || (other !== undefined && other !== key)) return false;
    const open = this.lengths[kind].filter((one) => one < refused && !lessons.isTaken(kind, one));
    if (open.indexOf(length) >= Math.ceil(open.length / 4)) return false;
    this.probing.set(kind, key);
    return true;
  }

  private icon(step: ObjectTypeStep, refused: readonly string[]): string {
    return pickIcon(
      step.icon,
      this.icons.filter(({ id }) => !refused.includes(id) && !this.lessons.isBadIcon(id)),
    );
  }
}

/** Lengths of all texts that may be sent, each once, the shortest first. */
function lengthsIn(steps: readonly Step[]): Record<DescribedKind, number[]> {
  const found: Record<DescribedKind, Set<number>> = {
    schema: new Set(),
    'object-type': new Set(),
    attribute: new Set(),
  };
  for (const step of steps)
    if (isDressed(step)) for (const text of textsOf(step)) found[step.kind].add(text.length);
  const sorted = (lengths: Set<number>): number[] => [...lengths].sort((a, b) => a - b);
  return {
    schema: sorted(found.schema),
    'object-type': sorted(found['object-type']),
    attribute: sorted(found.attribute),
  };
}
