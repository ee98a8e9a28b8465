/** Of what talks to Assets: why a defect that no test notices is none, or may stay. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const at = mayStayIn('assets');
const same = sameIn('assets');

const NEVER_LIMITED =
  'while nothing was refused there is no pace, and the next moment is long past';
const ONE_MORE = 'a moment or a call more or less: the bound is a guess of ours';
const ORDER = 'who waits looks again before it starts: at most the order among them changes';
const MADE_ONCE =
  'a shape is made once, so that only the test that asks first is held against it: ' +
  'others of wire.test.ts and members.test.ts hold it';
const SLOWER = 'the pages come one after another then: slower, and the same';
const BEGUN = 'for the compiler: its object types are being read by then';
const CLOCK = 'the clock of the process: tests bring their own';

export const ASSETS_REASONS: readonly Reason[] = [
  same(
    'attribute-reads.ts',
    'return attributesByOwner(lists.flat()',
    'for the compiler: each names its object type by then',
  ),
  same(
    'client.ts',
    'const { bulkTypes = 150, leftMs = () =>',
    'nothing is later than no number, so that there is no time limit either way',
  ),
  at('client.ts', 'sleep: (ms) =>', CLOCK),
  same(
    'members.ts',
    '...(first.error?.issues',
    'for the compiler: what cannot be read has an issue',
  ),
  same('members.ts', '})) ?? []),', 'for the compiler: what cannot be read has an issue'),
  at(
    'members.ts',
    'const first = z.safeParse(',
    'which of several odd members is named does not matter',
  ),
  same(
    'members.ts',
    "(members.length > 1 || members[0]?.odd?.id === '');",
    'for the compiler: one without a value has what is odd',
    'members[0]?.odd?.id →',
  ),
  same(
    'observe.ts',
    'const typesBySchema = Object.fromEntries(',
    'for the compiler: there are types for each',
  ),
  same(
    'rate-budget.ts',
    'while (this.lastMinute[0] !== undefined',
    'for the compiler: no call is before nothing',
    'this.lastMinute[0] !== undefined → true',
  ),
  same(
    'rate-budget.ts',
    'return this.rate === null ? 0 : Math.max',
    NEVER_LIMITED,
    'this.rate === null → false',
  ),
  same(
    'rate-budget.ts',
    'if (this.rate === null) return',
    NEVER_LIMITED,
    'this.rate === null → false',
  ),
  same(
    'rate-budget.ts',
    'return this.rate === null ? 0 : 1 /',
    NEVER_LIMITED,
    'this.rate === null → false',
  ),
  at('rate-budget.ts', 'if (ms < LEAST_MEASURED_MS', ONE_MORE, '<='),
  at('rate-budget.ts', 'return usedUp === null || usedUp.taken <', ONE_MORE, '<='),
  at('rate-budget.ts', 'if (this.rate !== null && this.rate <', ONE_MORE, '<='),
  at('rate-budget.ts', 'if (now - this.nextAt < CREDIT', ONE_MORE, '<='),
  same(
    'rate-budget.ts',
    'if (this.rate !== null && this.rate <',
    'for the compiler: asked only once something was refused',
    'this.rate !== null → true',
  ),
  at('read.ts', 'const isLast = attempt + 1 >= policy.tries', ONE_MORE, '>= deadline'),
  same(
    'read.ts',
    'if (error instanceof AppError) return error;',
    'for the compiler: reading a body throws nothing else',
  ),
  same(
    'refusal-text.ts',
    "return text === '' ? null",
    'nothing said in one line is nothing either',
    "text === '' → false",
  ),
  same(
    'schema-attributes.ts',
    'for (let at: string | null = id;',
    'for the compiler: nothing has no parent, so that the walk ends one step later',
    'at !== null → true',
  ),
  same(
    'schema-list.ts',
    'if (size === 0) return [];',
    'what has no page size does not end either way',
    '→ false',
  ),
  same(
    'schema-list.ts',
    'found.set((schema.value?.id',
    'for the compiler: one without a value has what is odd',
    'schema.odd?.id →',
  ),
  same(
    'schema-list.ts',
    'found.set((schema.value?.id',
    'two places differ either way',
    'startAt - at',
  ),
  same(
    'site-load.ts',
    'if (this.queue === null && this.waitMs() === 0)',
    ORDER,
    'this.queue === null → true',
  ),
  same('site-load.ts', 'const over = (): void =>', ORDER),
  same('site-load.ts', 'if (this.queue === waiting)', ORDER),
  same(
    'workspace.ts',
    'if (answering.length === 1 &&',
    'for the compiler: one is one',
    'answering[0] !== undefined → true',
  ),
  same(
    'write.ts',
    'if (!(cause instanceof AppError)) throw cause;',
    'for the compiler: reading an echo throws nothing else',
  ),
  at('client.ts', 'ticks = () =>', CLOCK),
  at(
    'follow-redirects.ts',
    "if (location === '' ||",
    'asks for the same again, three times at most, and ends the same',
    "location === '' → false",
  ),
  at(
    'follow-redirects.ts',
    '.replace(',
    'a path below the same roots either way, or none that is trusted',
  ),
  at('odd-place.ts', 'return paths.reduce(', 'which of two as deep is named does not matter', '>='),
  at(
    'schema-list.ts',
    'if (isEnd(page, found.size)) return page.values;',
    'nothing is behind the end, unless a site tells of more than it has',
  ),
  same(
    'rate-budget.ts',
    'if (rate === null) return 0;',
    'for the compiler: asked only of a rate',
    'rate === null → false',
  ),
  same(
    'wire.ts',
    'return { values, total: values.length',
    'where one says that it is the last, the other is not asked',
  ),
  at('wire.ts', '', MADE_ONCE),
  same(
    'schema-list.ts',
    'if (size === 0) return [];',
    'what has no page size ends with the next page, whatever is here',
    '[] →',
  ),
  at('schema-list.ts', 'if (total / size > MAX_PAGES)', ONE_MORE, '>='),
  at('schema-list.ts', 'for (const next of await mapLimited(', SLOWER),
  at('schema-list.ts', 'if (page.values.length !== pageSize) break;', SLOWER, '→ true'),
  at('rate-budget.ts', 'if (this.resumedAt <= this.refusedAt)', ONE_MORE, 'this.resumedAt < '),
  at('rate-budget.ts', 'if (greatest < FELL', ONE_MORE, '<='),
  at('rate-budget.ts', 'if (this.hits > 1 || least <', ONE_MORE, 'least <='),
  at('rate-budget.ts', 'if (likely <= documented)', ONE_MORE, 'likely < documented'),
  same(
    'rate-budget.ts',
    'private isUnknown = false',
    'every refusal says it anew, and it is asked only after one',
  ),
  same(
    'rate-budget.ts',
    'if (this.volley !== null && this.usedUp !== null',
    'for the compiler: where calls are on their way, something was used up',
    'this.usedUp !== null → true',
  ),
  same(
    'rate-budget.ts',
    'if (volley === null || usedUp === null',
    'for the compiler: where calls are on their way, something was used up, and there is a rate',
    'null → false',
  ),
  at(
    'saved-up.ts',
    'for (let times = 0;',
    'one step more of a search by halves changes no whole number',
  ),
  at('saved-up.ts', 'if (savedUp(starts, rate) >', ONE_MORE, '>='),
  same(
    'saved-up.ts',
    'let before = starts[0]',
    'the first has nothing before it: what is open is none either way',
  ),
  same(
    'codes.ts',
    'return defaultTypeId === null',
    'nothing is no number of a kind, so it is another kind either way',
    'defaultTypeId === null → false',
  ),
  same(
    'errors-from-response.ts',
    'const said = whatItSays(body) ?? [];',
    'what says nothing holds no key of a text',
    '[] →',
  ),
  same(
    'observe.ts',
    'const seen: Seen = { odd: []',
    'what is of no object schema that is read is left out again',
    '[] →',
  ),
  same(
    'quota.ts',
    'if (left === undefined || reset === undefined',
    'for the compiler: nothing is no number',
    'left === undefined → false',
  ),
  same('read-ahead.ts', 'const read = begunTypes.get(id)', BEGUN, '[] →'),
  same('read-ahead.ts', 'const read = begunTypes.get(id)', BEGUN, '?.value →'),
  same('retry-after.ts', 'policiesOf(header).flatMap(', 'what is no time asks for no wait', '[] →'),
  same(
    'schema-attributes.ts',
    'if (!one.objectType) return null;',
    'for the compiler: who asks has seen to it that each names its object type',
    '!one.objectType → false',
  ),
  same(
    'quota.ts',
    'const found: Quota[] = [];',
    'what says nothing of what is left closes nothing',
  ),
];
