/**
 * Rules for masters: object types that others refer to, directly or through a type above them. A
 * record or junction, to which nothing refers, may do without an owner and a key of its own.
 */
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import type { Flaw, Problem } from '../../../src/templates/problem';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { walkTypes, type PlacedType } from '../../../src/templates/walk';
import { effectiveOf, perType, targetOf, typeId, type ModelRule } from './rule';

/** Reference types that name somebody who answers for a thing. */
const ANSWERS: ReadonlySet<string> = new Set(['Owned By', 'Managed By', 'Led By', 'Supported By']);

/** Status sets of things that are counted, by hand or by a scanner. */
const INVENTORY: ReadonlySet<string> = new Set(['ASSET', 'CI']);
const LAST_SEEN: ReadonlySet<string> = new Set(['Last Discovered', 'Last Verified Date']);

const isOwner = (attribute: TemplateAttribute): boolean =>
  attribute.type === 'reference' && ANSWERS.has(attribute.as);

/** A `check` of each master type. `attributesOf` gives all attributes of any type of the catalogue. */
function perMaster(
  flawsOf: (
    placed: PlacedType,
    home: string,
    attributesOf: (id: string) => TemplateAttribute[],
  ) => Flaw[],
): ModelRule['check'] {
  return (files) => {
    const attributes = new Map(
      files.flatMap(({ template }) =>
        walkTypes(template).map(
          (placed) => [typeId(template.key, placed.type.name), effectiveOf(placed)] as const,
        ),
      ),
    );
    const masters = referredTo(files);
    return files.flatMap(({ file, template }): Problem[] =>
      walkTypes(template)
        .filter(
          ({ type }) => type.abstract !== true && masters.has(typeId(template.key, type.name)),
        )
        .flatMap((placed) =>
          flawsOf(placed, template.key, (id) => attributes.get(id) ?? []).map((flaw) => ({
            file,
            ...flaw,
          })),
        ),
    );
  };
}

/** Ids of all types that a reference of another type can hold, types below its target included. */
function referredTo(files: readonly TemplateFile[]): Set<string> {
  const placed = files.flatMap(({ template }) =>
    walkTypes(template).map((one) => ({ ...one, home: template.key })),
  );
  const named = new Set(
    placed.flatMap(({ own, home, type }) =>
      own.flatMap(({ attribute }) => {
        const target = targetOf(attribute, home);
        return target === null || target === typeId(home, type.name) ? [] : [target];
      }),
    ),
  );
  const found = new Set<string>();
  for (const { home, type, inherited } of placed) {
    const line = [type.name, ...inherited.map(({ owner }) => owner)];
    if (line.some((name) => named.has(typeId(home, name)))) found.add(typeId(home, type.name));
  }
  return found;
}

const isKey = (attribute: TemplateAttribute): boolean =>
  'unique' in attribute && attribute.unique === true;

export const MASTER_RULES: readonly ModelRule[] = [
  {
    id: 'M5',
    severity: 'warning',
    why: 'Somebody must answer for each thing, or nobody keeps its record true.',
    source: 'ISO/IEC 27001 A.5.9; CIS safeguard 1.1',
    accepted:
      'Reference lists (countries, codes, levels) and public facts (vulnerabilities, ' +
      'threats) have one keeper for the whole list, named in the governance page; ' +
      'records of a process belong to whoever runs it.',
    check: perMaster(({ type, at, ...placed }, home, attributesOf) => {
      const all = effectiveOf({ type, at, ...placed });
      const throughOne = all.some(
        (one) =>
          one.type === 'reference' &&
          one.required === true &&
          attributesOf(targetOf(one, home) ?? '').some(isOwner),
      );
      return all.some(isOwner) || throughOne
        ? []
        : [
            {
              path: `${at}.attributes`,
              expected: `a reference as ${[...ANSWERS].join(', ')}, its own or one required reference away`,
              found: 'none',
            },
          ];
    }),
  },
  {
    id: 'M6',
    severity: 'warning',
    why: 'An import that runs twice must find what it made the first time.',
    source: 'reconciliation keys of iTop and UCMDB',
    accepted:
      'These are lines and results that hang on a record which has a key: they are ' +
      'found by what they join, and no number of their own exists. BASIC has no keys ' +
      'beyond the host name: with CMDB they come.',
    check: perMaster((placed) =>
      effectiveOf(placed).some(isKey)
        ? []
        : [
            {
              path: `${placed.at}.attributes`,
              expected: 'a unique attribute, own or inherited',
              found: 'none',
            },
          ],
    ),
  },
  {
    id: 'M7',
    severity: 'warning',
    why: 'An inventory is trusted only as far as one can see when each entry was last found to be true.',
    source: 'Implementing Regulation (EU) 2024/2690, Annex 12.4',
    accepted:
      'BASIC is kept small on purpose; racks, cables, prefixes and circuits are ' +
      'designs that a device which was discovered confirms, and accounts and stacks ' +
      'are read from their provider whole.',
    check: perType((placed) => {
      const all = effectiveOf(placed);
      const counted =
        placed.type.abstract !== true &&
        all.some((one) => one.type === 'status' && INVENTORY.has(one.statuses));
      return !counted || all.some(({ name }) => LAST_SEEN.has(name))
        ? []
        : [
            {
              path: `${placed.at}.attributes`,
              expected: [...LAST_SEEN].join(' or '),
              found: 'neither',
            },
          ];
    }),
  },
];
