/** Reading answers whose shape is not certain. */

/** The members of an object; none for anything else. */
export const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/**
 * The objects of a list, also where it is wrapped: as `values`, as `entries`, or as the only list
 * there is (`Icons`).
 */
export function rows(value: unknown): Record<string, unknown>[] {
  const wrapped = fields(value);
  const lists = Object.values(wrapped).filter(Array.isArray);
  const list = Array.isArray(value)
    ? value
    : ([wrapped['values'], wrapped['entries']].find(Array.isArray) ??
      (lists.length === 1 ? lists[0] : []));
  return (list as unknown[]).map(fields);
}

/** A text or number member as text; '' where there is none. */
export function text(value: unknown, name: string): string {
  const member = fields(value)[name];
  return typeof member === 'string' || typeof member === 'number' ? String(member) : '';
}

/** What a refusal says: its first sentence, whichever member it is in; '' where it says nothing. */
export function saying({ body }: { body: unknown }): string {
  const { errorMessages, errors } = fields(body);
  const sentences = [
    ...Object.values(fields(errors)),
    ...(Array.isArray(errorMessages) ? (errorMessages as unknown[]) : []),
  ];
  return (
    sentences.find(
      (sentence): sentence is string => typeof sentence === 'string' && sentence !== '',
    ) ?? ''
  );
}
