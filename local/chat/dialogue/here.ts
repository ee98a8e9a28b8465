/**
 * Questions about this place and about what stands here, which actions to come will answer: one function a question, so that
 * the day such an action exists is a change of one line. Until then: what can be seen now, and where. Nothing is previewed.
 */
import { templatesWith } from '../model/types-named';
import type { Understanding } from '../model/understanding';
import { HOW_TO_DESCRIBE } from '../own-model/decide-own-model';
import type { Memory } from './memory';
import { call, say, type Move } from './move';
import type { Scene } from './scene';

export type HereIntent =
  'where' | 'identity' | 'fields' | 'drift' | 'standing' | 'newer' | 'own-model';

export function decideHere(
  intent: HereIntent,
  understood: Understanding,
  memory: Memory,
  scene: Scene,
): Move {
  return ANSWERS[intent](understood, memory, scene);
}

type Answer = (understood: Understanding, memory: Memory, scene: Scene) => Move;

const ANSWERS: Readonly<Record<HereIntent, Answer>> = {
  where: (_, memory, { place, person }) =>
    say(
      `This site: ${place}. I work on it alone, as you: ${person}. What is deployed is created here, under Assets > Object schemas.`,
      memory,
    ),
  identity: (_, memory, { place, person }) =>
    say(
      `You are ${person}, on this site: ${place}. I act as you, with your rights and never more. Whether you may deploy is checked at the preview, which says so; administrators may.`,
      memory,
    ),
  fields,
  drift: (understood, memory) => {
    const template = spokenOf(understood, memory);
    return say(
      `How an object schema that is here differs from its template, a preview says: what is missing, what differs and is left unchanged, or that it is complete. It writes nothing. Shall I preview ${template}? Then say: preview ${template}.`,
      memory,
    );
  },
  standing: ({ types, asks }, memory) =>
    memory.deployment !== null && asks && types.length === 0 && memory.listed.length === 0
      ? {
          ...call('get-deployment-status', {}, memory),
          lead: 'I cannot count what is on the whole site yet. This is what was deployed last:',
        }
      : {
          ...call('list-schemas', {}, { ...memory, lastIntent: 'list' }),
          lead: 'I list only the templates, and which of them are deployed here. Every object schema of the site is in Assets under Object schemas, with its types.',
        },
  newer: (understood, memory) => {
    const template = spokenOf(understood, memory);
    return {
      ...call('describe-schema', { schema: template }, { ...memory, topic: [template] }),
      lead: `The version below is the newest that there is here. What an object schema from an older one lacks, a preview shows: preview ${template}.`,
    };
  },
  'own-model': (understood, memory) =>
    ({
      ...(understood.need === null
        ? say('', memory)
        : call('list-schemas', { query: understood.need }, { ...memory, lastIntent: 'list' })),
      ...(understood.need === null ? { kind: 'say', text: OWN_MODEL } : { lead: OWN_MODEL }),
    }) as Move,
};

const OWN_MODEL = HOW_TO_DESCRIBE;

/** All attributes of one object type. */
function fields(understood: Understanding, memory: Memory, scene: Scene): Move {
  const [type] = understood.types;
  const holders = type === undefined ? [] : templatesWith(type);
  const template =
    understood.slots.templates[0] ??
    memory.topic.find((key) => type === undefined || holders.includes(key)) ??
    holders[0] ??
    '{spoke}';
  const next = { ...memory, topic: [template] };
  if (type !== undefined && scene.offers('describe-schema', 'objectType'))
    return call('describe-schema', { schema: template, objectType: type }, next);
  if (type === undefined && template !== '{spoke}')
    return call('describe-schema', { schema: template }, next);
  const what = type === undefined ? 'the attributes and statuses' : `the attributes of ${type}`;
  return say(
    `I cannot list ${what} here yet. Shall I open the data dictionary of ${template}, which has ${what}, inherited ones too? Say: data dictionary of ${template}.`,
    next,
  );
}

const spokenOf = ({ slots }: Understanding, { topic }: Memory): string =>
  slots.templates[0] ?? topic[0] ?? '{spoke}';
