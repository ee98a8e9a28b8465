/** What the back end says of a file that was read. */
import type { PageAnswer } from '../../../../src/pages/contract';
import type { Answered } from '../api';

export type ReadModel = Answered<'read-model'>['models'][number];

type Unread = Extract<PageAnswer<'read-model'>, { ok: false }>;
export type Problem = Extract<Unread, { code: 'model-refused' }>['problems'][number];

/** Null where it was refused for another reason than what is in it. */
export const problemsOf = (answer: Unread): readonly Problem[] | null =>
  answer.code === 'model-refused' && 'problems' in answer ? answer.problems : null;
