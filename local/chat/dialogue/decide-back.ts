/** Turns that go back to what was said: corrections, picks from what was listed, wishes taken back. */
import type { TemplateFact } from '../facts';
import { typeName } from '../model/slots/type-name';
import type { Option } from '../model/edits';
import { hasOptions, type Understanding } from '../model/understanding';
import type { Memory } from './memory';
import { ask, say, type Move } from './move';
import { carriedOver, newRequest, type DeployRequest } from './request';

/** A move; or the turn read again with what it goes back to put in; or null where it goes back to nothing. */
export type Back = { move: Move } | { understood: Understanding; memory: Memory } | null;

export function goBack(understood: Understanding, memory: Memory): Back {
  return (
    pickBack(understood, memory) ??
    changeSet(understood, memory) ??
    correctBack(understood, memory) ??
    editBack(understood, memory)
  );
}

/** "Let's do the first one": what is taken is to be deployed, not described. */
const TAKES = /\b(?:do|take|want|use|choose|go (?:with|for)|have)\b/iu;

/** "The second one", "that one" of several listed. */
function pickBack(understood: Understanding, memory: Memory): Back {
  const { listed } = memory;
  const { pick, slots, said } = understood;
  if (pick === 'both' && listed.length > 0 && slots.templates.length === 0)
    return { understood: withTemplates(understood, [...listed]), memory };
  if (pick === null || pick === 'both' || listed.length === 0 || slots.templates.length > 0)
    return null;
  const index =
    pick === 'last'
      ? listed.length - 1
      : pick === 'other'
        ? listed.findIndex((key) => !memory.topic.includes(key))
        : pick;
  const key = listed[index];
  if (key === undefined || (pick === 'last' && listed.length === 1))
    return {
      move: ask(
        (listed.length === 1
          ? `Only one was listed: ${listed[0] ?? ''}. `
          : `Only ${listed.length} were listed: ${listed.join(', ')}. `) +
          `Which do you mean? Say for example: deploy ${listed[0] ?? '{spoke}'}.`,
        { ...memory, topic: listed.length === 1 ? [...listed] : memory.topic },
      ),
    };
  return {
    understood: {
      ...withTemplates(understood, [key]),
      reading: ['unknown', 'decline', 'list', 'assent', 'activity'].includes(
        understood.reading.intent,
      )
        ? { intent: memory.awaiting || TAKES.test(said) ? 'preview' : 'describe', weight: 91 }
        : understood.reading,
    },
    memory,
  };
}

/** "Only ITAM", "and SAM too": the plan with fewer templates, or with one more. */
function changeSet(understood: Understanding, memory: Memory): Back {
  const { reading, slots, adds, onlyThese, scope, turnsTo } = understood;
  const planned = memory.request?.templates ?? [];
  if (memory.request === null || memory.lastIntent !== 'preview' || planned.length === 0)
    return null;
  if (understood.asks) return null;
  const fewer = onlyThese && slots.templates.every((key) => planned.includes(key));
  const more = adds && scope.excluded.length === 0 && slots.extend.kind === 'none';
  const bare = BARE.has(reading.intent) || ['describe', 'preview'].includes(reading.intent);
  if (
    (!fewer && !more) ||
    !bare ||
    (turnsTo && reading.intent === 'describe' && reading.weight > 90)
  )
    return null;
  const templates = fewer ? slots.templates : [...new Set([...planned, ...slots.templates])];
  return {
    understood: {
      ...withTemplates(understood, []),
      reading: { intent: 'fragment', weight: 91 },
      unused: { words: [], limit: null },
      scope: { ...scope, only: [] },
      pointsBack: false,
    },
    memory: { ...memory, request: { ...memory.request, templates }, topic: templates },
  };
}

/** What a bare name ("no, SAM") can have been read as. */
const BARE = new Set(['decline', 'unknown', 'fragment', 'assent', 'compare', 'cancel', 'question']);
const PLAIN_DESCRIBE = 80;

function correctBack(understood: Understanding, memory: Memory): Back {
  const { reading, slots, corrects, scope } = understood;
  const bare =
    BARE.has(reading.intent) || (reading.intent === 'describe' && reading.weight <= PLAIN_DESCRIBE);
  const planned = memory.request?.templates ?? [];
  const replaces =
    reading.intent !== 'preview' &&
    (scope.replaced.length > 0 || scope.excluded.some((key) => planned.includes(key)));
  if ((!corrects && !replaces) || !bare || slots.templates.length === 0) return null;
  if (memory.request !== null && (memory.lastIntent === 'preview' || memory.preview !== null)) {
    const kept = memory.request.templates.filter(
      (key) => replaces && !scope.excluded.includes(key),
    );
    const request = carriedOver(memory.request, [...kept, ...slots.templates]);
    return {
      understood: {
        ...withTemplates(understood, request.templates),
        reading: { intent: 'preview', weight: 93 },
        turnsTo: true,
        scope: { ...scope, excluded: [] },
      },
      memory,
    };
  }
  return memory.lastIntent === null
    ? null
    : { understood: { ...understood, reading: { intent: 'describe', weight: 91 } }, memory };
}

