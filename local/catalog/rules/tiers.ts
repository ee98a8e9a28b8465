/** Rules for templates that grow into one another, and for hubs. */
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import type { Problem } from '../../../src/templates/problem';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { walkTypes, type PlacedType } from '../../../src/templates/walk';
import type { ModelRule } from './rule';

/** Each holds all of the one before it. */
export const TIERS = ['BASIC', 'CMDB', 'ECMDB'] as const;

interface Pair {
  smaller: TemplateFile;
  larger: TemplateFile;
}

function pairsOf(files: readonly TemplateFile[]): Pair[] {
  const byKey = new Map(files.map((file) => [file.template.key, file]));
  return TIERS.slice(1).flatMap((key, index) => {
    const smaller = byKey.get(TIERS[index] ?? '');
    const larger = byKey.get(key);
    return smaller === undefined || larger === undefined ? [] : [{ smaller, larger }];
  });
}

/** Each type of the smaller tier with its like in the larger one; undefined where it is not there. */
function likeTypes({ smaller, larger }: Pair): [PlacedType, PlacedType | undefined][] {
  const theirs = new Map(walkTypes(larger.template).map((placed) => [placed.type.name, placed]));
  return walkTypes(smaller.template).map((placed) => [placed, theirs.get(placed.type.name)]);
}

const parentOf = ({ inherited }: PlacedType): string => inherited.at(-1)?.owner ?? 'no type';

function missing(pair: Pair): Problem[] {
  const { file } = pair.larger;
  const here = `as in ${pair.smaller.file}`;
  return likeTypes(pair).flatMap(([mine, theirs]): Problem[] => {
    if (theirs === undefined)
      return [
        {
          file,
          path: '$.objectTypes',
          expected: `an object type "${mine.type.name}", ${here}`,
          found: 'none',
        },
      ];
    const names = new Set(theirs.own.map(({ attribute }) => attribute.name));
    const moved =
      parentOf(mine) === parentOf(theirs)
        ? []
        : [
            {
              file,
              path: theirs.at,
              expected: `${parentOf(mine)} above it, ${here}`,
              found: parentOf(theirs),
            },
          ];
    return [
      ...moved,
      ...mine.own
        .filter(({ attribute }) => !names.has(attribute.name))
        .map(({ attribute }) => ({
          file,
          path: `${theirs.at}.attributes`,
          expected: `an attribute "${attribute.name}", ${here}`,
          found: 'none',
        })),
    ];
  });
}

function retyped(pair: Pair): Problem[] {
  return likeTypes(pair).flatMap(([mine, theirs]) =>
    mine.own.flatMap(({ attribute }) => {
      const like = theirs?.own.find((one) => one.attribute.name === attribute.name);
      return like === undefined || formOf(like.attribute) === formOf(attribute)
        ? []
        : [
            {
              file: pair.larger.file,
              path: like.at,
              expected: `${formOf(attribute)}, as in ${pair.smaller.file}`,
              found: formOf(like.attribute),
            },
          ];
    }),
  );
}

/** What of an attribute cannot be changed once it holds values; texts and longer lists of options may differ. */
function formOf(attribute: TemplateAttribute): string {
  const limits =
    ('unique' in attribute && attribute.unique === true ? ', unique' : '') +
    (attribute.required === true ? ', required' : '');
  switch (attribute.type) {
    case 'reference':
      return `reference to ${attribute.to} as ${attribute.as}, at most ${String(attribute.max ?? 1)}${limits}`;
    case 'status':
      return `status of ${attribute.statuses}${limits}`;
    default: {
      const regex =
        'regex' in attribute && attribute.regex !== undefined ? ` ${attribute.regex}` : '';
      return `${attribute.type}${regex}${limits}`;
    }
  }
}

/** One that holds every object type of another and does not say that it contains it. */
function unsaid({ file, template }: TemplateFile, other: TemplateFile): Problem[] {
  const own = new Set(walkTypes(template).map(({ type }) => type.name));
  const { key } = other.template;
  return key === template.key ||
    template.contains?.includes(key) === true ||
    !walkTypes(other.template).every(({ type }) => own.has(type.name))
    ? []
    : [
        {
          file,
          path: '$.contains',
          expected: `"${key}", all of which it holds`,
          found: 'nothing of it',
        },
      ];
}

export const TIER_RULES: readonly ModelRule[] = [
  {
    id: 'T3',
    severity: 'error',
    why: 'A hub holds its types once; a spoke that makes them again has two truths.',
    source: 'Atlassian documentation, minimise redundancy',
    check: (files) => {
      const types = new Map(
        files.map(({ template }) => [
          template.key,
          new Set(walkTypes(template).map(({ type }) => type.name)),
        ]),
      );
      return files.flatMap(({ file, template }) =>
        walkTypes(template).flatMap(({ type, at }) => {
          const hub = template.extends.find((key) => types.get(key)?.has(type.name) === true);
          return hub === undefined
            ? []
            : [
                {
                  file,
                  path: `${at}.name`,
                  expected: `a reference to ${hub}.${type.name}`,
                  found: 'the type made again',
                },
              ];
        }),
      );
    },
  },
  {
    id: 'X1',
    severity: 'error',
    why: 'Moving up a tier only ever adds, so nothing built on the smaller one breaks.',
    source: 'our practice',
    check: (files) => pairsOf(files).flatMap(missing),
  },
  {
    id: 'X2',
    severity: 'error',
    why: 'An attribute that changed its type between tiers would be left as it is on every site that has it.',
    source: 'our practice',
    check: (files) => pairsOf(files).flatMap(retyped),
  },
  {
    id: 'X3',
    severity: 'error',
    why: 'A template that holds all of another is a larger size of it, and whoever asks for both must be asked which.',
    source: 'our practice',
    check: (files) => files.flatMap((file) => files.flatMap((other) => unsaid(file, other))),
  },
];
