/**
 * What the body of a failed answer says, as one line of plain text; '' where it says nothing. Three shapes are known:
 * the Assets one (`{errorMessages, errors}`, named in the Assets OpenAPI, both keys observed in public clients), the
 * gateway's (`{code, message}`, observed in a public report), and HTML pages (observed), which say nothing to a person.
 */
export function refusalText(body: string): string {
  const parsed = parseObject(body);
  if (parsed === null) return looksLikeMarkup(body) ? '' : body.trim();
  const texts = [
    ...strings(parsed['errorMessages']),
    ...fieldTexts(parsed['errors']),
    ...strings(parsed['message']),
    ...strings(parsed['error']),
  ];
  return [...new Set(texts)].join('; ');
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

/** `{"name": "has to be unique"}` reads "name: has to be unique". */
function fieldTexts(value: unknown): string[] {
  if (!isRecord(value)) return strings(value);
  return Object.entries(value).flatMap(([field, text]) =>
    strings(text).map((one) => `${field}: ${one}`),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
