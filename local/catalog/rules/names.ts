/** Rules for names. */
import { perAttribute, perType, type ModelRule } from './rule';

/** Words that Title Case leaves small. */
const SMALL = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'per',
  'the',
  'to',
  'with',
]);

/**
 * Every word opens with a capital or a digit, small words inside excepted; only letters, digits,
 * blank, slash, & and hyphen.
 */
export function isTitle(name: string): boolean {
  if (!/^[A-Za-z0-9/& -]+$/u.test(name)) return false;
  return name
    .split(/[ /-]/u)
    .every(
      (word, index) =>
        word === '&' ||
        /^[A-Z0-9]/u.test(word) ||
        (index > 0 && SMALL.has(word)) ||
        /^[a-z]+[A-Z]/u.test(word),
    );
}

/** Words that end in s and name one thing all the same. */
const SINGULAR = /(?:ss|us|is|news|series)$/iu;

/** The last word, or the one before "of", is a word for several things. */
export function looksPlural(name: string): boolean {
  const [head = ''] = name.split(/ (?:of|for|in) /u);
  return head.endsWith('s') && !SINGULAR.test(head);
}

const LINK_NAMES = /(?:\bURL|\bWebsite|\bChannel|\bSchedule)$/u;

export const NAME_RULES: readonly ModelRule[] = [
  {
    id: 'T1',
    severity: 'error',
    why: 'Queries and import mappings stay readable.',
    source: 'Atlassian documentation, schema optimisation (naming)',
    check: perType(({ type, at }) =>
      isTitle(type.name)
        ? []
        : [
            {
              path: `${at}.name`,
              expected: 'Title Case of letters, digits, blank, slash, & and hyphen',
              found: `"${type.name}"`,
            },
          ],
    ),
  },
  {
    id: 'T2',
    severity: 'warning',
    why: 'A type names one object; "Laptops is missing" reads wrong in every query and form.',
    source: 'Atlassian documentation, schema optimisation (naming)',
    accepted: 'The catalogue has none.',
    check: perType(({ type, at }) =>
      looksPlural(type.name)
        ? [{ path: `${at}.name`, expected: 'a name for one object', found: `"${type.name}"` }]
        : [],
    ),
  },
  {
    id: 'N1',
    severity: 'error',
    why: 'Queries need no escapes and import headers match.',
    source: 'our practice',
    check: perAttribute(({ attribute: { name }, at }) =>
      isTitle(name)
        ? []
        : [
            {
              path: `${at}.name`,
              expected: 'Title Case of letters, digits, blank, slash, & and hyphen',
              found: `"${name}"`,
            },
          ],
    ),
  },
  {
    id: 'N4',
    severity: 'error',
    why: '"Auto-Renew" = true reads as a sentence, and nothing is negated twice.',
    source: 'our practice',
    check: perAttribute(({ attribute: { name, type }, at }) =>
      type === 'boolean' && /^(?:Is|Has|Not|No)\b/u.test(name)
        ? [
            {
              path: `${at}.name`,
              expected: 'a positive statement without Is, Has, Not or No',
              found: `"${name}"`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'N5',
    severity: 'error',
    why: 'The reader knows the precision from the name.',
    source: 'field naming of ServiceNow and iTop',
    check: perAttribute(({ attribute: { name, type }, at }) => {
      const ends = name === 'Date' || name.endsWith(' Date');
      if (type === 'date' && !ends)
        return [{ path: `${at}.name`, expected: 'a name that ends in Date', found: `"${name}"` }];
      if (type === 'datetime' && ends)
        return [
          { path: `${at}.name`, expected: 'a name that does not end in Date', found: `"${name}"` },
        ];
      return [];
    }),
  },
  {
    id: 'N6',
    severity: 'warning',
    why: 'A link and what it leads to are told apart by the name.',
    source: 'our practice',
    accepted: 'The catalogue has none.',
    check: perAttribute(({ attribute: { name, type }, at }) =>
      type === 'url' && !LINK_NAMES.test(name)
        ? [
            {
              path: `${at}.name`,
              expected: 'a name that ends in URL, Website, Channel or Schedule',
              found: `"${name}"`,
            },
          ]
        : [],
    ),
  },
];
