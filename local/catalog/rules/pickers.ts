/** Rules for what a reference offers to choose. */
import { attributesAsked } from '../../../src/templates/filter';
import { perAttribute, type ModelRule } from './rule';

/** Who answers for something from now on; who did something once may have left since. */
const ANSWERS = /\b(?:Owner|Manager|Lead|Head|Head of Entity)$|^Assigned To$|^Current /u;

export const PICKER_RULES: readonly ModelRule[] = [
  {
    id: 'F6',
    severity: 'error',
    why: 'A list of everybody who ever worked here is where a thing gets an owner who left years ago.',
    source: 'our practice; the review of the catalogue',
    check: perAttribute(({ attribute, at }) =>
      attribute.type === 'reference' &&
      /(?:^|\.)Person$/u.test(attribute.to) &&
      ANSWERS.test(attribute.name) &&
      !attributesAsked(attribute.filter ?? '').includes('Status')
        ? [
            {
              path: `${at}.filter`,
              expected: 'a filter on the Status of people',
              found: attribute.filter === undefined ? 'none' : `"${attribute.filter}"`,
            },
          ]
        : [],
    ),
  },
];
