/** Rules for the short texts that are sent to Assets as descriptions. */
import type { Flaw } from '../../../src/templates/problem';
import { MOST_DESCRIPTION } from '../../../src/templates/brief';
import type { ModelRule } from './rule';
import { walkTypes } from '../../../src/templates/walk';

interface Text {
  at: string;
  field: 'summary' | 'purpose' | 'description';
  text: string;
  brief: string | undefined;
}

const perText =
  (flawsOf: (text: Text) => Flaw[]): ModelRule['check'] =>
  (files) =>
    files.flatMap(({ file, template }) =>
      [
        { at: '$', field: 'summary' as const, text: template.summary, brief: template.brief },
        ...walkTypes(template).flatMap(({ type, at, own }) => [
          { at, field: 'purpose' as const, text: type.purpose, brief: type.brief },
          ...own.map((placed) => ({
            at: placed.at,
            field: 'description' as const,
            text: placed.attribute.description ?? '',
            brief: placed.attribute.brief,
          })),
        ]),
      ]
        .flatMap(flawsOf)
        .map((flaw) => ({ file, ...flaw })),
    );

/**
 * A text that was cut ends in the middle: without a full stop, or with an ellipsis; or it is the
 * head of the long one.
 */
function isCut({ text, brief = '' }: Text): boolean {
  if (/…|\.\.\./u.test(brief) || !/[.?]$/u.test(brief)) return true;
  const head = brief.slice(0, -1);
  return text.startsWith(head) && !/^[\s.,:;(]/u.test(text.slice(head.length));
}

export const BRIEF_RULES: readonly ModelRule[] = [
  {
    id: 'B1',
    severity: 'error',
    why:
      'Assets Cloud refuses a description of an object type or schema that is ' +
      'longer, and may refuse one of an attribute.',
    source: 'three public reports of real Cloud sites, 2025 and 2026',
    check: perText(({ at, field, text, brief }) =>
      text.length > MOST_DESCRIPTION && brief === undefined
        ? [
            {
              path: `${at}.${field}`,
              expected: `a brief text of at most ${String(MOST_DESCRIPTION)} characters beside it`,
              found: `${String(text.length)} characters and no brief text`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'B2',
    severity: 'error',
    why: 'What people read in Assets must be a whole thought.',
    source: 'our practice',
    check: perText((text) =>
      text.brief !== undefined && isCut(text)
        ? [
            {
              path: `${text.at}.brief`,
              expected: 'a whole thought that ends with a full stop, written for its length',
              found: `"${text.brief}"`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'B3',
    severity: 'error',
    why: 'Two texts for one purpose drift apart.',
    source: 'our practice',
    check: perText(({ at, text, brief }) =>
      brief !== undefined && text.length <= MOST_DESCRIPTION
        ? [
            {
              path: `${at}.brief`,
              expected: `no brief text beside one of ${String(MOST_DESCRIPTION)} characters or fewer`,
              found: `${String(text.length)} characters`,
            },
          ]
        : [],
    ),
  },
];
