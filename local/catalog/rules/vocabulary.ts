/** Rules that hold one vocabulary through the whole catalogue. */
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import { memberPath } from '../../../src/templates/problem';
import { walkTypes } from '../../../src/templates/walk';
import { perAttribute, type ModelRule } from './rule';
import { TIERS } from './tiers';

/** Every reference type of the catalogue: a verb phrase read from the object that refers to the one referred to. */
export const REFERENCE_TYPES: ReadonlySet<string> = new Set([
  'Acquired By',
  'Affects',
  'Applies To',
  'Approved By',
  'Assigned To',
  'Based On',
  'Built From',
  'Caused By',
  'Charged To',
  'Child Of',
  'Classified As',
  'Concerns',
  'Connected To',
  'Consumes',
  'Covered By',
  'Covers',
  'Delivered By',
  'Depends On',
  'Employed By',
  'Escalates To',
  'Funded By',
  'Governed By',
  'Grants Right To',
  'Installed On',
  'Instance Of',
  'Led By',
  'Located At',
  'Maintained By',
  'Managed By',
  'Manufactured By',
  'Member Of',
  'Mitigated By',
  'Owned By',
  'Part Of',
  'Protected By',
  'Provided By',
  'Provides',
  'Published By',
  'Received By',
  'Registered In',
  'Reports To',
  'Requested By',
  'Reviewed By',
  'Runs On',
  'Same As',
  'Satisfies',
  'Sent From',
  'Sent To',
  'Signed By',
  'Stored In',
  'Superseded By',
  'Supplied By',
  'Supported By',
  'Supports',
  'Used By',
]);

/** Status sets of the catalogue; a new one is a decision, not a slip. */
export const STATUS_SETS: ReadonlySet<string> = new Set([
  'RECORD',
  'PERSON',
  'SERVICE',
  'CONTRACT',
  'ASSET',
  'CI',
  'INSTALL',
  'ORDER',
  'BILL',
  'FINANCE',
  'WORK',
  'RISK',
  'REVIEW',
  'DISPOSAL',
  'FILING',
  'POSITION',
]);

/** Templates that share object types, because each holds the one before it. */
const SHARING: ReadonlySet<string> = new Set(TIERS);

/** First place of each name, and a flaw for each later place that says something else. */
function oneMeaning(
  files: readonly TemplateFile[],
  entries: (file: TemplateFile) => { name: string; says: string; path: string }[],
): ReturnType<ModelRule['check']> {
  const first = new Map<string, { says: string; file: string }>();
  return files.flatMap((file) =>
    entries(file).flatMap(({ name, says, path }) => {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, { says, file: file.file });
      return earlier === undefined || earlier.says === says
        ? []
        : [
            {
              file: file.file,
              path,
              expected: `${earlier.says}, as for "${name}" in ${earlier.file}`,
              found: says,
            },
          ];
    }),
  );
}

export const VOCABULARY_RULES: readonly ModelRule[] = [
  {
    id: 'T6',
    severity: 'error',
    why: 'Two masters for one thing are what kills a CMDB.',
    source: 'Atlassian documentation, minimise redundancy',
    check: (files) =>
      oneMeaning(files, ({ template }) =>
        walkTypes(template).map(({ type, at }) => ({
          name: type.name,
          path: `${at}.name`,
          says: SHARING.has(template.key)
            ? 'the CMDB templates as its home'
            : `${template.key} as its home`,
        })),
      ),
  },
  {
    id: 'C1',
    severity: 'error',
    why: 'Queries and reports over several schemas need one type for one name.',
    source: 'our practice',
    check: (files) =>
      oneMeaning(files, ({ template }) =>
        walkTypes(template).flatMap(({ own }) =>
          own.map(({ attribute, at }) => ({
            name: attribute.name,
            path: `${at}.type`,
            says: `type ${attribute.type}`,
          })),
        ),
      ),
  },
  {
    id: 'V1-known',
    severity: 'error',
    why: 'Few sets with known names keep queries and automation alike in every schema.',
    source: 'our practice; ServiceNow, "do not modify states, add substates"',
    check: (files) =>
      files.flatMap(({ file, template }) =>
        Object.keys(template.statusSets)
          .filter((set) => !STATUS_SETS.has(set))
          .map((set) => ({
            file,
            path: memberPath('$.statusSets', set),
            expected: `one of ${[...STATUS_SETS].join(', ')}`,
            found: `"${set}"`,
          })),
      ),
  },
  {
    id: 'V1-set',
    severity: 'error',
    why: 'A life has a beginning and an end: archiving and dashboards need both.',
    source: 'Atlassian documentation, status categories',
    check: (files) =>
      files.flatMap(({ file, template }) =>
        Object.entries(template.statusSets).flatMap(([set, statuses]) =>
          (['active', 'inactive'] as const)
            .filter((category) => statuses.every((status) => status.category !== category))
            .map((category) => ({
              file,
              path: memberPath('$.statusSets', set),
              expected: `at least one ${category} status`,
              found: 'none',
            })),
        ),
      ),
  },
  {
    id: 'V1-same',
    severity: 'error',
    why: 'Statuses are shared; uncontrolled they sprawl.',
    source: 'our practice',
    check: (files) =>
      oneMeaning(files, ({ template }) =>
        Object.entries(template.statusSets).map(([name, statuses]) => ({
          name,
          path: memberPath('$.statusSets', name),
          says: statuses.map((status) => `${status.name} (${status.category})`).join(', '),
        })),
      ),
  },
  {
    id: 'V2',
    severity: 'error',
    why: 'A graph reads well only with few, known verbs.',
    source: 'CSDM relationship discipline',
    check: perAttribute(({ attribute, at }) =>
      attribute.type === 'reference' && !REFERENCE_TYPES.has(attribute.as)
        ? [
            {
              path: `${at}.as`,
              expected: 'a reference type of the vocabulary',
              found: `"${attribute.as}"`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'O4',
    severity: 'warning',
    why: 'One clause of a query should mean one thing in every schema.',
    source: 'our practice',
    accepted:
      'A plain name is kept where its object type makes it clear (Result of a ' +
      'control test, Result of a stocktake line); the forms show the type beside it, ' +
      'and a report over several schemas has to name the type anyway.',
    check: (files) =>
      oneMeaning(files, ({ template }) =>
        walkTypes(template).flatMap(({ own }) =>
          own.flatMap(({ attribute, at }) =>
            attribute.type === 'select'
              ? [
                  {
                    name: attribute.name,
                    path: `${at}.options`,
                    says: [...attribute.options].sort().join(' / '),
                  },
                ]
              : [],
          ),
        ),
      ),
  },
];
