/**
 * What other people did to the elements of a deployment while it ran: said with its end, by the
 * names of the template. Pure.
 */
import { describeKey, type NaturalKey } from '../planner/natural-key';
import type { Change, Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { Meanwhile } from '../storage/deployment-record';
import type { Job } from './job';
import { few } from '../text/lists';

const MOST = 100;

/** Of a deployment that stops: what it knows by then. Null where nothing was noticed. */
export function meanwhileOf(theirs: readonly NaturalKey[]): Meanwhile | null {
  return theirs.length === 0 ? null : { renamed: [], theirs: described(theirs) };
}

/** Null where nothing was noticed. What existed at approval was shown with the preview. */
export function meanwhileIn(
  { baseline, book }: Pick<Job, 'baseline' | 'book'>,
  plan: Plan,
): Meanwhile | null {
  const renamed = plan.findings.filter(
    (finding): finding is Extract<Change, { wanted: string }> =>
      (finding.kind === 'renamed' || finding.kind === 'moved') &&
      !baseline.has(hashKey(finding.element)),
  );
  const theirs = book.theirs(plan);
  if (renamed.length === 0 && theirs.length === 0) return null;
  return {
    renamed: described([...new Set(renamed.map(({ element }) => element))]),
    theirs: described(theirs),
  };
}

const described = (elements: readonly string[]): string[] =>
  few(
    elements.map((element) => describeKey(element).slice(0, 400)),
    MOST,
  );
