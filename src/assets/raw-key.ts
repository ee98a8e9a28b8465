/**
 * Keys of texts that Assets forgot to translate, as `i18n.constraint.violation…Size.description`:
 * seen on Cloud in refusals by two public witnesses. They are told as a sentence, the key itself
 * behind it for whoever has to look it up. Pure.
 */

/**
 * What is wrong by the rule before the last dot (the names are those of Java's bean validation,
 * which the seen key plainly uses).
 */
const WRONG: Readonly<Record<string, string>> = {
  size: 'is too long',
  length: 'is too long',
  max: 'is too large',
  min: 'is too small',
  notnull: 'is missing',
  notblank: 'is missing',
  notempty: 'is missing',
  pattern: 'has a form that is not allowed',
  unique: 'has to be unique',
};

export interface RawKey {
  /** Name of the field, as Assets calls it. */
  field: string;
  /** "the description is too long" */
  sentence: string;
}

/** Null for what is no such key. */
export function rawKeyOf(text: string): RawKey | null {
  if (!/^\{?[\w$-]+(?:[.…]+[\w$-]+){2,}\}?$/u.test(text) || !/i18n|constraint/iu.test(text))
    return null;
  const parts = text.replace(/[{}]/gu, '').split(/[.…]+/u);
  const field = parts.at(-1) ?? '';
  const wrong = WRONG[(parts.at(-2) ?? '').toLowerCase()] ?? 'is not accepted';
  return { field, sentence: `the ${inWords(field)} ${wrong}` };
}

/** `iconId` is the icon, `objectSchemaKey` the object schema key. */
const inWords = (field: string): string =>
  field
    .replace(/Id$/u, '')
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase();
