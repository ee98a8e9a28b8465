/** The rules that the health of a structure is examined by, each with why it matters and what to do. Pure. */
import type { HealthFinding, Spot } from './health-finding';
import {
  holderIn,
  type HeldAttribute,
  type Structure,
  type StructureAttribute,
  type StructureType,
} from './structure';
import { joinedKey } from '../text/joined-key';
import { foldName } from '../text/fold-name';

export interface HealthRule extends Omit<HealthFinding, 'spots'> {
  find(structure: Structure): Spot[];
}

/**
 * "Recommended data structure for an Assets schema" and "Verify attribute values to be unique"
 * (Atlassian documentation).
 */
export const RECOMMENDED = {
  attributes: 35,
  textareas: 2,
  references: 3,
  referencedObjects: 10,
  users: 1,
  groups: 1,
  unique: 2,
} as const;

const ofType = ({ path }: StructureType, count: number | null = null): Spot => ({
  path,
  name: null,
  count,
});
const ofAttribute = ({ path }: StructureType, { name }: StructureAttribute): Spot => ({
  path,
  name,
  count: null,
});

/**
 * Types that have more than `most` of these, inherited ones included; an inherited excess is told
 * once, where it begins.
 */
const tooMany =
  (most: number, counts: (attribute: StructureAttribute) => boolean): HealthRule['find'] =>
  (structure) => {
    const heldBy = holderIn(structure);
    const countOf = (held: readonly HeldAttribute[]): number =>
      held.filter(({ attribute }) => counts(attribute)).length;
    return structure.types.flatMap((type) => {
      const held = heldBy(type);
      const count = countOf(held);
      const inherited = countOf(held.filter(({ from }) => from !== null));
      return count > most && count > inherited ? [ofType(type, count)] : [];
    });
  };

const ofKind =
  (kind: StructureAttribute['kind']) =>
  (attribute: StructureAttribute): boolean =>
    attribute.kind === kind;

const attributesWhere =
  (isBad: (attribute: StructureAttribute, structure: Structure) => boolean): HealthRule['find'] =>
  (structure) =>
    structure.types.flatMap((type) =>
      type.attributes
        .filter((attribute) => isBad(attribute, structure))
        .map((attribute) => ofAttribute(type, attribute)),
    );

export const HEALTH_RULES: readonly HealthRule[] = [
  {
    rule: 'target-gone',
    level: 'broken',
    title: 'References to an object type that is gone, or that you cannot see',
    why: 'Nothing can be chosen there, and who does not see the target sees empty values.',
    remedy:
      'Ask an administrator whether the target exists. If it does not, make the ' +
      'attribute anew with a target that does.',
    source: 'LaunchPad',
    find: attributesWhere(({ reference }) => reference !== null && reference.type === null),
  },
  {
    rule: 'nothing-to-choose',
    level: 'broken',
    title: 'Select attributes without options',
    why: 'Nothing can be chosen there.',
    remedy: 'Add the options in Assets, or remove the attribute.',
    source: 'LaunchPad',
    find: attributesWhere(({ kind, options }) => kind === 'select' && options.length === 0),
  },
  {
    rule: 'no-object-possible',
    level: 'broken',
    title: 'Abstract object types with nothing below them',
    why: 'An abstract type holds no objects itself, so here none can ever be.',
    remedy: 'Add an object type below it, or make it an ordinary one in Assets.',
    source: 'LaunchPad',
    find: ({ types }) => {
      const parents = parentPaths(types);
      return types
        .filter(({ abstract, path }) => abstract && !parents.has(joinedKey(path)))
        .map((type) => ofType(type));
    },
  },
  {
    rule: 'attribute-twice',
    level: 'broken',
    title: 'Attributes that are called as one the type inherits',
    why: 'People, imports and queries cannot tell the two apart.',
    remedy: 'Rename one of them in Assets, or remove the one that holds nothing.',
    source: 'LaunchPad',
    find: attributesTwice,
  },
  {
    rule: 'unique',
    level: 'limit',
    title: `More than ${RECOMMENDED.unique} unique attributes on a type`,
    why:
      `Assets takes ${RECOMMENDED.unique} unique attributes on a type, inherited ` +
      'ones included, so no other can become unique.',
    remedy: 'Keep unique what identifies an object, and switch it off on the others.',
    source: 'Atlassian',
    find: tooMany(RECOMMENDED.unique, ({ unique }) => unique),
  },
  {
    rule: 'attributes',
    level: 'advice',
    title: `More than ${RECOMMENDED.attributes} attributes on a type`,
    why: 'Atlassian recommends fewer: every object carries them all, so views, imports and indexing slow down.',
    remedy: 'Move what belongs together to an object type of its own, and refer to it.',
    source: 'Atlassian',
    find: tooMany(RECOMMENDED.attributes, () => true),
  },
  {
    rule: 'textareas',
    level: 'advice',
    title: `More than ${RECOMMENDED.textareas} textareas on a type`,
    why: 'Atlassian recommends fewer: long texts weigh most in the index and cannot be sorted by.',
    remedy: 'Make text or select of those that hold little, or link to a page instead.',
    source: 'Atlassian',
    find: tooMany(RECOMMENDED.textareas, ofKind('textarea')),
  },
  {
    rule: 'references',
    level: 'advice',
    title: `More than ${RECOMMENDED.references} reference attributes on a type`,
    why:
      'Atlassian recommends fewer: each makes graphs, imports and queries along ' +
      'references slower. Many good models have more.',
    remedy: 'Look whether one follows from another, as a site follows from a room.',
    source: 'Atlassian',
    find: tooMany(RECOMMENDED.references, ofKind('reference')),
  },
  {
    rule: 'many-referenced',
    level: 'advice',
    title: `References that take more than ${RECOMMENDED.referencedObjects} objects`,
    why:
      `Atlassian recommends at most ${RECOMMENDED.referencedObjects} objects in one ` +
      'attribute: more is slow to show and to edit.',
    remedy: 'Turn it round, so that each of the many refers to the one.',
    source: 'Atlassian',
    find: attributesWhere(
      ({ kind, maximum }) =>
        kind === 'reference' && (maximum < 0 || maximum > RECOMMENDED.referencedObjects),
    ),
  },
  {
    rule: 'users',
    level: 'advice',
    title: `More than ${RECOMMENDED.users} user attribute on a type`,
    why: 'Atlassian recommends one: users are looked up one by one.',
    remedy: 'Refer to object types of people instead, or keep the one that is used.',
    source: 'Atlassian',
    find: tooMany(RECOMMENDED.users, ofKind('user')),
  },
  {
    rule: 'groups',
    level: 'advice',
    title: `More than ${RECOMMENDED.groups} group attribute on a type`,
    why: 'Atlassian recommends one: groups are looked up one by one.',
    remedy: 'Refer to an object type of teams instead, or keep the one that is used.',
    source: 'Atlassian',
    find: tooMany(RECOMMENDED.groups, ofKind('group')),
  },
  {
    rule: 'no-key',
    level: 'advice',
    title: 'Object types without a unique attribute',
    why: 'An import can match objects by their name only, so a name that changes or comes twice makes twins.',
    remedy: 'Make unique what identifies an object, such as a serial number.',
    source: 'LaunchPad',
    find(structure) {
      const heldBy = holderIn(structure);
      return structure.types
        .filter((type) => !type.abstract && !heldBy(type).some(({ attribute }) => attribute.unique))
        .map((type) => ofType(type));
    },
  },
  {
    rule: 'type-twice',
    level: 'advice',
    title: 'Object types of the same name',
    why: 'Imports, queries and people find the wrong one.',
    remedy: 'Rename one of them in Assets by what tells them apart.',
    source: 'LaunchPad',
    find: ({ types }) => repeated(types, ({ name }) => foldName(name)).map((type) => ofType(type)),
  },
  {
    rule: 'status-unused',
    level: 'advice',
    title: 'Statuses that no attribute allows',
    why: 'Nobody can choose them, and lists of statuses grow.',
    remedy: 'Remove them in Assets, or allow them where they are meant.',
    source: 'LaunchPad',
    find: unusedStatuses,
  },
  {
    rule: 'reference-type-twice',
    level: 'advice',
    title: 'Reference types that are one under two names',
    why: 'Queries by reference type find half of the references.',
    remedy: 'Choose one, and set it on the attributes that have the other.',
    source: 'LaunchPad',
    find: referenceTypesTwice,
  },
  {
    rule: 'out-of-reach',
    level: 'advice',
    title: 'Object types that hold nothing and stand for themselves',
    why: 'They hold no object, refer to nothing, and nothing refers to them or is below them.',
    remedy: 'Remove them in Assets if nobody will use them, or connect them.',
    source: 'LaunchPad',
    find: outOfReach,
  },
];

