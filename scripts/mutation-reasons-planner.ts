/** Of the planner: why a defect that no test notices is none. */
import { sameIn, type Reason } from './mutation-reason';
import { JUDGE_REASONS } from './mutation-reasons-planner-judge';

const same = sameIn('planner');

const IN_REQUEST = 'for the compiler: every template of a plan is in the request';

const HAS_PLACE = 'for the compiler: each template of the request has a place';
const NO_KEY = 'what is no key of an element is asked about of none';
const READ =
  'for the compiler: what has a place in a plan, and what is linked to, was read in depth';
const NO_ID = 'nothing that exists has that for an id';
const NO_STEP = 'a step waits only for steps of the plan: what is none is taken out';
const NO_NAME = 'names are folded before they are looked up, and that is none';

export const PLANNER_REASONS: readonly Reason[] = [
  ...JUDGE_REASONS,
  same(
    'diff/changes.ts',
    'if (path === undefined || holder === undefined',
    'for the compiler: what has a path is an object type of the schema',
    'holder === undefined',
  ),
  same(
    'diff/compare.ts',
    'if (wanted.reference === null) return [];',
    'for the compiler: the kinds are equal by then',
  ),
  same(
    'diff/diff-attributes.ts',
    'if (hub !== null) diff.refersTo',
    'for the compiler: no hub is called null',
  ),
  same(
    'diff/diff-schema.ts',
    "step.kind === 'attribute' && plain.has",
    'for the compiler: only attributes are unique',
    "step.kind === 'attribute' →",
  ),
  same(
    'diff/schema-index.ts',
    'if (this.known.isEmpty && this.known.formerly(',
    'saves work only: by names alone the other way finds the same',
  ),
  same('diff/schema-index.ts', 'if (!this.found.has(key))', 'saves work only'),
  same(
    'diff/schema-index.ts',
    'for (let length = path.length - 1;',
    'nothing is at the path itself, nor at none',
  ),
  same('diff/schema-index.ts', 'if (known !== undefined) return known;', 'saves work only'),
  same(
    'diff/unique-limit.ts',
    'if (over !== null && old !== undefined)',
    'for the compiler: an old one is one of too many',
    'over !== null →',
  ),
  same('diff/whole-template.ts', 'const types = template?.objectTypes', IN_REQUEST),
  same(
    'diff/with-said.ts',
    'if (told.length === 0) return',
    'saves work only: nothing is added to what is known',
  ),
  same(
    'diff/with-said.ts',
    'if (named.length === 1) add(',
    'for the compiler: there is one',
    'named[0]?.id',
  ),
  same('create-plan.ts', 'description: input.templates.get(desired.template)?.brief', IN_REQUEST),
  same(
    'digest.ts',
    'standing: [...standing].sort(',
    'any order will do that is the same each time',
  ),
  same('former-names.ts', 'if (moves.length === 0)', 'saves work only', 'moves.length === 0'),
  same('identities.ts', 'if (this.isEmpty) return [];', 'saves work only'),
  same('in-order-of-ids.ts', '[...items].sort((a, b) =>', 'no two have one id', '<='),
  same('resolution.ts', 'schemaKey: (template) =>', IN_REQUEST, '?.key'),
  same('resolution.ts', 'return indexes.get(template)?.type(path)', 'for the compiler', '?.id'),
  same(
    'resolution.ts',
    'return placement === undefined || sharing',
    'for the compiler: without a place it is as if shared',
    'placement === undefined → false',
  ),
  same('resolve-parts.ts', 'if (hubs.length === 0) return whole;', 'saves work only'),
  same('resolve-parts.ts', 'if (known !== undefined) return known;', 'saves work only'),
  same(
    'create-plan.ts',
    "step.kind === 'attribute' ? (step.form.reference?.target",
    NO_KEY,
    '[] →',
  ),
  same(
    'former-names.ts',
    "if (kind !== 'object-type' && kind !== 'attribute') return [];",
    'nothing is known by a name that it never had',
    '[] →',
  ),
  same(
    'former-names.ts',
    'to.attribute !== null &&',
    'of an object type at that very path it is asked before, as of one',
    'to.attribute !== null → true',
  ),
  same(
    'resolve-parts.ts',
    'if (template === undefined || seen.has(key))',
    'what is not there has no place either, and is passed over by that',
    'template === undefined → false',
  ),
  same(
    'resolve-parts.ts',
    'if (placement.id === null || placement.ours',
    'for the compiler: nothing stands in what does not exist',
    'placement.id === null → false',
  ),
  same(
    'resolve-parts.ts',
    "observation.details[placement.id]?.sharing === 'on'",
    'for the compiler: where something stands the object schema was read',
    '?.sharing →',
  ),
  same(
    'same.ts',
    '(same ?? []).flatMap(',
    'for the compiler: only what has its = is kept as said, and nothing said says nothing',
    '[] →',
  ),
  same(
    'diff/compare.ts',
    'gone: at !== undefined',
    'for the compiler: nothing is known under no id',
    'at !== undefined → true',
  ),
  same(
    'diff/config-index.ts',
    'detail.attributes.flatMap((attribute) => attribute.reference',
    NO_ID,
    '[] →',
  ),
  same('diff/diff-attributes.ts', 'after: [...new Set(', NO_STEP, '[] →'),
  same('diff/diff-attributes.ts', ': hub === null', 'for the compiler: no hub is called null'),
  same('diff/diff-schema.ts', "recognised && field === 'unique'", NO_ID, '[] →'),
  same('diff/diff-schema.ts', 'after: [],', NO_STEP, '[] →'),
  same(
    'diff/diff-schema.ts',
    'after: [...afterSchema(input), ...(parent',
    NO_STEP,
    'parent === null → false',
  ),
  same('diff/diff-schema.ts', 'after: [...afterSchema(input), ...(parent', NO_STEP, '[] →'),
  same(
    'diff/unique-limit.ts',
    '(added.get(place) ?? []).filter(',
    'for the compiler: each is among what was added at its place',
    '[] →',
  ),
  same(
    'diff/whole-template.ts',
    'Object.values(template?.statusSets',
    IN_REQUEST,
    'template?.statusSets → template.statusSets',
  ),
  same('diff/whole-template.ts', "own.flatMap((one) => (one.type === 'reference'", NO_NAME, '[] →'),
  same(
    'diff/with-said.ts',
    'if (at < 0) continue;',
    'no object type is called by nothing, as what begins with a dot would say',
    'at <= 0',
  ),
  same('diff/unneeded.ts', '...(step.form.reference === null ?', NO_KEY, '[] →'),
  same('diff/unneeded.ts', ': [],', NO_KEY, '[] →'),
  same('diff/asked-by-filter.ts', 'if (reference?.filter === undefined)', NO_STEP, '[] →'),
  same(
    'diff/diff-schema.ts',
    'const found = observation.schemas.find(',
    'for the compiler: what exists is placed among what was seen',
    '?.description →',
  ),
  same(
    'resolve-parts.ts',
    'if (placement === null) return',
    HAS_PLACE,
    'placement === null → false',
  ),
  same(
    'resolve-parts.ts',
    'if (placement === null || (from',
    HAS_PLACE,
    'placement === null → false',
  ),
  same(
    'create-plan.ts',
    'if (part !== undefined && !isLinkedAsItIs(',
    'for the compiler: whatever a plan adds to brings along each hub that it refers to',
    'part !== undefined → true',
  ),
  same('resolve-parts.ts', 'if (index === undefined) return false;', READ),
  same(
    'diff/diff-schema.ts',
    'if (parent !== undefined && !parent.inherited &&',
    'for the compiler: the parents of what is wanted are wanted',
    'wanted?.inherits →',
  ),
  same(
    'diff/diff-schema.ts',
    'diff.standing.set(key, { id: placement.id, name:',
    'the digest holds the id and the name of each object schema of the plan besides',
  ),
  same(
    'diff/diff-schema.ts',
    'parent: moved.length === 0 ?',
    'what did not move is below the parent that was found for it, whose id the digest holds',
    '→ false',
  ),
];
