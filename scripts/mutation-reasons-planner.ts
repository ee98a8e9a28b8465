/** Of what compares and judges a plan: why a defect that no test notices is none. */
import type { Reason } from './mutation-reason';

const same = (file: string, line: string, why: string, put?: string): Reason => ({
  file: `src/planner/${file}`,
  line,
  why,
  isEquivalent: true,
  ...(put === undefined ? {} : { put }),
});

const IN_REQUEST = 'for the compiler: every template of a plan is in the request';

export const PLANNER_REASONS: readonly Reason[] = [
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
  same('judge/check-request.ts', '(key) => templates.get(key)?.objectTypes.map(', IN_REQUEST),
  same(
    'judge/check-request.ts',
    '.filter((key) => templates.get(key)?.objectTypes.every(',
    IN_REQUEST,
  ),
  same(
    'judge/check-request.ts',
    'if (asked.length === 0) return [];',
    'saves work only: nothing asked for is nothing unknown',
  ),
  same(
    'judge/judge-schema.ts',
    'if (then === undefined || now === undefined',
    'for the compiler: every template of a plan has its version in the request',
    'now === undefined',
  ),
  same('judge/judge-schema.ts', '...(template === undefined', IN_REQUEST),
  same(
    'judge/planned-bindings.ts',
    'plan.standing.push([binding.key',
    'the key holds the id already',
  ),
  same(
    'judge/planned-bindings.ts',
    'return (home?.effective',
    'for the compiler: a reference points at a template of the request',
  ),
  same(
    'judge/sharing.ts',
    'if (placement.id !== null) result.standing',
    'what does not exist is never shared: the digest would hold the same word every time',
  ),
  same('judge/tiers.ts', 'if (asked.some((other) => at(other)', 'none is its own alternative'),
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
];
