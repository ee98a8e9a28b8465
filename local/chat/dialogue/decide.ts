import type { TemplateFact } from '../facts';
import type { Reading } from '../model/score';
import { hasOptions, type Understanding } from '../model/understanding';
import {
  codeIsForAnother,
  decideAssent,
  decideCancel,
  decideConfirmed,
  decideDecline,
  decideShowCode,
  decideTakeBack,
  decideUnclear,
} from './decide-confirm';
import { decidePreview } from './decide-preview';
import type { Memory } from './memory';
import { call, say, type Move } from './move';
import { BYE, HELLO, HELP, NOT_UNDERSTOOD, THANKS, WHAT_IT_DOES, whatWith } from './sentences';

/** What to do about a turn that was read: `said`, whole. Pure: the facts and the memory come in, a move goes out. */
export function decide(
  said: string,
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  const settled = decideConfirmed(said, understood, memory) ?? decideTakeBack(said, memory);
  if (settled !== null) return settled;
  const { reading, slots } = understood;
  if (understood.code !== null && !codeIsForAnother(understood, memory.preview))
    return memory.preview !== null && hasOptions(slots) && !understood.asks && !understood.negated
      ? decidePreview(understood, memory, facts)
      : decideUnclear(understood, memory);
  if (
    memory.awaiting &&
    slots.templates.length > 0 &&
    ['describe', 'unknown', 'fragment', 'assent'].includes(reading.intent)
  )
    return decidePreview(understood, memory, facts);
  return decideIntent(understood, reading, memory, facts);
}

function decideIntent(
  understood: Understanding,
  reading: Reading,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  const { slots } = understood;
  switch (reading.intent) {
    case 'list':
      return call('list-schemas', listInput(understood), { ...memory, lastIntent: 'list' });
    case 'describe':
      return decideDescribe(understood, memory, facts);
    case 'compare':
      return decideCompare(understood, memory);
    case 'preview':
    case 'fragment':
      return decidePreview(understood, memory, facts);
    case 'assent':
    case 'confirm':
      // "Deploy ITAM and confirm straight away": there is nothing to confirm yet, so the plan comes first.
      return (reading.intent === 'assent' && understood.again) ||
        (memory.preview === null && slots.templates.length > 0)
        ? decidePreview(understood, memory, facts)
        : decideAssent(memory);
    case 'show-code':
      return decideShowCode(memory);
    case 'decline':
      return decideDecline(memory);
    case 'status':
      return call('get-deployment-status', statusInput(understood), memory);
    case 'report':
      return call(
        'get-deployment-status',
        { ...statusInput(understood), report: understood.format },
        memory,
      );
    case 'activity':
      return call(
        'list-activity',
        understood.slots.when === null ? {} : { since: understood.slots.when },
        memory,
      );
    case 'guide':
      return call('open-guide', guideInput(understood, memory, facts), memory);
    case 'cancel':
      return decideCancel(understood, memory);
    case 'help':
      return say(HELP, memory);
    case 'greet':
      return say(HELLO, memory);
    case 'thanks':
      return say(THANKS, memory);
    case 'bye':
      return say(BYE, memory);
    case 'question':
      return say(reading.topic.answer, memory);
    case 'unsupported':
      return say(reading.refusal.answer, memory);
    case 'unknown':
      return decideUnknown(understood, memory);
  }
}

function decideDescribe(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  if (understood.turnsTo && memory.lastIntent === 'preview')
    return decidePreview(understood, memory, facts);
  const { templates, unknownTemplate } = understood.slots;
  const named =
    templates.length > 0
      ? templates
      : unknownTemplate !== null && !understood.pointsBack
        ? [unknownTemplate]
        : memory.topic;
  const [schema, compareWith] = named;
  if (schema === undefined) return say(WHAT_IT_DOES, memory);
  return call(
    'describe-schema',
    { schema, ...(compareWith === undefined ? {} : { compareWith }) },
    { ...memory, topic: [schema], lastIntent: 'describe' },
  );
}

function decideCompare(understood: Understanding, memory: Memory): Move {
  const { templates, unknownTemplate } = understood.slots;
  const named =
    unknownTemplate === null || templates.length > 1 ? templates : [...templates, unknownTemplate];
  const earlier = memory.topic.filter((key) => !named.includes(key));
  const [schema, compareWith] =
    named.length >= 2 ? named : [...earlier.slice(0, 2 - named.length), ...named];
  if (schema === undefined)
    return say('Which two templates? Say for example: compare {hub} and {spoke}.', memory);
  if (compareWith === undefined)
    return say(
      `Compare ${schema} with which template? Say for example: compare ${schema} and ${schema === '{spoke}' ? '{hub}' : '{spoke}'}.`,
      { ...memory, topic: [schema] },
    );
  return call(
    'describe-schema',
    { schema, compareWith },
    { ...memory, topic: [schema, compareWith], lastIntent: 'compare' },
  );
}

/** A deployment is known by the id of its preview. */
function statusInput({ deploymentId, previewId }: Understanding): Record<string, string> {
  const id = deploymentId ?? previewId;
  return id === null ? {} : { deploymentId: id };
}

/** Words of a guide can also be words of a template's name ("governance"): of several templates, one not so named is meant. */
function guideInput(
  { slots, guide, pointsBack }: Understanding,
  { topic }: Memory,
  facts: readonly TemplateFact[],
): Record<string, string> {
  const spokenOf = topic.length === 1 || pointsBack ? topic[0] : undefined;
  const isNamedSo = (key: string): boolean =>
    guide !== null &&
    (facts
      .find((one) => one.key === key)
      ?.name.toLowerCase()
      .includes(guide) ??
      false);
  const schema =
    slots.templates.find((key) => !isNamedSo(key)) ??
    slots.templates[0] ??
    slots.unknownTemplate ??
    spokenOf;
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(guide === null ? {} : { topic: guide }),
  };
}

/** Words that a list is asked for by ("templates for networks") go to the app as a search. */
function listInput(understood: Understanding): Record<string, string> {
  const { unknownTemplate, templates } = understood.slots;
  return unknownTemplate === null || templates.length > 0 ? {} : { query: unknownTemplate };
}

function decideUnknown(understood: Understanding, memory: Memory): Move {
  const { templates } = understood.slots;
  if (templates.length > 0)
    return {
      kind: 'say',
      text: whatWith(templates),
      answered: false,
      memory: { ...memory, topic: templates },
    };
  return { kind: 'say', text: NOT_UNDERSTOOD, answered: false, memory };
}
