/** One seeded change of a structure, of the kinds that people make in Assets, and what a comparison has to find. */
import type { Comparison } from '../../src/structure/compare';
import {
  attributesHeld,
  type Structure,
  type StructureAttribute,
  type StructureType,
} from '../../src/structure/structure';

export type Finding = keyof Comparison;

export interface Mutated {
  what: string;
  /** As somebody left it. */
  structure: Structure;
  /** What a comparison of that with the original finds, once. */
  finding: Finding;
}

/** From 0 to below 1; the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
/** Null where the structure has nothing to change in this way. */
type Mutation = (copy: Structure, random: Random) => Omit<Mutated, 'structure'> | null;

const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];

interface Owned {
  type: StructureType;
  attribute: StructureAttribute;
}
const owned = ({ types }: Structure): Owned[] =>
  types.flatMap((type) => type.attributes.map((attribute) => ({ type, attribute })));
const leaves = ({ types }: Structure): StructureType[] =>
  types.filter(({ name }) => !types.some(({ path }) => path.at(-2) === name));

/** A change of one attribute that `may` be changed so. */
const onAttribute =
  (
    what: string,
    finding: Finding,
    may: (one: Owned, structure: Structure) => boolean,
    change: (one: Owned, structure: Structure, random: Random) => void,
  ): Mutation =>
  (copy, random) => {
    const one = pick(
      owned(copy).filter((candidate) => may(candidate, copy)),
      random,
    );
    if (one === undefined) return null;
    const said = `${what} ${one.type.name}.${one.attribute.name}`;
    change(one, copy, random);
    return { what: said, finding };
  };

const form = ({ id: _id, name: _name, description: _text, ...rest }: StructureAttribute): string =>
  JSON.stringify(rest);
/** Whether no other attribute of its type is like it: otherwise nobody could say which was renamed. */
const stands = ({ type, attribute }: Owned): boolean =>
  type.attributes.filter((other) => form(other) === form(attribute)).length === 1;

