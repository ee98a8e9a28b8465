/** What to do about a question about what exists: one call of an action that reads, never a preview. */
import { findTemplateStrictly } from '../../../src/templates/find';
import type { Memory } from '../dialogue/memory';
import { ask, call, type Move } from '../dialogue/move';
import type { Scene } from '../dialogue/scene';
import type { TemplateFact } from '../facts';
import { templatesWith, typeCalled } from '../model/types-named';
import type { Understanding } from '../model/understanding';
import type { Side } from './read-comparison';
import { oneThingIn } from './read-fields';
import { readQuestion, type Question } from './read-question';

interface Asking {
  understood: Understanding;
  memory: Memory;
  facts: readonly TemplateFact[];
  scene: Scene;
}

/**
 * A turn that the words alone tell to be about what exists.
 * @returns null where it is about something else
 */
export function decideExisting(said: string, asking: Asking): Move | null {
  const { understood, memory, scene } = asking;
  const thing = oneThingIn(said);
  const question = thing !== null && isType(thing.type, asking) ? thing : readQuestion(said);
  if (question === null || understood.code !== null) return null;
  // What somebody did at some time is in the log.
  if (understood.reading.intent === 'activity' && question !== thing) return null;
  switch (question.kind) {
    case 'next-part':
      return memory.more === null
        ? null
        : call(
            'describe-schema',
            { ...memory.more.input, part: String(memory.more.part + 1) },
            memory,
          );
    case 'here':
      return hereMove(memory, scene);
    case 'schemas':
      return call('list-schemas', { category: 'existing' }, { ...memory, lastIntent: 'list' });
    case 'fields':
      return fieldsMove(question, asking);
    case 'compare':
      return compareMove(question, asking);
    case 'drift':
    case 'health':
    case 'version':
    case 'describe':
      return ofSchema(question, asking);
  }
}

/** Who speaks, and where, as the terminal knows them; what they may, as the app says. */
export function hereMove(memory: Memory, { place, person }: Scene): Move {
  return {
    ...call('list-schemas', { category: 'here' }, memory),
    lead: `This site: ${place}. You are ${person}; I act as you, with your rights and never more.`,
  };
}

type OfSchema = Extract<Question, { kind: 'drift' | 'health' | 'version' | 'describe' }>;

/** @returns null where a template that is not here is asked about, and not as one's own */
function ofSchema({ kind, schema, ours }: OfSchema, asking: Asking): Move | null {
  const name = schema === null ? spokenOf(asking) : nameOf(schema, ours, asking);
  if (name === null && kind === 'version')
    return call('list-schemas', { category: 'existing' }, asking.memory);
  if (name === null) return whichSchema(asking);
  if (kind === 'version' && !isHere(name, asking) && !ours) return null;
  return aboutSchema(kind, name, asking.memory);
}

/** The same, as the patterns read it: of whatever was named or last spoken of. */
export function askedOf(kind: 'drift' | 'version', asking: Asking): Move {
  return (
    ofSchema({ kind, schema: null, ours: true }, asking) ??
    call('list-schemas', { category: 'existing' }, asking.memory)
  );
}

/** Attributes of an object type of the catalogue, where what is spoken of exists here; else null. */
export function fieldsOf(type: string, asking: Asking): Move | null {
  const named = asking.understood.slots.templates[0] ?? null;
  const ours = named !== null && isHere({ text: '', template: named }, asking);
  if (named !== null && !ours) return null;
  const move = fieldsMove({ kind: 'fields', type, schema: named, ours }, asking);
  return move?.kind === 'call' ? move : null;
}

/** One question about one schema that exists. */
export function aboutSchema(
  kind: 'drift' | 'health' | 'version' | 'describe',
  { text, template }: Spoken,
  memory: Memory,
): Move {
  const next = remembering(memory, text, template);
  if (kind === 'drift')
    return call('describe-schema', { schema: text, compareWith: template ?? 'the template' }, next);
  return call(
    'describe-schema',
    { schema: text, ...(kind === 'health' ? { check: 'health' } : {}) },
    next,
  );
}

function fieldsMove(
  { type, schema, ours }: Extract<Question, { kind: 'fields' }>,
  asking: Asking,
): Move | null {
  const { memory, facts } = asking;
  // "Attributes of ITAM": of a whole schema.
  if (schema === null && templateCalled(type, facts) !== null && typeCalled(type) === null)
    return ours ? ofSchema({ kind: 'describe', schema: type, ours }, asking) : null;
  const known = typeCalled(type);
  const objectType = known ?? type;
  if (schema !== null) {
    const name = nameOf(schema, ours, asking);
    return call(
      'describe-schema',
      { schema: name.text, objectType },
      remembering(memory, name.text, name.template),
    );
  }
  if (known === null && memory.existing === null && (!ours || spokenOf(asking) === null))
    return call('describe-schema', { schema: 'any', objectType }, memory);
  const holders = known === null ? [] : templatesWith(known);
  const here = facts.filter(({ deployed }) => deployed !== null).map(({ key }) => key);
  const inTopic = memory.topic.find((key) => known === null || holders.includes(key));
  const template =
    (inTopic !== undefined && here.includes(inTopic) ? inTopic : null) ??
    holders.find((key) => here.includes(key)) ??
    null;
  const existing =
    memory.existing ??
    (template === null ? null : `our ${template}`) ??
    (known === null ? (spokenOf(asking)?.text ?? null) : null);
  if (existing !== null)
    return call('describe-schema', { schema: existing, objectType }, { ...memory, existing });
  const other = inTopic ?? holders[0];
  return other === undefined
    ? null
    : call('describe-schema', { schema: other, objectType }, { ...memory, topic: [other] });
}

