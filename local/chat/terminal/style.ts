/** Colours, or none: `plain` leaves text as it is. */
export interface Style {
  dim(text: string): string;
  bold(text: string): string;
  warn(text: string): string;
}

const ESCAPE = '\u001b[';
const paint =
  (code: number) =>
  (text: string): string =>
    `${ESCAPE}${String(code)}m${text}${ESCAPE}0m`;

export const PLAIN: Style = { dim: (text) => text, bold: (text) => text, warn: (text) => text };
const COLOURED: Style = { dim: paint(2), bold: paint(1), warn: paint(33) };

/** Colours only on a terminal, and not where NO_COLOR is set to anything (no-color.org). */
export function styleFor(
  terminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const refused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return terminal && !refused ? COLOURED : PLAIN;
}
