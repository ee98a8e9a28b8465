/**
 * Why a defect that no test notices is none, or is held elsewhere: by file and line, for the page
 * of `npm run mutation`.
 */
export interface Reason {
  file: string;
  /** The line begins so. */
  line: string;
  /** And the defect holds this, where not all of the line have the same reason. */
  put?: string;
  why: string;
  /** Nothing that the app does can tell the two apart. */
  isEquivalent?: true;
}

const HELD_BY_THE_WHOLE_APP = 'held by test/licensing/licence.test.ts, through the app’s own doors';

export const REASONS: readonly Reason[] = [
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
    file: 'src/storage/lock/lock.ts',
    line: 'const holding = current === 0',
    why: 'saves a read only: there is no generation 0',
    isEquivalent: true,
  },
  {
    file: 'src/storage/lock/lock.ts',
    line: "return { kind: 'duplicate', epoch: holding?.epoch",
    why: 'for the compiler: only who holds it makes a call a repeated one',
    isEquivalent: true,
  },
  {
    file: 'src/storage/lock/lock.ts',
    line: "if (refusal === 'busy' && holding !== null",
    why: 'for the compiler: only who holds it is in the way',
    isEquivalent: true,
  },
  {
    file: 'src/storage/lock/lock-chain.ts',
    line: 'let era = hint === 0',
    why: 'costs one read for each era since: the eras lead from the first to the open one',
  },
  {
    file: 'src/storage/lock/lock-chain.ts',
    line: 'for (let step = 1; low + step < high;',
    why: 'looks at one key more, which does not exist',
    isEquivalent: true,
  },
  {
    file: 'src/storage/lock/lock-chain.ts',
    line: 'if (high <= end) break;',
    why: 'finds the same by steps that go on doubling instead of halving',
  },
  {
    file: 'src/storage/lock/lock-chain.ts',
    line: 'if (era > 0 && generation === era',
    why: 'tries to create what is there, which changes nothing',
    isEquivalent: true,
  },
  {
    file: 'src/storage/lock/lock-chain.ts',
    line: 'old !== null && old.generation >= generation',
    why: 'writes what is written',
    isEquivalent: true,
  },
  {
    file: 'src/storage/lock/lock-chain.ts',
    line: 'if (era === 0 || turn',
    why: 'removes keys below 1, of which there are none',
    isEquivalent: true,
  },
  {
    file: 'src/service/inputs.ts',
    line: 'const name = String(issue?.path',
    put: 'issue?.path',
    why: 'for the compiler: a text that failed has an issue',
    isEquivalent: true,
  },
  {
    file: 'src/service/inputs.ts',
    line: 'remedy: `Give it as ${issue?.code',
    put: 'issue?.code',
    why: 'for the compiler: a text that failed has an issue',
    isEquivalent: true,
  },
  {
    file: 'src/service/inputs.ts',
    line: "if (issue?.code === 'too_big'",
    put: 'issue?.code',
    why: 'for the compiler: a text that failed has an issue',
    isEquivalent: true,
  },
  {
    file: 'src/service/template-named.ts',
    line: '` ${longest?.one',
    put: 'longest?.one',
    why: 'for the compiler: where another was found, a longest one was',
    isEquivalent: true,
  },
  {
    file: 'src/service/template-named.ts',
    line: 'const isOne = others.every(',
    put: 'longest?.key',
    why: 'for the compiler: where another was found, a longest one was',
    isEquivalent: true,
  },
  {
    file: 'src/service/status-text.ts',
    line: 'const isToday = until',
    put: '?.',
    why: 'for the compiler: of two times there are two texts',
    isEquivalent: true,
  },
  {
    file: 'src/service/status-text.ts',
    line: 'const time = `${isToday',
    put: '?.',
    why: 'for the compiler: of two times there are two texts',
    isEquivalent: true,
  },
  {
    file: 'src/service/versions.ts',
    line: 'const at = [0, 1, 2].find(',
    put: '?.',
    why: 'for the compiler: of two versions there are two lists',
    isEquivalent: true,
  },
  {
    file: 'src/service/versions.ts',
    line: 'return at !== undefined &&',
    put: '?.',
    why: 'for the compiler: of two versions there are two lists',
    isEquivalent: true,
  },
  {
    file: 'src/service/find-anywhere.ts',
    line: '`Say which, for example',
    put: 'first?.',
    why: 'for the compiler: several are two or more',
    isEquivalent: true,
  },
  {
    file: 'src/service/find-anywhere.ts',
    line: '`${keyShown(first?.summary',
    put: 'first?.',
    why: 'for the compiler: several are two or more',
    isEquivalent: true,
  },
];