function compareMove(
  { left, right }: Extract<Question, { kind: 'compare' }>,
  asking: Asking,
): Move {
  const about = [left, right].find((side) => side.kind === 'named') ?? null;
  const spoken = about === null ? spokenOf(asking) : nameOf(about.name, about.ours, asking);
  if (spoken === null) return whichSchema(asking);
  const ownName = (side: Side): string => {
    switch (side.kind) {
      case 'its-template':
        return spoken.template ?? 'the template';
      case 'what-exists':
        return spoken.template === null ? spoken.text : `our ${spoken.template}`;
      case 'deployment':
        return side.id ?? `deployment of ${spoken.template ?? spoken.text}`;
      case 'named': {
        if (side.name.startsWith('the model ')) return side.name;
        const { text, template } = nameOf(side.name, side.ours, asking);
        // Beside what is said to be ours, a template's name means the template.
        const besideOurs = [left, right].some(
          (other) =>
            other !== side &&
            ((other.kind === 'named' && other.ours) || other.kind === 'what-exists'),
        );
        return !side.ours && besideOurs ? (template ?? text) : text;
      }
    }
  };
  const [schema, compareWith] = [ownName(left), ownName(right)];
  // What exists comes first, so that what it lacks is "missing" and what it has more is "extra".
  const turned =
    left.kind === 'its-template' ||
    left.kind === 'deployment' ||
    (left.kind === 'named' && !left.ours && right.kind === 'what-exists');
  return call(
    'describe-schema',
    turned ? { schema: compareWith, compareWith: schema } : { schema, compareWith },
    remembering(asking.memory, turned ? compareWith : schema, spoken.template),
  );
}

/** A schema as the action is told, and the template that it is called after. */
export interface Spoken {
  text: string;
  template: string | null;
}

function nameOf(name: string, ours: boolean, { facts }: Asking): Spoken {
  const template = templateCalled(name, facts);
  const isDeployed = facts.some(({ key, deployed }) => key === template && deployed !== null);
  if (template === null) return { text: ours ? `our ${name}` : name, template: null };
  return { text: ours || isDeployed ? `our ${template}` : template, template };
}

/** Whether an object type of the catalogue is called so, and no template. */
const isType = (name: string, { facts }: Asking): boolean =>
  typeCalled(name) !== null && templateCalled(name, facts) === null;

function templateCalled(name: string, facts: readonly TemplateFact[]): string | null {
  const found = findTemplateStrictly(name, facts);
  return found.kind === 'one' ? found.key : null;
}

/**
 * What exists and was last spoken of; else what is deployed of the topic; else the one thing that
 * is deployed, hubs aside.
 */
export function spokenOf({ memory, facts, understood }: Asking): Spoken | null {
  const own = (template: string): Spoken => ({ text: `our ${template}`, template });
  const [named] = understood.slots.templates;
  if (named !== undefined) return own(named);
  if (memory.existing !== null)
    return { text: memory.existing, template: templateCalled(memory.existing, facts) };
  const deployed = facts.filter((one) => one.deployed !== null);
  const topic = memory.topic.find((key) => deployed.some((one) => one.key === key));
  if (topic !== undefined) return own(topic);
  const hubs = new Set(deployed.flatMap((one) => one.extends));
  const alone = deployed.filter(({ key }) => deployed.length === 1 || !hubs.has(key));
  return alone.length === 1 && alone[0] !== undefined ? own(alone[0].key) : null;
}

const isHere = ({ text, template }: Spoken, { facts }: Asking): boolean =>
  template === null
    ? !text.startsWith('our ')
    : facts.some(({ key, deployed }) => key === template && deployed !== null);

function whichSchema({ facts, memory }: Asking): Move {
  const deployed = facts.filter((one) => one.deployed !== null).map(({ key }) => key);
  if (deployed.length === 0)
    return {
      ...call('list-schemas', { category: 'existing' }, memory),
      lead: 'Nothing that exists here is on record as deployed by me. Say which object schema you mean by its key.',
    };
  return ask(
    `Which object schema do you mean? Deployed here: ${deployed.join(', ')}. Say ` +
      `for example: what differs between our ${deployed[0] ?? '{spoke}'} and the ` +
      'template?',
    memory,
  );
}

const remembering = (memory: Memory, existing: string, template: string | null): Memory => ({
  ...memory,
  existing,
  topic: template === null ? memory.topic : [template],
  lastIntent: 'describe',
});
