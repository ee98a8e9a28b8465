/** Of what reads a request and carries it out: why a defect that no test notices is none, or is held elsewhere. */
import { sameIn, type Reason } from './mutation-reason';

const same = sameIn('service');

const NO_RECORD = 'what is no record has nothing that is asked for, spread or not';
const ALL_HERE = 'for the compiler: where nothing is left to make, every object schema exists';
const REFUSED = 'refused either way: nothing that references can become begins with a colon';
const HELD_BY_FIRST_SLICE =
  'held by test/deployments/first-slice.test.ts: questions move on what only its person can move';

export const REQUESTS_REASONS: readonly Reason[] = [
  same(
    'activity-log.ts',
    'last === undefined ? [...lines]',
    'where so many are not there, all are among the first',
    'last === undefined → false',
  ),
  same(
    'check-references.ts',
    "if (attribute.type !== 'reference') continue;",
    'what is no reference names no target, and reads as one of the model itself',
    '→ false',
  ),
  same(
    'check-references.ts',
    'if (!template.extends.includes(key))',
    'a warning beside a problem: where one is missing that it builds on, the problems are told alone',
    '→ true',
  ),
  same(
    'confirm.ts',
    'const models = closure.own ?? [];',
    'for the compiler: what is own is always told',
    '[] →',
  ),
  {
    file: 'src/service/confirm.ts',
    line: 'identitiesOf: (ids) =>',
    why: 'held by test/deployments/renamed.test.ts: without ids the plan would be another one',
    put: '() => undefined',
  },
  same(
    'deployed.ts',
    "const words = (query ?? '')",
    'no word at all is in every text',
    ').toLowerCase().split(',
  ),
  same(
    'deployed.ts',
    ".filter((word) => word !== '');",
    'no word at all is in every text',
    '→ true',
  ),
  same('deployed.ts', '.split(', 'no word at all is in every text', '/\\s+/u → /\\s/u'),
  same(
    'deployment-status.ts',
    'deployment.setByHand.count === 0',
    'saves work only: of none none is kept',
    'deployment.setByHand.count === 0 → false',
  ),
  {
    file: 'src/service/draft.ts',
    line: 'return implied',
    why: 'held by test/own-models/draft.test.ts: what is there may have something put below it',
    put: 'implied → implied',
  },
  {
    file: 'src/service/follow.ts',
    line: "if (deployment.executor === 'present') {",
    why: HELD_BY_FIRST_SLICE,
    put: '→ false',
  },
  {
    file: 'src/service/follow.ts',
    line: "if (deployment.executor === 'present') {",
    why: HELD_BY_FIRST_SLICE,
    put: '{ → {}',
  },
  {
    file: 'src/service/follow.ts',
    line: 'if (deployment.account === accountId)',
    why: HELD_BY_FIRST_SLICE,
    put: '→ false',
  },
  {
    file: 'src/service/follow.ts',
    line: 'return (await loadDeployment(kv, deployment.id))',
    why: HELD_BY_FIRST_SLICE,
    put: '&& deployment',
  },
  same(
    'inputs.ts',
    ': names.length === 0',
    'for the compiler: there is no action that takes nothing',
    '→ false',
  ),
  same(
    'inputs.ts',
    "if (issue?.code === 'too_big'",
    'for the compiler: only of a text it is asked how long it is',
    "typeof value === 'string' → true",
  ),
  same(
    'inputs.ts',
    'value === undefined || value === null ||',
    'nothing is given back as nothing',
    'value === null → false',
  ),
  same(
    'invocation.ts',
    "typeof value === 'object' && value !== null",
    NO_RECORD,
    'value !== null → true',
  ),
  same(
    'invocation.ts',
    "typeof value === 'object' && value !== null",
    NO_RECORD,
    "value !== null → typeof value === 'object' ||",
  ),
  same(
    'invocation.ts',
    "typeof value === 'object' && value !== null",
    NO_RECORD,
    "typeof value === 'object' → true",
  ),
  same(
    'just-made.ts',
    'created !== null &&',
    'what was made at no time is no number of minutes old',
    'created !== null → true',
  ),
  same('learn-ids.ts', 'const here = schemas.flatMap(', ALL_HERE, 'id === null → false'),
  same('learn-ids.ts', 'const here = schemas.flatMap(', ALL_HERE, '[] → ['),
  {
    file: 'src/service/parse-options.ts',
    line: 'const said = text.replace(',
    why: 'blanks around a name are passed over where it is looked up, and around its parts taken off',
    put: '.trim() →',
  },
  same(
    'parse-options.ts',
    'const { mode, hub, binding } = parseMode(',
    'an entry has no blanks around it, and is whole from its first character on',
    'at < 0 → false',
  ),
  same(
    'parse-options.ts',
    'const { mode, hub, binding } = parseMode(',
    'what is read of it, and shown, is without the blanks around it',
    'entry.slice(at + 1).trim() →',
  ),
  same('parse-options.ts', 'const word = colon < 0', REFUSED, 'colon <= 0'),
  {
    file: 'src/service/parse-options.ts',
    line: 'const place = colon < 0',
    why: REFUSED,
    put: 'colon <= 0',
  },
  same(
    'parse-options.ts',
    'const slash = place?.indexOf(',
    'for the compiler: where no place is named none is looked for in it',
    '-1 →',
  ),
  {
    file: 'src/service/deployment-status.ts',
    line: 'deployment.endedAt === null',
    why: 'held by test/licensing/licence.test.ts: a licence lapses while a deployment runs',
    put: 'deployment.endedAt === null → false',
  },
  {
    file: 'src/service/deployment-status.ts',
    line: 'deployment.endedAt === null',
    why: 'held by test/licensing/licence.test.ts: a licence lapses while a deployment runs',
    put: 'deployment.endedAt !== null',
  },
  {
    file: 'src/service/deployment-status.ts',
    line: 'deployment.setByHand.count === 0',
    why: 'held by test/deployments/left-by-hand.test.ts: each setting is named with its value',
    put: 'deployment.setByHand.count === 0 → true',
  },
  {
    file: 'src/service/deployment-status.ts',
    line: 'deployment.setByHand.count === 0',
    why: 'held by test/deployments/left-by-hand.test.ts: each setting is named with its value',
    put: 'deployment.setByHand.count !== 0',
  },
  {
    file: 'src/service/deployment-status.ts',
    line: 'deployment.account === tools.accountId',
    why: 'held by test/deployments/first-slice.test.ts: who approved it is told otherwise than others',
    put: '→ false',
  },
  {
    file: 'src/service/report-of.ts',
    line: 'readReport({ kv,',
    why: 'held by test/deployments/people-since.test.ts, through the app’s own doors',
    put: '→ {}',
  },
  {
    file: 'src/service/tools.ts',
    line: 'assets: createAssetsClient(',
    why: 'held by test/deployments/first-slice.test.ts, through the app’s own doors',
    put: "{ kind: 'caller' } → {}",
  },
  {
    file: 'src/service/tools.ts',
    line: 'assets: createAssetsClient(',
    why: 'held by test/existing-schemas/large-schemas.test.ts: what takes too long is given up',
    put: '{ → {}',
  },
  {
    file: 'src/service/tools.ts',
    line: 'leftMs: () =>',
    why: 'held by test/existing-schemas/large-schemas.test.ts: what takes too long is given up',
    put: '() => undefined',
  },
  {
    file: 'src/service/follow.ts',
    line: '} else if (!(await resumeIfStalled(',
    why: 'reads once more what was read just now',
    put: '{ → {}',
  },
];
