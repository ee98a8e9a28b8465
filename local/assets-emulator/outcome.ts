/** What a rule answers: the thing, or a refusal as Assets words it. */
export interface Refusal {
  ok: false;
  status: number;
  /** `errorMessages` of the body. */
  messages: string[];
  /** `errors` of the body: field name (or `rlabs-insight-attribute-ID`) and text. */
  errors: Record<string, string>;
}
export type Outcome<T> = { ok: true; value: T } | Refusal;

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
/** Refused for one field: 400 unless told otherwise. */
export const badField = (field: string, text: string, status = 400): Refusal => ({
  ok: false,
  status,
  messages: [],
  errors: { [field]: text },
});
/** Refused as a whole; no message at all is what Assets sends at times. */
export const refused = (status: number, message: string | []): Refusal => ({
  ok: false,
  status,
  messages: [message].flat(),
  errors: {},
});
export const notFound = (what: string, id: string): Refusal =>
  refused(404, `No ${what} was found with id ${id}`);
export const forbidden = (): Refusal =>
  refused(403, 'You do not have permission to perform this action');