/** Wishes taken back: options dropped, object types put back, templates taken out of the plan. */
function editBack(understood: Understanding, memory: Memory): Back {
  const { request } = memory;
  const { dropped, putBack, scope, slots } = understood;
  const out =
    slots.templates.length === 0
      ? scope.excluded.filter((key) => request?.templates.includes(key))
      : [];
  if (dropped.length === 0 && putBack.length === 0 && out.length === 0) return null;
  if (request === null || slots.templates.length > 0) return null;
  const left = request.templates.filter((key) => !out.includes(key));
  if (left.length === 0)
    return {
      move: ask(
        `Without ${out.join(' and ')} nothing of the plan is left. Which template ` +
          'shall it be? Say: what can you deploy?',
        memory,
      ),
    };
  const plain = dropped.reduce(without, { ...request, templates: left });
  const backs = putBack.map((name) => typeName(name).toLowerCase());
  const still = plain.leaveOut.filter((name) => !backs.includes(typeName(name).toLowerCase()));
  if (putBack.length > 0 && still.length === plain.leaveOut.length)
    return {
      move: say(
        `${putBack.join(' and ')}: not left out of this plan, so there is nothing to ` +
          `put back.${plain.leaveOut.length === 0 ? '' : ` Left out are ${plain.leaveOut.join(', ')}.`}`,
        memory,
      ),
    };
  return {
    understood: {
      ...understood,
      reading: { intent: 'fragment', weight: 91 },
      scope: { ...scope, excluded: [] },
    },
    memory: { ...memory, request: { ...plain, leaveOut: still }, topic: left },
  };
}

function without(request: DeployRequest, option: Option): DeployRequest {
  return option === 'references' || option === 'leaveOut'
    ? { ...request, [option]: [] }
    : { ...request, [option]: null };
}

/** The plan without any wish: the templates stay. */
export function startOver(memory: Memory): Move {
  const templates = memory.request?.templates ?? memory.topic;
  const [first] = templates;
  const open = memory.preview !== null && !memory.preview.used;
  const unused = open
    ? ` The preview shown before (${memory.preview?.id ?? ''}) can still be ` +
      'confirmed; say cancel if you do not want it.'
    : '';
  return say(
    first === undefined
      ? 'Starting over: nothing is planned. What shall I deploy? Say: what can you deploy?'
      : 'Starting over: I dropped every wish for the plan, such as a name, a key or ' +
          `what to leave out.${unused} For a plan of ${templates.join(' and ')} as it ` +
          `comes, say: deploy ${templates.join(' and ')}.`,
    {
      ...memory,
      request: first === undefined ? null : newRequest(templates),
      topic: [...templates],
      awaiting: false,
    },
  );
}

/** What can make a plan smaller. */
export function askWhatToDrop(memory: Memory): Move {
  const template = memory.request?.templates[0] ?? memory.topic[0] ?? '{spoke}';
  return ask(
    'Smaller in which way: lean, with required and key attributes only, or without ' +
      `some object types? Say: make it lean; or for example: deploy ${template} ` +
      'without Stocktake.',
    memory,
  );
}

/** Which of two or more templates is the larger. */
export function largest(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  const keys = [
    ...new Set([...understood.slots.templates, ...memory.topic, ...memory.listed]),
  ].slice(0, Math.max(2, understood.slots.templates.length, memory.topic.length));
  const known = facts
    .filter(({ key }) => keys.includes(key))
    .sort((a, b) => b.objectTypes - a.objectTypes);
  const [first, ...others] = known;
  if (first === undefined || others.length === 0)
    return ask(
      'Which templates shall I compare? Say for example: compare {hub} and {spoke}.',
      memory,
    );
  return say(
    `${first.key} (${first.name}) is the largest with ${first.objectTypes} object ` +
      `types; ${others.map((one) => `${one.key} has ${one.objectTypes}`).join(', ')}.`,
    memory,
  );
}

export const withTemplates = (understood: Understanding, templates: string[]): Understanding => ({
  ...understood,
  slots: { ...understood.slots, templates, unknownTemplate: null },
});

/** Whether a turn wishes for anything in a plan beside naming it. */
export const wishes = (understood: Understanding): boolean =>
  hasOptions(understood.slots) ||
  understood.dropped.length > 0 ||
  understood.putBack.length > 0 ||
  understood.scope.only.length > 0 ||
  understood.scope.excluded.length > 0;