export const MUTATIONS: readonly Mutation[] = [
  onAttribute(
    'removed',
    'missing',
    () => true,
    ({ type, attribute }) => {
      type.attributes = type.attributes.filter((other) => other !== attribute);
    },
  ),
  onAttribute(
    'added beside',
    'extra',
    () => true,
    ({ type, attribute }) => {
      type.attributes.push({
        ...attribute,
        id: null,
        name: 'Zq Extra',
        kind: 'time',
        reference: null,
      });
    },
  ),
  onAttribute('renamed', 'renamed', stands, ({ attribute }) => {
    attribute.name = 'Wholly Otherwise';
  }),
  onAttribute(
    'misspelt',
    'renamed',
    ({ attribute }) => attribute.name.length > 7,
    ({ attribute }) => {
      attribute.name = `${attribute.name}s`;
    },
  ),
  onAttribute(
    'made required or not',
    'different',
    () => true,
    ({ attribute }) => {
      attribute.required = !attribute.required;
    },
  ),
  onAttribute(
    'made unique or not',
    'different',
    () => true,
    ({ attribute }) => {
      attribute.unique = !attribute.unique;
    },
  ),
  onAttribute(
    'given a form',
    'different',
    ({ attribute }) => attribute.kind === 'text',
    ({ attribute }) => {
      attribute.regex = `${attribute.regex}x`;
    },
  ),
  onAttribute(
    'given a unit',
    'different',
    ({ attribute }) => attribute.kind === 'integer',
    ({ attribute }) => {
      attribute.suffix = `${attribute.suffix}m`;
    },
  ),
  onAttribute(
    'given an option',
    'different',
    ({ attribute }) => attribute.kind === 'select',
    ({ attribute }) => {
      attribute.options = [...attribute.options, 'Zq'];
    },
  ),
  onAttribute(
    'robbed of an option',
    'different',
    ({ attribute }) => attribute.options.length > 1,
    ({ attribute }) => {
      attribute.options = attribute.options.slice(1);
    },
  ),
  onAttribute(
    'robbed of a status',
    'different',
    ({ attribute }) => attribute.statuses.length > 1,
    ({ attribute }) => {
      attribute.statuses = attribute.statuses.slice(1);
    },
  ),
  onAttribute(
    'made another kind',
    'different',
    () => true,
    ({ attribute }) => {
      attribute.kind = attribute.kind === 'date' ? 'text' : 'date';
    },
  ),
  onAttribute(
    'allowed many',
    'different',
    ({ attribute }) => attribute.kind === 'reference',
    ({ attribute }) => {
      attribute.maximum = attribute.maximum === 7 ? 8 : 7;
    },
  ),
  onAttribute(
    'pointed elsewhere',
    'different',
    ({ attribute }, { types }) => attribute.reference?.home === null && types.length > 1,
    ({ attribute }, { types }) => {
      const other = types.find(({ name }) => name !== attribute.reference?.type);
      if (attribute.reference !== null && other !== undefined)
        attribute.reference = { ...attribute.reference, type: other.name };
    },
  ),
  onAttribute(
    'given another reference type',
    'different',
    ({ attribute }, structure) =>
      attribute.reference !== null && uses(structure, attribute.reference.as) !== 1,
    ({ attribute }) => {
      if (attribute.reference !== null)
        attribute.reference = { ...attribute.reference, as: 'Zq Link' };
    },
  ),
  onAttribute(
    'moved',
    'moved',
    ({ type, attribute }, structure) =>
      isOnce(structure, attribute) && otherRoot(structure, type) !== undefined,
    ({ type, attribute }, structure) => {
      type.attributes = type.attributes.filter((other) => other !== attribute);
      otherRoot(structure, type)?.attributes.push(attribute);
    },
  ),
  (copy, random) => {
    const type = pick(
      leaves(copy).filter(({ name }) => !isTarget(copy, name)),
      random,
    );
    if (type === undefined || copy.types.length < 2) return null;
    copy.types = copy.types.filter((other) => other !== type);
    return { what: `removed ${type.name}`, finding: 'missing' };
  },
  (copy) => {
    copy.types.push({
      ...must(copy.types[0]),
      id: null,
      name: 'Zq Type',
      path: ['Zq Type'],
      attributes: [],
    });
    return { what: 'added an object type', finding: 'extra' };
  },
  (copy, random) => {
    const type = pick(
      copy.types.filter(({ attributes }) => attributes.length > 1),
      random,
    );
    if (type === undefined) return null;
    rename(copy, type, 'Wholly Otherwise');
    return { what: `renamed ${type.path.join(' › ')}`, finding: 'renamed' };
  },
  (copy, random) => {
    const type = pick(
      leaves(copy).filter(({ path }) => path.length > 1),
      random,
    );
    if (type === undefined) return null;
    type.path = [type.name];
    return { what: `moved ${type.name} to the top`, finding: 'moved' };
  },
  (copy, random) => {
    const type = pick(copy.types, random);
    if (type === undefined) return null;
    type.abstract = !type.abstract;
    return { what: `made ${type.name} abstract or not`, finding: 'different' };
  },
  (copy, random) => {
    const status = pick(copy.statuses, random);
    if (status === undefined) return null;
    for (const { attribute } of owned(copy))
      attribute.statuses = attribute.statuses.map((name) =>
        name === status.name ? 'Zq State' : name,
      );
    status.name = 'Zq State';
    return { what: 'renamed a status', finding: 'renamed' };
  },
  (copy) => {
    copy.statuses.push({ id: null, name: 'Zq State', category: 'pending' });
    return { what: 'added a status', finding: 'extra' };
  },
  (copy, random) => {
    const names = [
      ...new Set(owned(copy).flatMap(({ attribute }) => attribute.reference?.as ?? [])),
    ];
    const name = pick(
      names.filter((one) => uses(copy, one) > 1),
      random,
    );
    if (name === undefined) return null;
    for (const { attribute } of owned(copy))
      if (attribute.reference?.as === name)
        attribute.reference = { ...attribute.reference, as: 'Zq Link' };
    return { what: `renamed the reference type ${name}`, finding: 'renamed' };
  },
];

/** The structure after one change, chosen by the seed. */
export function mutate(original: Structure, seed: number): Mutated {
  const random = randomOf(seed);
  for (let at = seed; ; at += 1) {
    const structure = structuredClone(original);
    const mutation = MUTATIONS[at % MUTATIONS.length]?.(structure, random);
    if (mutation !== null && mutation !== undefined) return { ...mutation, structure };
  }
}

const uses = (structure: Structure, as: string): number =>
  owned(structure).filter(({ attribute }) => attribute.reference?.as === as).length;
const isTarget = (structure: Structure, name: string): boolean =>
  owned(structure).some(({ attribute }) => attribute.reference?.type === name);
const isOnce = (structure: Structure, { name }: StructureAttribute): boolean =>
  owned(structure).filter(({ attribute }) => attribute.name === name).length === 1;
const otherRoot = ({ types }: Structure, type: StructureType): StructureType | undefined =>
  types.find(
    (other) =>
      other !== type &&
      !attributesHeld({ types }, other).some(({ attribute }) =>
        type.attributes.includes(attribute),
      ),
  );

/** As Assets renames: what points at it and what is below it follows. */
function rename({ types }: Structure, type: StructureType, name: string): void {
  const [at, old] = [type.path.length - 1, type.path.join()];
  const was = type.name;
  for (const other of types) {
    if (other.path.slice(0, at + 1).join() === old)
      other.path = other.path.map((part, index) => (index === at ? name : part));
    for (const attribute of other.attributes)
      if (attribute.reference?.home === null && attribute.reference.type === was)
        attribute.reference = { ...attribute.reference, type: name };
  }
  type.name = name;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Nothing to change.');
  return value;
}
