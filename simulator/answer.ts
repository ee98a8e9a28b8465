/** An answer as whoever called an action, or asked the page, finds it before looking at its code. */
import type { PageAnswer, PageKey } from '../src/pages/contract';
import type { Answer as AnswerOf } from '../src/service/answer';

type Any = AnswerOf | PageAnswer<PageKey>;
type FactOf<One, K extends PropertyKey> = One extends unknown
  ? K extends keyof One
    ? One[K]
    : never
  : never;
type KeyOf<One> = One extends unknown ? keyof One : never;
type Essential = 'ok' | 'code' | 'text';

/** Every fact of every answer, each perhaps not in this one. */
export type Answer = { ok: boolean; code: string; text: string } & {
  [K in Exclude<KeyOf<Any>, Essential>]?: FactOf<Any, K>;
};
