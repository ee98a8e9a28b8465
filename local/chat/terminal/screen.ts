import type { Turn } from '../conversation';
import type { Progress } from '../follow';

/** What the runner shows things on. */
export interface Screen {
  header(line: string): void;
  notice(text: string): void;
  /** News that no turn asked for, such as the end of a resumed deployment. */
  report(text: string): void;
  /** A turn is about to be worked on: a script shows what it said, a person has just typed it. */
  asked(said: string): void;
  /** The first answer of a turn whose deployment is then followed. */
  started(turn: Turn): void;
  progress(progress: Progress): void;
  /** The end of a turn; `more` is what came after `started` ('' for nothing), or null where that was not called. */
  answered(turn: Turn, more: string | null): void;
  /** Writes every further turn as JSON, or no longer. */
  toggleJson(): boolean;
}
