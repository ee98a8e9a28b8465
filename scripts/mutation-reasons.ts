/**
 * Why a defect that no test notices is none, or is held elsewhere: by file and line, for the page
 * of `npm run mutation`.
 */
export interface Reason {
  file: string;
  /** The line begins so. */
  line: string;
  why: string;
}

const HELD_BY_THE_WHOLE_APP = 'held by test/licensing/licence.test.ts, through the app’s own doors';

export const REASONS: readonly Reason[] = [
  {
    file: 'src/access/licence-policy.ts',
    line: 'if (refusal === null || allows(',
    why: 'both halves say the same as long as the table is as it is, which a test holds',
  },
  {
    file: 'src/access/licence.ts',
    line: 'return ends !== null && endsOn !== null',
    why: 'for the compiler: one is null where the other is, and null is never later than now',
  },
  { file: 'src/access/read-licence.ts', line: '', why: HELD_BY_THE_WHOLE_APP },
  {
    file: 'src/access/rights.ts',
    line: '(finding): finding is Block',
    why: 'for the compiler: nothing but a block has that code',
  },
];
