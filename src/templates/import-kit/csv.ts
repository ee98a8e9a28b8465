/** CSV as RFC 4180 has it, as the import of Assets reads it. */

/** Rows as text; lines end in CRLF. A cell is in quotes where it needs them, a quote inside is doubled. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

const cell = (value: string): string =>
  /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** `ICT Service Type` is in `ict-service-type.csv`. */
export const fileNameOf = (objectType: string): string =>
  `${objectType.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}.csv`;
