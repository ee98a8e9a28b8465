type Type =
  | 'text/markdown'
  | 'application/json'
  | 'text/csv'
  | 'image/svg+xml'
  | 'text/plain'
  | 'application/zip';

/** Hands a text, or bytes, to the person as a file. Nothing leaves the browser. */
export function saveFile(
  name: string,
  type: Type,
  content: string | Uint8Array<ArrayBuffer>,
): void {
  const url = URL.createObjectURL(
    new Blob([content], { type: typeof content === 'string' ? `${type};charset=utf-8` : type }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** One cell of CSV. A leading sign is quoted away, so that a spreadsheet does not take a name for a formula. */
export function csvCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\n\r]/u.test(harmless) ? `"${harmless.replace(/"/gu, '""')}"` : harmless;
}

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(csvCell).join(',')).join('\r\n');
