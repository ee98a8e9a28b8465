import type { TemplateFact } from '../facts';
import { answers, looksLikeAName } from '../model/need';
import { nearestTopic } from '../model/nearest-topic';
import type { Reading } from '../model/score';
import type { Slots, Understanding } from '../model/understanding';
import { askWhatToDrop, goBack, largest, startOver, wishes } from './decide-back';
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
import { decideCompare, decideDescribe } from './decide-describe';
import { decideDepends } from './decide-depends';
import { decidePreview } from './decide-preview';
import { guideInput, reportInput, statusInput } from './inputs';
import { decideNewer } from './decide-newer';
import { decideHere } from './here';
import { inTheirLanguage } from './in-their-language';
import { decideExisting } from '../existing/decide-existing';
import { outgrown } from './outgrown';
import { decideOwnModel } from '../own-model/decide-own-model';
import type { Memory } from './memory';
import { ask, call, say, type Move } from './move';
import { NOWHERE, type Scene } from './scene';
import { BYE, HELLO, HELP, NOT_UNDERSTOOD, THANKS, WHAT_WITH_ALL, whatWith } from './sentences';

/** What to do about a turn that was read: `said`, whole. Pure: facts, memory and scene come in, a move goes out. */
export function decide(
  said: string,
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene = NOWHERE,
): Move {
  const { question } = memory;
  const fresh = { ...memory, question: null };
  if (question !== null && isBareAssent(understood))
    return ask(`A yes alone does not say which. ${question}`, fresh);
  return (
    decideOwnModel(said, fresh, scene) ??
    inTheirLanguage(
      decideExisting(said, { understood, memory: fresh, facts, scene }) ??
        decideTurn(said, understood, fresh, facts, scene),
      understood,
    )
  );
}

function decideTurn(
  said: string,
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  const settled = decideConfirmed(said, understood, memory) ?? decideTakeBack(said, memory);
  if (settled !== null) return settled;
  if (understood.code !== null && isUnclear(understood, memory))
    return decideUnclear(understood, memory);
  const back = goBack(understood, memory);
  if (back === null) return decideRead(understood, memory, facts, scene);
  return 'move' in back ? back.move : decideRead(back.understood, back.memory, facts, scene);
}

/**
 * A code with a wish is a wish: the plan is made anew. One in an order for another template, or
 * before any plan, is passed over.
 */
const isUnclear = (understood: Understanding, { preview }: Memory): boolean =>
  (!wishes(understood) || preview === null || understood.asks || understood.negated) &&
  !codeIsForAnother(understood, preview) &&
  !(preview === null && understood.slots.templates.length > 0);

const isBareAssent = ({ reading, slots, pick, code, again }: Understanding): boolean =>
  ['assent', 'confirm'].includes(reading.intent) &&
  slots.templates.length === 0 &&
  pick === null &&
  code === null &&
  !again;

function decideRead(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  const { reading, slots, need, grows } = understood;
  if (understood.part !== null && ['fragment', 'unknown', 'report'].includes(reading.intent))
    return call('get-deployment-status', reportInput(understood), memory);
  const growth = grows ?? outgrown(understood.said, slots.templates, facts);
  if (growth !== null) return decideGrowth(understood, growth, memory, facts, scene);
  if (takesOut(understood, memory))
    return decidePreview(
      { ...understood, slots: { ...slots, leaveOut: understood.types } },
      memory,
      facts,
      scene,
    );
  if (understood.scope.place !== null && understood.asks && slots.templates.length === 0)
    return decideHere('where', understood, memory, scene, facts);
  if (understood.asksOfType) return decideHere('fields', understood, memory, scene, facts);
  if (
    reading.weight < SURE &&
    need !== null &&
    answers(need) &&
    slots.templates.length === 0 &&
    !limits(understood, memory)
  )
    return decideList(understood, memory);
  if (
    memory.awaiting &&
    slots.templates.length > 0 &&
    ['describe', 'unknown', 'fragment', 'assent'].includes(reading.intent)
  )
    return decidePreview(understood, memory, facts, scene);
  return decideIntent(understood, reading, memory, facts, scene);
}

/** Below this a reading is a guess, and a need that a template answers to says more. */
const SURE = 60;

/** A tier that is here is extended, under its own key, by what the larger one has more. */
function decideGrowth(
  understood: Understanding,
  { from, to }: { from: string; to: string },
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  const key = facts.find((one) => one.key === from)?.deployed?.key ?? null;
  if (key === null)
    return ask(
      `${from} is not deployed here, so there is nothing to grow. Shall I plan ${to} ` +
        `as it comes? Then say: deploy ${to}.`,
      { ...memory, topic: [to] },
    );
  const slots: Slots = {
    ...understood.slots,
    templates: [to],
    key,
    extend: { kind: 'named', schemas: [{ template: null, text: key }] },
  };
  return decidePreview(
    { ...understood, slots, unused: { words: [], limit: null } },
    memory,
    facts,
    scene,
  );
}

