import type { TemplateFact } from '../facts';
import type { Understanding } from '../model/understanding';
import { decidePreview } from './decide-preview';
import { decideHere } from './here';
import type { Memory } from './memory';
import { ask, call, say, type Move } from './move';
import { hasWishes } from './request';
import type { Scene } from './scene';
import { WHAT_IT_DOES, whichOf } from './sentences';

/** One template, or several, asked about. */
export function decideDescribe(
  understood: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
  scene: Scene,
): Move {
  if (understood.turnsTo && memory.lastIntent === 'preview' && hasWishes(memory.request))
    return decidePreview(understood, memory, facts, scene);
  const { templates, unknownTemplate } = understood.slots;
  const named =
    templates.length > 0 && !(understood.everything && memory.topic.length > 0)
      ? templates
      : unknownTemplate !== null && !understood.pointsBack
        ? [unknownTemplate]
        : memory.topic;
  const [schema, compareWith] = named;
  if (templates.length === 0 && understood.types.length > 0)
    return decideHere('fields', understood, memory, scene, facts);
  if (schema === undefined && memory.listed.length > 1 && understood.pointsBack)
    return ask(whichOf(memory.listed), memory);
  if (schema === undefined) return say(WHAT_IT_DOES, memory);
  return call(
    'describe-schema',
    { schema, ...(compareWith === undefined ? {} : { compareWith }) },
    { ...memory, topic: named.slice(0, 2), listed: [...named], lastIntent: 'describe' },
  );
}

/** Two templates beside each other. */
export function decideCompare(understood: Understanding, memory: Memory): Move {
  const { templates, unknownTemplate } = understood.slots;
  const named =
    unknownTemplate === null || templates.length > 1 ? templates : [...templates, unknownTemplate];
  const earlier = memory.topic.filter((key) => !named.includes(key));
  const [schema, compareWith, third] =
    named.length >= 2 ? named : [...earlier.slice(0, 2 - named.length), ...named];
  if (schema === undefined)
    return ask('Which two templates? Say for example: compare {hub} and {spoke}.', memory);
  if (compareWith === undefined)
    return ask(
      `Compare ${schema} with which template? Say for example: compare ${schema} and ` +
        `${schema === '{spoke}' ? '{hub}' : '{spoke}'}.`,
      { ...memory, topic: [schema] },
    );
  const deploys = understood.alsoDeploys;
  return {
    ...call(
      'describe-schema',
      { schema, compareWith },
      { ...memory, topic: [schema, compareWith], listed: [...named], lastIntent: 'compare' },
    ),
    ...(third === undefined
      ? {}
      : {
          lead:
            `I compare two at a time: here ${schema} and ${compareWith}. For the other ` +
            `say: compare ${compareWith} and ${third}.`,
        }),
    ...(deploys === null
      ? {}
      : { after: `One thing at a time: for a plan of ${deploys}, say: deploy ${deploys}.` }),
  };
}
