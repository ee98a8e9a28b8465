/** Answers that are not the thing that was asked for. */
import type { Refusal } from '../outcome';
import type { Switches } from '../switches';
import { localised } from './localised';

/** Body of a refusal by Assets itself: both members are always there (observed in public clients). */
export function refusalAnswer(
  switches: Switches,
  request: Headers,
  from: Refusal,
  headers: Record<string, string> = {},
): Response {
  const forced =
    request.get('x-force-accept-language') === 'true' &&
    (request.get('accept-language') ?? '').startsWith('en');
  const say =
    switches.errorLanguage === 'localised' && !forced ? localised : (text: string) => text;
  const errors = Object.fromEntries(
    Object.entries(from.errors).map(([field, text]) => [field, say(text)]),
  );
  return Response.json(
    { errorMessages: from.messages.map(say), errors },
    { status: from.status, headers },
  );
}

/** Body of a refusal by the gateway before Assets (observed in public clients). */
export const gatewayAnswer = (status: 401 | 403, message: string): Response =>
  Response.json({ code: status, message }, { status });

/** A page for people, as gateways and retired paths send it. */
export const htmlAnswer = (status: number, title: string): Response =>
  new Response(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    {
      status,
      headers: { 'Content-Type': 'text/html;charset=UTF-8' },
    },
  );
