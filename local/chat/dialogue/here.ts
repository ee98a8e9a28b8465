/**
 * Questions about this place and about what exists here, as the patterns read them: one function
 * a question. Nothing is previewed.
 */
import { answers } from '../model/need';
import { templatesWith } from '../model/types-named';
import type { Understanding } from '../model/understanding';
import { HOW_TO_DESCRIBE } from '../own-model/decide-own-model';
import { askedOf, fieldsOf, hereMove } from '../existing/decide-existing';
import type { TemplateFact } from '../facts';
import type { Memory } from './memory';
import { call, say, type Move } from './move';
import type { Scene } from './scene';

export type HereIntent = 'where' | 'identity' | 'fields' | 'drift' | 'standing' | 'own-model';

export function decideHere(
  intent: HereIntent,
  understood: Understanding,
  memory: Memory,
  scene: Scene,
  facts: readonly TemplateFact[],
): Move {
  return ANSWERS[intent](understood, memory, scene, facts);
}

type Answer = (
  understood: Understanding,
  memory: Memory,
  scene: Scene,
  facts: readonly TemplateFact[],
) => Move;

const ANSWERS: Readonly<Record<HereIntent, Answer>> = {
  where: (_, memory, scene) => hereMove(memory, scene),
  identity: (_, memory, scene) => hereMove(memory, scene),
  fields,
  drift: (understood, memory, scene, facts) =>
    askedOf('drift', { understood, memory, scene, facts }),
  standing: (_, memory) =>
    call('list-schemas', { category: 'existing' }, { ...memory, lastIntent: 'list' }),
  // A template that answers to it is shown too; that none does is no answer to who wants one of their own.
  'own-model': ({ need }, memory) =>
    need === null || !answers(need)
      ? say(HOW_TO_DESCRIBE, memory)
      : {
          ...call('list-schemas', { query: need }, { ...memory, lastIntent: 'list' }),
          lead: HOW_TO_DESCRIBE,
        },
};

/** All attributes of one object type: of what exists, where its template is deployed and nobody speaks of another. */
function fields(
  understood: Understanding,
  memory: Memory,
  scene: Scene,
  facts: readonly TemplateFact[],
): Move {
  const [type] = understood.types;
  const holders = type === undefined ? [] : templatesWith(type);
  const asked = { understood, memory, scene, facts };
  const move = type === undefined ? null : fieldsOf(type, asked);
  if (move !== null) return move;
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
    `I cannot list ${what} here yet. Shall I open the data dictionary of ` +
      `${template}, which has ${what}, inherited ones too? Say: data dictionary of ` +
      `${template}.`,
    next,
  );
}
