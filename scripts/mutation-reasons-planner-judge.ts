/** Of what judges a plan: why a defect that no test notices is none. */
import { sameIn, type Reason } from './mutation-reason';

const same = sameIn('planner');

const IN_REQUEST = 'for the compiler: every template of a plan is in the request';
const READ =
  'for the compiler: what has a place in a plan, and what is linked to, was read in depth';
const NO_NAME = 'names are folded before they are looked up, and that is none';

export const JUDGE_REASONS: readonly Reason[] = [
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
  same(
    'judge/common-data-model.ts',
    "steps.flatMap((step) => (step.kind === 'object-type'",
    NO_NAME,
    '[] →',
  ),
  same('judge/common-data-model.ts', ': [],', NO_NAME, '[] →'),
  same('judge/judge-schema.ts', '? []', IN_REQUEST, '[] →'),
  same(
    'judge/odd-elements.ts',
    '{ odd = [] }: Observation',
    'what is of no object schema of the plan is passed over',
    '[] →',
  ),
  same(
    'judge/common-data-model.ts',
    'observation.details[schema.id]?.objectTypes.some(',
    'for the compiler: all of the common data model is read, and under way nothing is offered',
    '?.objectTypes →',
  ),
  same(
    'judge/sharing.ts',
    'const seen = observation.details[placement.id]?.sharing',
    READ,
    '?.sharing →',
  ),
];
