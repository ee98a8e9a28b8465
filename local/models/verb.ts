import type { PageAnswer, PageInput, PageKey } from '../../src/pages/contract';
import type { Arguments, Streams } from '../commands/command';

/** One question of the page's, as the person of `--as`. */
export type AskPage = <K extends PageKey>(key: K, input: PageInput<K>) => Promise<PageAnswer<K>>;

/** What a verb of `launchpad model` does with the words behind it. Returns the exit code. */
export type Verb = (
  said: readonly string[],
  args: Arguments,
  streams: Streams,
  ask: AskPage,
) => Promise<number>;
