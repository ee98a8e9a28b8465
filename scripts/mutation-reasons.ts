/**
 * Why a defect that no test notices is none, or is held elsewhere: by file and line, for the page
 * of `npm run mutation`.
 */
import { DEPLOYER_REASONS } from './mutation-reasons-deployer';
import { PLANNER_REASONS } from './mutation-reasons-planner';
import { REQUESTS_REASONS } from './mutation-reasons-requests';
import { SCHEMAS_REASONS } from './mutation-reasons-schemas';
import { SERVICE_REASONS } from './mutation-reasons-service';
import { ASSETS_REASONS } from './mutation-reasons-assets';
import { STORAGE_REASONS } from './mutation-reasons-storage';
import type { Reason } from './mutation-reason';

const HELD_BY_THE_WHOLE_APP = 'held by test/licensing/licence.test.ts, through the app’s own doors';

export const REASONS: readonly Reason[] = [
  ...DEPLOYER_REASONS,
  ...PLANNER_REASONS,
  ...SERVICE_REASONS,
  ...REQUESTS_REASONS,
  ...SCHEMAS_REASONS,
  ...ASSETS_REASONS,
  ...STORAGE_REASONS,
  {
    file: 'src/access/licence-policy.ts',
    line: 'if (refusal === null || allows(',
    why: 'both halves say the same as long as the table is as it is, which a test holds',
    isEquivalent: true,
  },
  { file: 'src/access/read-licence.ts', line: '', why: HELD_BY_THE_WHOLE_APP },
  {
    file: 'src/access/rights.ts',
    line: '(finding): finding is Block',
    why: 'for the compiler: nothing but a block has that code',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/check.ts',
    line: 'if (preview === null) throw previewUnknown',
    why: 'for the compiler: where there is no deployment, what is owned is the preview',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/check.ts',
    line: "if (preview.code.kind !== 'hashed')",
    why: 'for the compiler, the second time: whether there is a code was asked before its try',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/check.ts',
    line: 'facts: {',
    why: 'held by test/safety/audit.test.ts, which reads both lines of the log',
  },
  {
    file: 'src/approvals/spend.ts',
    line: 'if (deployment === null) throw bug(',
    why: 'for the compiler: a record that was created or was there is found by a strict read',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/cancel-preview.ts',
    line: 'const preview = id === null',
    why: 'for the compiler: there is no record of a preview without an id',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/read-confirmation.ts',
    line: 'ends[0]?.add',
    why: 'for the compiler: there is one more end than words',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/read-confirmation.ts',
    line: 'if (AFTER[kind].some(',
    put: 'ends[to]?.add',
    why: 'for the compiler: there is one more end than words',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/read-confirmation.ts',
    line: 'if (before.size === 0) return',
    why: 'saves work only: nothing may follow an end that no phrase reached',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/read-confirmation.ts',
    line: 'for (let to = from + 1; to <= Math.min(',
    why: 'no words at all are no phrase, and none has more than six, which a test holds',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/read-confirmation.ts',
    line: 'for (let from = 0; from < run.length;',
    why: 'nothing begins at the end',
    isEquivalent: true,
  },
  {
    file: 'src/approvals/read-confirmation.ts',
    line: 'for (let to = from + 1; to <= run.length;',
    why: 'no text at all is no phrase, and what would end before the run has begun reaches nothing',
    isEquivalent: true,
  },
  {
    file: 'src/planner/derive/copy-hub-types.ts',
    line: 'type.attributes',
    why: 'for the compiler: what is no reference names no target, and no object type answers to none',
    isEquivalent: true,
  },
  {
    file: 'src/planner/derive/copy-hub-types.ts',
    line: ".filter((attribute) => attribute.type === 'reference')",
    why: 'for the compiler: what is no reference names no target, and no object type answers to none',
    isEquivalent: true,
  },
  {
    file: 'src/planner/derive/decide-reference.ts',
    line: "return { kind: 'bound'",
    put: 'Stryker was here',
    why: 'by its path is asked what the template’s own type has, and this is of no template here',
    isEquivalent: true,
  },
  {
    file: 'src/planner/derive/decide-reference.ts',
    line: 'scope.templates.get(source.home)?.extends',
    why: 'for the compiler: the template of a source is among them',
    isEquivalent: true,
  },
  {
    file: 'src/planner/derive/derive-attribute.ts',
    line: "attribute.type === 'status'",
    why: 'for the compiler: what has no set of statuses has none of them',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/binding.ts',
    line: 'schema: { id: kept.schemaId',
    put: 'false → true',
    why: 'of what is gone only its words and ids are read',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/binding.ts',
    line: 'path: [],',
    why: 'of what is gone only its words and ids are read',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/binding.ts',
    line: 'attributes: [],',
    why: 'of what is gone only its words and ids are read',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/binding.ts',
    line: 'hasChildren: false',
    why: 'of what is gone only its words and ids are read',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/bindings.ts',
    line: 'if (index === null) return noLikelyBlock',
    why: 'for the compiler: where nothing could be read, nothing is likely',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/bindings.ts',
    line: 'if (known !== undefined) return known',
    why: 'saves work only',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/named-hubs.ts',
    line: 'for (const key of found)',
    put: 'Stryker was here',
    why: 'what is no key finds no template',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/placement.ts',
    line: 'recognised: true,',
    why: 'of an object schema that is only linked to nothing but its sharing is asked',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/placement.ts',
    line: 'blocks: [],',
    why: 'of an object schema that is only linked to nothing but its sharing is asked',
    isEquivalent: true,
  },
  {
    file: 'src/planner/place/sought-type.ts',
    line: 'attributes: (hub.effective',
    put: 'Stryker was here',
    why: 'for the compiler: a template holds what each of its object types has',
    isEquivalent: true,
  },
];
