/** Rules for how a record is named and found again. */
import { perType, effectiveOf, type ModelRule } from './rule';
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import { resolveTemplate, type ResolvedObjectType } from '../../../src/templates/resolve';

const resolvedOf = (file: TemplateFile, name: string): ResolvedObjectType | undefined =>
  resolveTemplate(file.template).byName.get(name);

/** Attributes in braces. */
export const namedIn = (rule: string): string[] =>
  [...rule.matchAll(/\{([^}]+)\}/gu)].map(([, name = '']) => name);

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
];
