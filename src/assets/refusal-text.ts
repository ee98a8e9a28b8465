/** What the body of a failed answer says. */
import { rawKeyOf } from './raw-key';

/**
 * What the body of a failed answer says, as one line of plain text; '' where it says nothing. Three shapes are known:
 * the Assets one (`{errorMessages, errors}`, named in the Assets OpenAPI, both keys observed in public clients), the
 * gateway's (`{code, message}`, observed in a public report), and HTML pages (observed), which say nothing to a person.
 */
export function refusalText(body: string): string {
  const said = whatItSays(body);
  return [...new Set((said ?? []).map(inOneLine))].join('; ');
}

/** One thing that a refusal says, at a field of what was sent or ('') of the whole. */
export interface Said {
  field: string;
  text: string;
}

/** All that a body says, in its order; null where it is no JSON object and says nothing either, as a web page does. */
export function whatItSays(body: string): Said[] | null {
  const parsed = parseObject(body);
  if (parsed === null) {
    const text = looksLikeMarkup(body) ? '' : body.trim();
    return text === '' ? null : [{ field: '', text }];
  }
  return [
    ...strings(parsed['errorMessages']).map(ofTheWhole),
    ...fieldTexts(parsed['errors']),
    ...strings(parsed['message']).map(ofTheWhole),
    ...strings(parsed['error']).map(ofTheWhole),
  ];
}

const ofTheWhole = (text: string): Said => ({ field: '', text });

/** `{"name": "has to be unique"}` reads "name: has to be unique", and a raw key as what it means. */
function inOneLine({ field, text }: Said): string {
  const raw = rawKeyOf(text);
  if (raw !== null) return `${raw.sentence} (${text})`;
  return field === '' ? text : `${field}: ${text}`;
}

/** Whether a body is a web page rather than data. */
export function looksLikeMarkup(body: string): boolean {
  return /^\s*</.test(body);
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  return Array.isArray(value) ? value.flatMap(strings) : [];
}

function fieldTexts(value: unknown): Said[] {
  if (!isRecord(value)) return strings(value).map(ofTheWhole);
  return Object.entries(value).flatMap(([field, text]) =>
    strings(text).map((one) => ({ field, text: one })),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
