/**
 * Columns of the fifteen templates of Commission Implementing Regulation (EU) 2024/2956, Annex I,
 * with the numbers of the EBA's annotated table layout, read in public copies of it.
 */

const run = (last: number): number[] =>
  Array.from({ length: last / 10 }, (_, index) => (index + 1) * 10);

/** Column numbers of each template; B_99.01 is one row of definitions, which we hold as records. */
const COLUMNS: Record<string, readonly number[]> = {
  'B_01.01': run(60),
  'B_01.02': run(110),
  'B_01.03': run(40),
  'B_02.01': run(50),
  'B_02.02': run(180),
  'B_02.03': run(30),
  'B_03.01': run(30),
  'B_03.02': [10, 20, 30, 45],
  'B_03.03': [10, 20, 31],
  'B_04.01': run(40),
  'B_05.01': run(120),
  'B_05.02': run(70),
  'B_06.01': run(100),
  'B_07.01': run(120),
  'B_99.01': [],
};

/** Columns "Link": an export writes `true` in each row that it fills. */
export const COMPUTED: ReadonlySet<string> = new Set([
  'B_02.03.c0030',
  'B_03.01.c0030',
  'B_03.02.c0045',
  'B_03.03.c0031',
]);

/** `B_02.02` for each template and `B_02.02.c0030` for each column. */
export const DORA_CODES: ReadonlySet<string> = new Set(
  Object.entries(COLUMNS).flatMap(([table, numbers]) => [
    table,
    ...numbers.map((number) => `${table}.c${String(number).padStart(4, '0')}`),
  ]),
);
