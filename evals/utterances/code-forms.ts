/** The ways in which people write the code that they were shown. */
const FORMS: Readonly<Record<string, (code: string) => string>> = {
  lower: (code) => code.toLowerCase(),
  space: (code) => code.replaceAll('-', ' '),
  compact: (code) => code.replaceAll('-', ''),
  endash: (code) => code.replaceAll('-', '\u2013'),
  spaced: (code) => [...code].join(' '),
};

/** The turn with the code in place of `{code}` and its forms; as it is where no code was shown. */
export function withCode(turn: string, code: string | null): string {
  return code === null
    ? turn
    : turn.replace(/\{code(?::(\w+))?\}/g, (whole, form: string | undefined) =>
        form === undefined ? code : (FORMS[form]?.(code) ?? whole),
      );
}
