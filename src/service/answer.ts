/** What every action returns: one small JSON object whose `text` is what to say. */
import type { AppError } from '../errors';

export interface Done {
  ok: true;
  code: string;
  text: string;
  next?: string;
  [fact: string]: unknown;
}
export interface Failed {
  ok: false;
  code: string;
  text: string;
  remedy: string;
  [fact: string]: unknown;
}
export type Answer = Done | Failed;

/** Most characters of `text`, and most bytes of the whole answer: more is cut or retold by the model. */
export const MOST_TEXT = 4_000;
export const MOST_BYTES = 8_192;

export function failed(error: AppError, facts: Record<string, unknown> = {}): Failed {
  return {
    ok: false,
    code: error.code,
    text: `${error.message} ${error.remedy}`,
    remedy: error.remedy,
    ...facts,
  };
}

/** Cuts `text` at a line, and leaves out the largest facts until the answer fits: what is essential are its text and codes. */
export function bounded(answer: Answer): Answer {
  const whole: Answer = { ...answer, text: cutText(answer.text) };
  if (bytes(whole) <= MOST_BYTES) return whole;
  const facts = Object.entries(whole)
    .filter(([key]) => !ESSENTIAL.has(key))
    .sort(([, a], [, b]) => bytes(a) - bytes(b));
  const essential = Object.fromEntries(
    Object.entries(whole).filter(([key]) => ESSENTIAL.has(key)),
  ) as Answer;
  return facts.reduce((kept, [key, value]) => {
    const more: Answer = { ...kept, [key]: value };
    return bytes(more) <= MOST_BYTES ? more : kept;
  }, essential);
}

/** Whether nothing of it would be cut or left out. */
export const fits = (answer: Answer): boolean =>
  answer.text.length <= MOST_TEXT && bytes(answer) <= MOST_BYTES;

const ESSENTIAL = new Set(['ok', 'code', 'text', 'next', 'remedy']);

function cutText(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const end = ' … (cut; the page shows the rest)';
  const head = text.slice(0, MOST_TEXT - end.length);
  const line = head.lastIndexOf('\n');
  return `${line > MOST_TEXT / 2 ? head.slice(0, line) : head}${end}`;
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
