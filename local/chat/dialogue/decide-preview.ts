import type { TemplateFact } from '../facts';
import { hasOptions, type Understanding } from '../model/understanding';
import type { Memory } from './memory';
import { call, say, type Move } from './move';
import { carriedOver, newRequest, toInput, withSlots, type DeployRequest } from './request';
import { howToConfirm, whichTemplate, YES_IS_NOT_ENOUGH } from './sentences';

/** A plan was asked for, or options of one. Asks which template where none is known. */
export function decidePreview(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  if (meansTheOpenPreview(understood, memory) && memory.preview !== null)
    return say(howToConfirm(memory.preview, YES_IS_NOT_ENOUGH), memory);
  const base = baseRequest(understood, memory, facts);
  if (base === null) {
    const waiting = withSlots(newRequest([]), understood.slots, facts);
    return say(whichTemplate(facts), {
      ...memory,
      request: waiting,
      awaiting: true,
      lastIntent: 'preview',
    });
  }
  const request = withSlots(base, understood.slots, facts);
  return call('preview-deployment', toInput(request), {
    ...memory,
    request,
    topic: request.templates,
    awaiting: false,
    lastIntent: 'preview',
  });
}

/** "Deploy it" after a preview with a code is a yes, not a wish for another preview, which would void the code. */
function meansTheOpenPreview(
  { slots, again, pointsBack, reading }: Understanding,
  memory: Memory,
): boolean {
  const open = memory.preview !== null && memory.preview.code !== null && !memory.preview.used;
  const names = slots.templates.length > 0 || slots.unknownTemplate !== null || hasOptions(slots);
  return (
    open &&
    reading.intent === 'preview' &&
    !names &&
    !again &&
    (pointsBack || reading.weight === 70 || reading.weight === 72)
  );
}

/** The request a turn starts from: a new one for a template it names, else the one before. */
function baseRequest(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): DeployRequest | null {
  const named = namedTemplates(understood);
  const { request, topic } = memory;
  if (named.length > 0) return baseOfNamed(named, understood, memory);
  if (
    request !== null &&
    request.templates.length > 0 &&
    (topic.length === 0 || sameKeys(topic, request.templates))
  )
    return request;
  if (topic.length > 0) return newRequest(topic);
  return facts.length === 1 && facts[0] !== undefined && understood.pointsBack
    ? newRequest([facts[0].key])
    : null;
}

function baseOfNamed(
  named: readonly string[],
  understood: Understanding,
  { request, awaiting }: Memory,
): DeployRequest {
  if (request === null) return newRequest(named);
  if (awaiting) return { ...request, templates: [...named] };
  if (understood.again && sameKeys(named, request.templates)) return request;
  return understood.turnsTo ? carriedOver(request, named) : newRequest(named);
}

function namedTemplates({ slots, pointsBack, again, reading }: Understanding): string[] {
  if (slots.templates.length > 0) return slots.templates;
  const extended =
    slots.extend.kind === 'named' && reading.intent === 'preview'
      ? slots.extend.schemas.flatMap((schema) => schema.template ?? [])
      : [];
  if (extended.length > 0) return extended;
  return slots.unknownTemplate !== null && !pointsBack && !again && reading.intent === 'preview'
    ? [slots.unknownTemplate.replace(/,/g, ' ')]
    : [];
}

const sameKeys = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key) => b.includes(key));
