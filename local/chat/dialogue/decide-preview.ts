import type { TemplateFact } from '../facts';
import { answers } from '../model/need';
import { hasOptions, type Slots, type Understanding } from '../model/understanding';
import { withTemplates } from './decide-back';
import { hubsOf, limitQuestion, onlyTypes, otherPatch } from './limits';
import type { Memory } from './memory';
import { ask, call, say, type Move } from './move';
import { nearestTemplate } from './near';
import {
  carriedOver,
  newRequest,
  toInput,
  withSlots,
  type DeployRequest,
  typeMeant,
} from './request';
import type { Scene } from './scene';
import { howToConfirm, whichOf, whichTemplate, YES_IS_NOT_ENOUGH } from './sentences';

/**
 * A plan was asked for, or options of one. Asks which template where none is known, and about
 * what a plan would not carry.
 */
export function decidePreview(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  if (meansTheOpenPreview(understood, memory) && memory.preview !== null)
    return say(howToConfirm(memory.preview, YES_IS_NOT_ENOUGH), memory);
  const near = nearestTemplate(understood, facts);
  if (near.kind === 'several')
    return ask(whichOf(near.keys), { ...memory, listed: near.keys, awaiting: true });
  const meant =
    near.kind === 'one'
      ? {
          ...withTemplates(understood, [near.key]),
          unused: { words: [], limit: understood.unused.limit },
        }
      : understood;
  const base = baseRequest(meant, memory, facts);
  const question = limitQuestion(meant, base?.templates ?? [], facts, scene);
  if (question !== null) {
    const open = withSlots(base ?? newRequest([]), wishesToKeep(meant), facts);
    return ask(question, {
      ...memory,
      request: open,
      topic: open.templates,
      lastIntent: 'preview',
    });
  }
  if (base === null) return whichOne(meant, memory, facts);
  const request = {
    ...withSlots(base, meant.slots, facts),
    only: onlyTypes(meant.scope.only, scene) ?? base.only,
  };
  const lead = [
    near.kind === 'one' ? near.said : null,
    typesUnderstood(meant.slots.leaveOut),
    otherPatch(meant.scope.version, request.templates, facts),
    notUsed(meant),
  ].filter((line) => line !== null);
  return {
    ...call('preview-deployment', toInput(request), {
      ...memory,
      request,
      topic: request.templates,
      awaiting: false,
      lastIntent: 'preview',
    }),
    ...(lead.length === 0 ? {} : { lead: lead.join('\n') }),
  };
}

/** What a question is about is not kept: "without the Notes attribute" is no object type. */
const wishesToKeep = ({ slots, scope }: Understanding): Slots => ({
  ...slots,
  leaveOut:
    scope.vague.length > 0 || scope.only.length > 0
      ? []
      : slots.leaveOut.filter((value) => !/attribute|field/iu.test(value)),
});

function whichOne(understood: Understanding, memory: Memory, facts: readonly TemplateFact[]): Move {
  const { need } = understood;
  if (need !== null && answers(need))
    return {
      ...call(
        'list-schemas',
        { query: need },
        {
          ...memory,
          request: withSlots(newRequest([]), understood.slots, facts),
          awaiting: true,
          lastIntent: 'preview',
        },
      ),
      lead: `No template is called "${need}"; these answer to it. Which shall I plan?`,
    };
  const waiting: Memory = {
    ...memory,
    request: withSlots(newRequest([]), understood.slots, facts),
    awaiting: true,
    lastIntent: 'preview',
  };
  const several = memory.listed.length > 1 && memory.listed.length < facts.length;
  return ask(several ? whichOf(memory.listed) : whichTemplate(facts), {
    ...waiting,
    listed: several ? memory.listed : facts.map(({ key }) => key),
  });
}

/** Types that were called otherwise than the catalogue calls them. */
function typesUnderstood(said: readonly string[]): string | null {
  const other = said.filter((name) => typeMeant(name).toLowerCase() !== name.toLowerCase());
  return other.length === 0
    ? null
    : `Understood: ${other.map((name) => `"${name}" as ${typeMeant(name)}`).join(', ')}.`;
}

/** Said with a plan, so that nothing of the sentence is passed over in silence. */
function notUsed({ unused, scope, slots }: Understanding): string | null {
  const words = slots.templates.length === 0 ? [] : unused.words;
  const without = scope.excluded.length > 0 ? `Not planned: ${scope.excluded.join(', ')}.` : null;
  const rest =
    words.length === 0
      ? null
      : `Not used: ${words.map((word) => `"${word}"`).join(', ')}. If that was to change the plan, say how.`;
  return [without, rest].filter((line) => line !== null).join(' ') || null;
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
  const named = completesAHub(understood, memory, facts) ? [] : namedTemplates(understood);
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

/** "Add what is missing to CORE" said of a plan that refers to CORE. */
function completesAHub(
  { slots }: Understanding,
  { request, lastIntent }: Memory,
  facts: readonly TemplateFact[],
): boolean {
  if (request === null || lastIntent !== 'preview' || slots.templates.length > 0) return false;
  const hubs = hubsOf(request.templates, facts);
  return (
    slots.extend.kind === 'named' &&
    slots.extend.schemas.every(({ template }) => template !== null && hubs.has(template))
  );
}

function namedTemplates({ slots, scope, pointsBack, again, reading }: Understanding): string[] {
  if (slots.templates.length > 0) return slots.templates;
  const extended =
    slots.extend.kind === 'named' && reading.intent === 'preview'
      ? slots.extend.schemas.flatMap((schema) => schema.template ?? [])
      : [];
  if (extended.length > 0) return extended;
  const bound = scope.place ?? scope.version ?? scope.tongue ?? scope.later;
  return slots.unknownTemplate !== null &&
    bound === null &&
    scope.only.length === 0 &&
    !pointsBack &&
    !again &&
    reading.intent === 'preview'
    ? [slots.unknownTemplate.replace(/,/g, ' ')]
    : [];
}

const sameKeys = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key) => b.includes(key));