const parentPaths = (types: readonly StructureType[]): Set<string> =>
  new Set(types.map(({ path }) => joinedKey(path.slice(0, -1))));

/** All whose key comes more than once. */
function repeated<T>(items: readonly T[], keyOfItem: (item: T) => string): T[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOfItem(item), (counts.get(keyOfItem(item)) ?? 0) + 1);
  return items.filter((item) => (counts.get(keyOfItem(item)) ?? 0) > 1);
}

function attributesTwice(structure: Structure): Spot[] {
  const heldBy = holderIn(structure);
  return structure.types.flatMap((type) => {
    const inherited = new Set(
      heldBy(type)
        .filter(({ from }) => from !== null)
        .map(({ attribute }) => foldName(attribute.name)),
    );
    return type.attributes
      .filter(({ name }) => inherited.has(foldName(name)))
      .map((attribute) => ofAttribute(type, attribute));
  });
}

/** An attribute that names no statuses allows all of them. */
function unusedStatuses({ types, statuses }: Structure): Spot[] {
  const allowing = types
    .flatMap(({ attributes }) => attributes)
    .filter(({ kind }) => kind === 'status');
  if (allowing.some((attribute) => attribute.statuses.length === 0)) return [];
  const used = new Set(allowing.flatMap((attribute) => attribute.statuses.map(foldName)));
  return statuses
    .filter(({ name }) => !used.has(foldName(name)))
    .map(({ name }) => ({ path: [], name, count: null }));
}

/** Alike but for case, blanks and signs. */
function referenceTypesTwice({ types }: Structure): Spot[] {
  const names = new Set(
    types.flatMap(({ attributes }) =>
      attributes.flatMap(({ reference }) =>
        reference === null || reference.as === '' ? [] : [reference.as],
      ),
    ),
  );
  const letters = (name: string): string =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  return repeated([...names], letters).map((name) => ({ path: [], name, count: null }));
}

function outOfReach(structure: Structure): Spot[] {
  const { types } = structure;
  const heldBy = holderIn(structure);
  const parents = parentPaths(types);
  const targets = new Set(
    types.flatMap(({ attributes }) =>
      attributes.flatMap(({ reference }) =>
        reference === null || reference.home !== null || reference.type === null
          ? []
          : [foldName(reference.type)],
      ),
    ),
  );
  const isTarget = ({ path }: StructureType): boolean =>
    path.some((name) => targets.has(foldName(name)));
  return types
    .filter(
      (type) =>
        type.objects === 0 &&
        !parents.has(joinedKey(type.path)) &&
        !isTarget(type) &&
        !heldBy(type).some(({ attribute }) => attribute.reference !== null),
    )
    .map((type) => ofType(type));
}
