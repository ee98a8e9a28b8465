/**
 * What a refusal of a creation is about, as far as it only dresses the element: the description
 * and the icon. Known by the field in `errors` ("the only part that says which field was
 * rejected", seen on Cloud), by a raw key, or by a sentence. Pure.
 */
import type { Concern, SendResponse } from './api';
import { rawKeyOf } from './raw-key';
import { whatItSays, type Said } from './refusal-text';

/**
 * Undefined where anything else is refused, or may be. `unsaid` where the answer is one of Assets
 * and says nothing at all: that was seen on Cloud for a reference without `additionalValue`, so
 * it can be about anything.
 */
export function concernOf({ status, body }: SendResponse): Concern | undefined {
  if (status !== 400 && status !== 422) return undefined;
  const said = whatItSays(body);
  if (said === null) return undefined;
  if (said.length === 0) return /"error/u.test(body) ? 'unsaid' : undefined;
  const about = said.map(fieldOf);
  if (about.includes(null)) return undefined;
  // One at a time: a second refusal tells of the icon.
  return (['description', 'filter', 'icon'] as const).find((one) => about.includes(one));
}

function fieldOf({ field, text }: Said): 'description' | 'icon' | 'filter' | null {
  const named = rawKeyOf(text)?.field ?? field;
  if (/description$/iu.test(named)) return 'description';
  if (/icon(?:id)?$/iu.test(named)) return 'icon';
  if (/^(?:.*\.)?(?:qlQuery|iql|aql)$/iu.test(named)) return 'filter';
  if (named !== '') return null;
  if (/\bdescription\b/iu.test(text) && TOO_LONG.test(text)) return 'description';
  if (/\b(?:qlQuery|[AI]QL)\b/iu.test(text)) return 'filter';
  return /\bicon\b/iu.test(text) ? 'icon' : null;
}

const TOO_LONG = /long|length|size|exceed|maxim|character/iu;
