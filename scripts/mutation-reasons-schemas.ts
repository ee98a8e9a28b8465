/** Of what names and compares object schemas: why a defect that no test notices is none, or is held elsewhere. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const same = sameIn('service');
const mayStay = mayStayIn('service');
const held = (file: string, line: string, by: string, put: string): Reason =>
  mayStay(file, line, `held by ${by}`, put);

const NO_ID = 'what has no id is found nowhere';
const READ = 'for the compiler: what was asked for in depth was read, or reading it threw';
const FROM_THESE = 'for the compiler: what is asked about comes from these object schemas';
const NO_RECORD = 'for the compiler: without a record there is no deployment either';
const OF_DEPLOYMENT = 'for the compiler: what a deployment is asked about is among its templates';
const ONE_AT_LEAST = 'for the compiler: a deployment is of one template at least';

export const SCHEMAS_REASONS: readonly Reason[] = [
  same(
    'bound-here.ts',
    'export function boundHere(',
    'the role decides only whether what is asked for counts, and nothing is asked for here',
    'false → true',
  ),
  same(
    'bound-here.ts',
    'bindings: { asked: new Map(), kept,',
    'only what is asked for and what is kept is chosen from',
    '[] →',
  ),
  same(
    'bound-here.ts',
    'gone: schema === undefined,',
    'a plan alone asks whether what was linked is gone: a comparison goes by its id',
  ),
  same('bound-here.ts', 'const bound = known.find(', NO_ID, '[] →'),
  same(
    'compare-schemas.ts',
    '.filter(({ schemaId }) => existing?.schemas',
    'for the compiler: where nothing exists there is nothing to filter',
    'existing?.schemas → existing.schemas',
  ),
  held(
    'compare-schemas.ts',
    'const isAlone =',
    'test/existing-schemas/compare.test.ts, which compares from either side',
    "left.kind !== 'existing' → false",
  ),
  held(
    'compare-schemas.ts',
    ".flatMap((place) => (place.kind === 'object-type'",
    'test/existing-schemas/linked-to-theirs.test.ts: what a small hub lacks is named',
    '-1 → +1',
  ),
  same(
    'compare-schemas.ts',
    'if (record !== undefined && deployment !== null)',
    NO_RECORD,
    'record !== undefined → true',
  ),
  same(
    'export-models.ts',
    'for (const type of details[schema.id]',
    READ,
    'details[schema.id]?.objectTypes → details[schema.id].objectTypes',
  ),
  held(
    'export-models.ts',
    'for (const type of details[schema.id]',
    'test/own-models/move.test.ts: what one schema has of another travels with both',
    '→ details[schema.id]?.objectTypes && []',
  ),
  same('export-models.ts', 'for (const type of details[schema.id]', READ, '[] → ['),
  same('export-models.ts', 'details[id]?.attributes.some(', READ, 'details[id]?.attributes →'),
  same('export-models.ts', 'return detail === undefined', READ, '→ false'),
  same('export-models.ts', '? []', READ, '[] →'),
  same(
    'export-models.ts',
    '({ reference }) => reference !== null',
    'saves requests: what the catalogue has is asked for only where a reference leads out',
    'reference !== null && !names.has(reference.objectTypeId) → true',
  ),
  same(
    'find-anywhere.ts',
    'if (one !== undefined && other !== undefined)',
    'for the compiler: there is no second without a first',
    'one !== undefined → true',
  ),
  same(
    'find-schema.ts',
    'const name = text.trim().replace(OURS',
    'what is taken off takes the blanks beside it along',
    "replace(AROUND, '').trim() →",
  ),
  same(
    'find-schema.ts',
    'if (deployment !== null && template !== undefined)',
    ONE_AT_LEAST,
    'template !== undefined → true',
  ),
  same(
    'find-schema.ts',
    'if (deployment !== null && template !== undefined)',
    ONE_AT_LEAST,
    '→ deployment !== null ||',
  ),
  same(
    'find-schema.ts',
    'if (deployment !== null && template !== undefined)',
    ONE_AT_LEAST,
    'deployment !== null → true',
  ),
  same(
    'find-schema.ts',
    'entry.key === key && [entry.key, entry.name]',
    'what is called so wholly was found as that one, or as several',
    'entry.key === key → true',
  ),
  same(
    'find-schema.ts',
    'const named = existing.length > 0',
    'where one comes near that is said instead',
    'existing.length > 0 → false',
  ),
  same('link-choices.ts', '.flatMap(({ bound = [] }) => bound)', NO_ID, '[] →'),
  same(
    'next-steps.ts',
    'schemas.flatMap(({ id }) => id ?? []),',
    'reads once more: of what does not exist nothing is on record, and nobody asks for it',
    '[] →',
  ),
  same('next-steps.ts', 'const id = schemas.find(', FROM_THESE, '?.id →'),
  same('next-steps.ts', 'const path = closure.templates', FROM_THESE, '?.path →'),
  same('next-steps.ts', 'const path = closure.templates', FROM_THESE, '?.byName →'),
  same(
    'next-steps.ts',
    'return made === undefined || path === undefined',
    FROM_THESE,
    'path === undefined → false',
  ),
  same(
    'since-then.ts',
    'if (endedAt === null ||',
    'saves requests only: of one under way nothing of this is told',
    'endedAt === null → false',
  ),
  same(
    'since-then.ts',
    'if (made.size === 0) return [];',
    'what has no hash has no name, so it is not told',
    '[] →',
  ),
  same(
    'structure-named.ts',
    '? (await loadClosure([template])).refs.find(',
    'the first of a closure is what was asked for',
    'key === template → true',
  ),
  same(
    'structure-named.ts',
    ': await source(template).then(',
    'the hash of nothing is no template’s either, so it is refused in the same words',
    'model === null → false',
  ),
  same(
    'structure-named.ts',
    'if (approved === undefined || held',
    OF_DEPLOYMENT,
    'approved === undefined → false',
  ),
  same(
    'structure-named.ts',
    '`LaunchPad no longer holds',
    OF_DEPLOYMENT,
    'approved?.version → approved.version',
  ),
  same(
    'structure-named.ts',
    'references: { ...references, hubs: [] },',
    'hubs named by a key decide where a plan goes: what is derived is the same',
    '[] →',
  ),
  same(
    'structure-named.ts',
    '...(only === undefined ? {} : { only }),',
    'for the compiler: absent and undefined are read as one',
    '→ false',
  ),
  same(
    'structure-named.ts',
    'const isSmall = isHub && (only ?? [])',
    'no template is called so',
    '[] →',
  ),
  same(
    'structure-named.ts',
    'if (known.size === 0) return structure;',
    'saves work only: a template has no ids, and nothing known adds none',
    '→ false',
  ),
  same(
    'template-structure.ts',
    '{ options = defaultOptions([key])',
    'who leaves nothing out leaves nothing out of any template: but for warnings, which are no part of it',
    '[key] →',
  ),
  same(
    'template-structure.ts',
    '{ options = defaultOptions([key])',
    'without options of a deployment one asked for and a hub come to the same: whole, and linked',
    'false → true',
  ),
  same(
    'template-structure.ts',
    'return filler === undefined',
    'a role with nothing and a role that is not there are read as one',
    'filler === undefined → false',
  ),
  same(
    'type-named.ts',
    'return types.find((type) =>',
    'what was not found has the id undefined, and that is not null',
    'type.id !== null → true',
  ),
];
