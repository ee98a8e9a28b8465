/** Rules for how a record is named and found again. */
import { perType, effectiveOf, type ModelRule } from './rule';
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import { resolveTemplate, type ResolvedObjectType } from '../../../src/templates/resolve';

const resolvedOf = (file: TemplateFile, name: string): ResolvedObjectType | undefined =>
  resolveTemplate(file.template).byName.get(name);

/** Attributes in braces. */
export const namedIn = (rule: string): string[] =>
  [...rule.matchAll(/\{([^}]+)\}/gu)].map(([, name = '']) => name);

/** What is between the attributes: a rule in words leaves room for a person's own. */
const hasWords = (rule: string): boolean => /\p{L}{2}/u.test(rule.replace(/\{[^}]+\}/gu, ''));

export const RECORD_RULES: readonly ModelRule[] = [
  {
    id: 'I3',
    severity: 'error',
    why: 'An import that finds a record by a name somebody made up doubles it the second time.',
    source: 'reconciliation keys of iTop and ServiceNow identification rules',
    check: perType((placed, file) => {
      const all = effectiveOf(placed);
      const key = all.some(
        (one) => 'unique' in one && one.unique === true && one.required === true,
      );
      const found = resolvedOf(file, placed.type.name)?.findBy ?? [];
      return placed.type.abstract === true || key || found.length > 0
        ? []
        : [
            {
              path: `${placed.at}.findBy`,
              expected: 'a required unique attribute, or those that together find a record again',
              found: 'neither',
            },
          ];
    }),
  },
  {
    id: 'I4',
    severity: 'error',
    why: 'A rule that names what the type does not have cannot be followed.',
    source: 'our practice',
    check: perType((placed) => {
      const names = new Set(['Name', ...effectiveOf(placed).map(({ name }) => name)]);
      const { nameRule = '', findBy = [] } = placed.type;
      return [...namedIn(nameRule), ...findBy]
        .filter((name) => !names.has(name))
        .map((name) => ({
          path: `${placed.at}.${findBy.includes(name) ? 'findBy' : 'nameRule'}`,
          expected: 'attributes of the object type',
          found: `"${name}"`,
        }));
    }),
  },
  {
    id: 'I5',
    severity: 'error',
    why: 'A name is required: where all that it is made of is empty, there is no name, and the row is refused.',
    source: 'Atlassian documentation, default attribute types (the label is required)',
    check: perType((placed, file) => {
      const type = resolvedOf(file, placed.type.name);
      const rule = type?.nameRule ?? null;
      if (rule === null || placed.type.abstract === true) return [];
      const all = effectiveOf(placed);
      const parts = namedIn(rule);
      return parts.some((name) => all.find((one) => one.name === name)?.required === true) ||
        hasWords(rule)
        ? []
        : [
            {
              path: `${placed.at}.nameRule`,
              expected: 'an attribute that is always filled, or words of who names it',
              found: `"${rule}"`,
            },
          ];
    }),
  },
  {
    id: 'I6',
    severity: 'error',
    why:
      'Two records that differ only in their name need a name that differs: ' +
      '"Incident · Due Date" is the same for both.',
    source: 'our practice; the review of the catalogue',
    check: perType((placed, file) => {
      const { nameRule = null, findBy = [] } = resolvedOf(file, placed.type.name) ?? {};
      return placed.type.abstract === true ||
        nameRule === null ||
        !findBy.includes('Name') ||
        hasWords(nameRule)
        ? []
        : [
            {
              path: `${placed.at}.nameRule`,
              expected: 'words for what only the name says, because the name finds the record',
              found: `"${nameRule}"`,
            },
          ];
    }),
  },
];