function decideIntent(
  understood: Understanding,
  reading: Reading,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  const { slots } = understood;
  switch (reading.intent) {
    case 'list':
      return decideList(understood, memory);
    case 'describe':
      return decideDescribe(understood, memory, facts, scene);
    case 'compare':
      return decideCompare(understood, memory);
    case 'depends':
      return decideDepends(understood, memory, facts);
    case 'largest':
      return largest(understood, memory, facts);
    case 'preview':
    case 'fragment':
      if (onlyNeeds(understood)) return decideList(understood, memory);
      if (wantsOwn(understood)) return decideHere('own-model', understood, memory, scene, facts);
      if (asksWhetherNeeded(understood)) return decideDescribe(understood, memory, facts, scene);
      return decidePreview(understood, memory, facts, scene);
    case 'assent':
    case 'confirm':
      // "Deploy ITAM and confirm straight away": there is nothing to confirm yet, so the plan comes first.
      return (reading.intent === 'assent' && understood.again) ||
        (memory.preview === null && slots.templates.length > 0)
        ? decidePreview(understood, memory, facts, scene)
        : decideAssent(memory);
    case 'show-code':
      return decideShowCode(memory);
    case 'decline':
      return decideDecline(memory);
    case 'restart':
      return startOver(memory);
    case 'smaller':
      return askWhatToDrop(memory);
    case 'retry':
      return memory.request !== null && memory.request.templates.length > 0
        ? decidePreview({ ...understood, again: true }, memory, facts, scene)
        : call('get-deployment-status', {}, memory);
    case 'status':
      return call('get-deployment-status', statusInput(understood), memory);
    case 'report':
      return call('get-deployment-status', reportInput(understood), memory);
    case 'activity':
      return call('list-activity', activityInput(understood), memory);
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
    case 'fields':
      return understood.types.length === 0 && slotsName(understood)
        ? decideDescribe(understood, memory, facts, scene)
        : decideHere('fields', understood, memory, scene, facts);
    case 'where':
    case 'identity':
    case 'drift':
    case 'standing':
    case 'own-model':
      return decideHere(reading.intent, understood, memory, scene, facts);
    case 'newer':
      return decideNewer(understood, memory, facts);
    case 'unknown':
      return limits(understood, memory)
        ? decidePreview(understood, memory, facts, scene)
        : decideUnknown(understood, memory, facts, scene);
  }
}

/** "Remove the printers" and "no stocktakes", said of a plan, leave them out of it. */
const takesOut = (
  { reading, types, negated, corrects, asks, slots, said }: Understanding,
  { request, lastIntent }: Memory,
): boolean =>
  request !== null &&
  lastIntent === 'preview' &&
  types.length > 0 &&
  slots.leaveOut.length === 0 &&
  ((reading.intent === 'unsupported' && reading.refusal.topic === 'delete') ||
    // "No, laptops" puts right; "no laptops" leaves out.
    ((!corrects || /^no\s/iu.test(said)) && !asks && (negated || reading.intent === 'decline')));

/** "Only Laptop and Desktop from ITAM" needs no verb; nor does "without CORE", said of a plan. */
const limits = ({ scope, slots }: Understanding, { request }: Memory): boolean =>
  (scope.only.length > 0 && (slots.templates.length > 0 || request !== null)) ||
  ((scope.excluded.length > 0 || scope.noLinks) && request !== null);

/** "We have racks and switches" needs something, and names no template. */
const onlyNeeds = ({ reading, slots, need }: Understanding): boolean =>
  reading.weight === NEEDS &&
  slots.templates.length === 0 &&
  slots.unknownTemplate !== null &&
  need !== null;
/** Weight of "I need …". */
const NEEDS = 82;

/** "Create a schema for our vehicles". */
const wantsOwn = ({ slots, forSomething, pointsBack }: Understanding): boolean =>
  forSomething && slots.templates.length === 0 && slots.unknownTemplate !== null && !pointsBack;

/** "Do we need CORE first?" */
const asksWhetherNeeded = ({ asks, reading, slots }: Understanding): boolean =>
  asks && reading.weight === NEEDS && slots.templates.length > 0;

const slotsName = ({ slots }: Understanding): boolean => slots.templates.length > 0;

function decideList(understood: Understanding, memory: Memory): Move {
  const { need } = understood;
  return call('list-schemas', need === null ? {} : { query: need }, {
    ...memory,
    lastIntent: 'list',
  });
}

function activityInput({ slots, kind }: Understanding): Record<string, string> {
  return {
    ...(slots.when === null ? {} : { since: slots.when }),
    ...(slots.until === null ? {} : { until: slots.until }),
    ...(kind === null ? {} : { kind }),
  };
}

function decideUnknown(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  const { slots, need, asks, everything, pointsBack } = understood;
  if (everything && slots.templates.length > 1)
    return ask(WHAT_WITH_ALL, { ...memory, topic: slots.templates });
  if (slots.templates.length > 0 && understood.turnsTo && memory.lastIntent === 'describe')
    return decideDescribe(understood, memory, facts, scene);
  if (slots.templates.length > 0)
    return ask(whatWith(slots.templates), { ...memory, topic: slots.templates });
  if (pointsBack && memory.listed.length === 1 && need === null)
    return ask(whatWith(memory.listed), { ...memory, topic: [...memory.listed] });
  const topic = nearestTopic(understood.said);
  if (topic !== null && asks) return say(topic.answer, memory);
  const bare = understood.said.replace(/[?!.]+$/u, '');
  const named = looksLikeAName(bare);
  const spaced = bare.replace(/(?<=\p{L})(?=\d{3})/u, ' ');
  const query = named
    ? bare
    : [need, spaced === bare ? null : spaced].find((one) => one !== null && answers(one));
  if (query !== null && query !== undefined)
    return call('list-schemas', { query }, { ...memory, lastIntent: 'list' });
  if (/^[?!.\s]*\?[?!.\s]*$/u.test(understood.said)) return say(HELP, memory);
  return { kind: 'say', text: NOT_UNDERSTOOD, answered: false, memory };
}
