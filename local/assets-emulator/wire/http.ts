/** Between hono and the rules: what a handler is given and how an outcome becomes an HTTP answer. */
import type { Context } from 'hono';
import type { Outcome, Refusal } from '../outcome';
import { refused } from '../outcome';
import type { Body } from '../rules/body';
import { isBody } from '../rules/body';
import type { Call } from '../rules/call';
import { refusalAnswer } from './answers';

/** `ignored`: fields that bodies are read without (a fault). */
export interface Env {
  Bindings: { call: Call; ignored: readonly string[] };
}
export type Ctx = Context<Env>;

export const refusal = (c: Ctx, from: Refusal): Response =>
  refusalAnswer(c.env.call.switches, c.req.raw.headers, from);

/** The value, shaped for the wire, with `status`; or the refusal. */
export const answer = <T>(
  c: Ctx,
  outcome: Outcome<T>,
  shape: (value: T) => unknown,
  status: 200 | 201 = 200,
): Response => (outcome.ok ? c.json(shape(outcome.value) as object, status) : refusal(c, outcome));

/** 200 with no body at all. */
export const emptyAnswer = (c: Ctx, outcome: Outcome<null>): Response =>
  outcome.ok ? c.body(null, 200) : refusal(c, outcome);

/** Reads a JSON body and runs the rule on it. */
export async function withBody(
  c: Ctx,
  run: (call: Call, body: Body) => Response,
): Promise<Response> {
  const body = await readBody(c);
  return body === null
    ? refusal(c, refused(400, 'The request body is not a JSON object'))
    : run(c.env.call, body);
}

export async function readBody(c: Ctx): Promise<Body | null> {
  try {
    const given: unknown = JSON.parse(await c.req.text());
    if (!isBody(given)) return null;
    const { ignored } = c.env;
    return ignored.length === 0
      ? given
      : Object.fromEntries(Object.entries(given).filter(([field]) => !ignored.includes(field)));
  } catch {
    return null;
  }
}

export const flagQuery = (c: Ctx, name: string): boolean => c.req.query(name) === 'true';

/** A whole number from 0 up in the query; `fallback` where it is absent or unreadable. */
export function countQuery(c: Ctx, name: string, fallback: number): number {
  const given = c.req.query(name);
  return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : fallback;
}

/**
 * The name filter of a list, lower-case; '' for none. Generated clients send `""` (two quotes) or `false` for none, as
 * Assets OpenAPI prints these as defaults.
 */
export function nameQuery(c: Ctx): string {
  const given = (c.req.query('query') ?? '').trim().toLowerCase();
  return given === '""' || given === 'false' ? '' : given;
}

export const param = (c: Ctx, name: string): string => c.req.param(name) ?? '';
