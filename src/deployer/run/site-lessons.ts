/**
 * What this site takes as a description, which icons it refuses, and how many requests it takes,
 * as far as it has taught it: in this run, and before. Each lesson about what is sent is kept
 * before anything is sent by it, so that whatever was left shorter is known to have been, whoever
 * goes on.
 */
import { DEFAULT_PACE } from './pace';
import {
  nothingKnown,
  type DescribedKind,
  type PaceLesson,
  type SiteMemory,
} from '../../storage/site-memory';

/** The documented requests a minute. */
const WORTH_KEEPING = 1_000;

export class SiteLessons {
  private readonly memory: SiteMemory;
  private readonly badIcons: Set<string>;
  private saving: Promise<void> = Promise.resolve();

  /** @param save keeps what was learned; what it throws, the lesson throws */
  constructor(
    known: SiteMemory = nothingKnown(),
    private readonly save: (memory: SiteMemory) => Promise<void> = () => Promise.resolve(),
  ) {
    this.memory = structuredClone(known);
    this.badIcons = new Set(known.icons.map(String));
  }

  /** The shortest length refused so far; null where none was. */
  refused(kind: DescribedKind): number | null {
    return this.memory[kind].refused;
  }

  isTooLong(kind: DescribedKind, length: number): boolean {
    const { refused } = this.memory[kind];
    return refused !== null && length >= refused;
  }

  /** A text of that length, or a longer one, was taken. */
  isTaken(kind: DescribedKind, length: number): boolean {
    return length <= this.memory[kind].taken;
  }

  isBadIcon(id: string): boolean {
    return this.badIcons.has(id);
  }

  took(kind: DescribedKind, length: number): void {
    const lesson = this.memory[kind];
    if (lesson.refused === null || length < lesson.refused)
      lesson.taken = Math.max(lesson.taken, length);
  }

  /**
   * Of two that contradict each other (a site may count bytes) the refusal counts: what is
   * shorter is taken as well.
   */
  async refuse(kind: DescribedKind, length: number): Promise<void> {
    const lesson = this.memory[kind];
    if (lesson.refused !== null && lesson.refused <= length) return this.saving;
    lesson.refused = length;
    lesson.taken = Math.min(lesson.taken, length - 1);
    return this.keep();
  }

  /** It was something else that was refused: what was learned from it is forgotten, unless more was learned since. */
  async forget(kind: DescribedKind, length: number, before: number | null): Promise<void> {
    const lesson = this.memory[kind];
    if (lesson.refused !== length) return;
    lesson.refused = before;
    return this.keep();
  }

  async refuseIcon(id: string): Promise<void> {
    if (this.badIcons.has(id)) return;
    this.badIcons.add(id);
    if (!/^\d{1,15}$/u.test(id)) return;
    this.memory.icons.push(Number(id));
    return this.keep();
  }

  /** How many requests it takes, where that is known. */
  get pace(): PaceLesson | undefined {
    return this.memory.pace;
  }

  /**
   * The end of a run. What is not above the documented figures, was not refused either and had no
   * more at once than is usual at a start, teaches nothing.
   */
  async paced(lesson: PaceLesson): Promise<void> {
    const isMore = lesson.taken > Math.max(WORTH_KEEPING, this.pace?.taken ?? 0);
    const together = lesson.together ?? 0;
    if (lesson.perMinute === null && !isMore && together <= DEFAULT_PACE.start) return;
    this.memory.pace = lesson;
    return this.keep();
  }

  /** One after another: they change one record. */
  private keep(): Promise<void> {
    const now = structuredClone(this.memory);
    this.saving = this.saving.then(() => this.save(now));
    return this.saving;
  }
}
