/** What people say, each with what has to come of it: data, one file a kind of saying. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../scenario';

export interface Wanted {
  /** At least one call of the turn is of these actions; `[]`: none at all; absent: whatever is called, or nothing. */
  calls?: readonly string[];
  noPreview?: boolean;
  noDeploy?: boolean;
  /** Where the turn previews or describes: exactly these templates, however they were named. */
  templates?: readonly string[];
  notTemplates?: readonly string[];
  /** Where the turn calls an action that takes these inputs: one such call has all of them. Of a list, any. */
  input?: Readonly<Record<string, string | readonly string[]>>;
  /** No call that takes the input carries that value, or any of a list. '' is a missing one. */
  notInput?: Readonly<Record<string, string | readonly string[]>>;
  /** Any of these is in the reply, whatever the case. */
  replyMentions?: readonly string[];
}

export interface Utterance {
  id: string;
  kind: string;
  as: Scenario['as'];
  workspace: Scenario['workspace'];
  /**
   * Turns before the one that is graded. `{code}` stands for the code last shown, `{code:lower}`
   * and others for it written otherwise.
   */
  context: readonly string[];
  say: string;
  expect: Wanted;
  note: string;
}

const FOLDER = join(__dirname, 'said');

/** All of them, in the order of kinds and ids. */
export function readUtterances(): Utterance[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const said = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Omit<
        Utterance,
        'kind'
      >[];
      return said.map((one) => ({
        ...one,
        kind: file.replace(/\.json$/, ''),
        workspace: one.workspace ?? 'empty',
      }));
    });
}
