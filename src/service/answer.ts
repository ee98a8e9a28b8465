/** What every action returns: one small JSON object whose `text` is what to say. */
import type { AppError, ErrorCode } from '../errors';
import type { ActionKey } from './inputs';
import type { Outcome } from './outputs';

/** What an error becomes: nothing was done, why, and what would help. */
export interface Refusal {
  ok: false;
  code: ErrorCode;
  text: string;
  remedy: string;
  /** Seconds after which the same call may succeed; absent where waiting does not help. */
  retryAfterSeconds?: number;
}

/** What any answer has at least. */
export interface Said {
  ok: boolean;
  code: string;
  text: string;
}

type Essential = 'ok' | 'code' | 'text' | 'next' | 'remedy';

/** What is told of an answer: any fact may be left out, where all of them weigh too much. */
export type Bounded<A extends Said> = A extends unknown
  ? Pick<A, Extract<keyof A, Essential>> & Partial<Omit<A, Essential>>
  : never;

/** What the caller of an action is told. */
export type Answer<K extends ActionKey = ActionKey> = Bounded<Outcome<K> | Refusal>;

/** Most characters of `text`, and most bytes of the whole answer: more is cut or retold by the model. */
export const MOST_TEXT = 4_000;
export const MOST_BYTES = 8_192;

export function refusalOf(error: AppError): Refusal {
  const { code, message, remedy, retryAfterMs } = error;
  return {
    ok: false,
    code,
    text: `${message} ${remedy}`,
    remedy,
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) }),
  };
}

/**
 * Cuts `text` at a line, and leaves out the largest facts until the answer fits: what is
 * essential are its text and codes.
 */
export function bounded<A extends Said>(answer: A): Bounded<A> {
  const whole = { ...answer, text: cutText(answer.text) };
  return (bytes(whole) <= MOST_BYTES ? whole : lightened(whole)) as Bounded<A>;
}

function lightened(answer: Said): Said {
  const facts = Object.entries(answer).sort(([, a], [, b]) => bytes(a) - bytes(b));
  const essential = Object.fromEntries(
    Object.entries(answer).filter(([key]) => ESSENTIAL.has(key)),
  ) as unknown as Said;
  return facts.reduce((kept, [key, value]) => {
    const more = { ...kept, [key]: value };
    return bytes(more) <= MOST_BYTES ? more : kept;
  }, essential);
}

/** Whether nothing of it would be cut or left out. */
export const fits = (answer: Said): boolean =>
  answer.text.length <= MOST_TEXT && bytes(answer) <= MOST_BYTES;

const ESSENTIAL: ReadonlySet<string> = new Set<Essential>(['ok', 'code', 'text', 'next', 'remedy']);

function cutText(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const end = ' … (cut; the page shows the rest)';
  const head = text.slice(0, MOST_TEXT - end.length);
  const line = head.lastIndexOf('\n');
  return `${line > MOST_TEXT / 2 ? head.slice(0, line) : head}${end}`;
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
