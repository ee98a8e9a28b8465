/**
 * What other people did to the elements of a deployment while it ran: said with its end, by the
 * names of the template. Pure.
 */
import { describeKey, type NaturalKey } from '../planner/natural-key';
import { differencesOf, type Change, type Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { Meanwhile } from '../storage/deployment-record';
import type { Job } from './job';
import type { ProgressReport } from './watch/progress';
import { few } from '../text/lists';

const MOST = 100;

/** Of a deployment that stops: what it knows by then. Null where nothing was noticed. */
export function meanwhileOf(
  { theirs, unneeded }: Pick<ProgressReport, 'theirs' | 'unneeded'>,
  renamed: readonly NaturalKey[] = [],
  more?: (element: NaturalKey) => string,
): Meanwhile | null {
  return theirs.length + unneeded.length + renamed.length === 0
    ? null
    : {
        renamed: described(renamed),
        theirs: described(theirs, more),
        unneeded: described(unneeded),
      };
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
  const differing = new Set(differencesOf(plan).map(({ element }) => element));
  return meanwhileOf(
    { theirs: book.theirs(plan), unneeded: noLongerNeeded(plan, baseline) },
    [...new Set(renamed.map(({ element }) => element))],
    (element) => (differing.has(element) ? ', otherwise than approved' : ''),
  );
}

/**
 * Approved, and not made: somebody else made the attributes that it is for, in another form. Of
 * what no attribute needed at approval nothing was approved.
 */
export const noLongerNeeded = (
  { unneeded }: Pick<Plan, 'unneeded'>,
  baseline: ReadonlySet<string>,
): NaturalKey[] =>
  unneeded.flatMap(({ element, attributes }) =>
    !baseline.has(hashKey(element)) && attributes.some((key) => !baseline.has(hashKey(key)))
      ? [element]
      : [],
  );

const described = (
  elements: readonly NaturalKey[],
  more: (element: NaturalKey) => string = () => '',
): string[] =>
  few(
    elements.map((element) => describeKey(element).slice(0, 400) + more(element)),
    MOST,
  );
