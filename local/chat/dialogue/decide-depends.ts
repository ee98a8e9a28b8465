/** What refers to what among the templates: facts of the catalogue, answered without a preview. */
import { listed } from '../../../src/text/lists';
import type { TemplateFact } from '../facts';
import type { Understanding } from '../model/understanding';
import { hubsOf } from './limits';
import type { Memory } from './memory';
import { ask, say, type Move } from './move';

/** "Does ITAM need CORE?", "what refers to CORE?", "what does ITAM need?" */
export function decideDepends(
  { slots, scope }: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  const [first, second = scope.excluded[0]] = slots.templates;
  if (first === undefined)
    return ask('Of which template? Say for example: does {spoke} need {hub}?', memory);
  const next = { ...memory, topic: [first], lastIntent: 'describe' as const };
  if (second !== undefined) return say(between(first, second, facts), next);
  const users = facts.filter((one) => one.extends.includes(first)).map(({ key }) => key);
  const needs = [...hubsOf([first], facts)];
  const used =
    users.length === 0
      ? `No template refers to ${first}.`
      : `${listed(users, 6)} ${users.length === 1 ? 'refers' : 'refer'} to ${first}.`;
  const own =
    needs.length === 0
      ? `${first} refers to no other template.`
      : `${first} refers to ${listed(needs, 6)}. ${HOW}`;
  return say(`${used} ${own}`, next);
}

function between(first: string, second: string, facts: readonly TemplateFact[]): string {
  if (hubsOf([first], facts).has(second)) return `Yes: ${first} refers to ${second}. ${HOW}`;
  if (hubsOf([second], facts).has(first))
    return `No, the other way round: ${second} refers to ${first}. ${HOW}`;
  return `No: neither of ${first} and ${second} refers to the other; each can be deployed without it.`;
}

const HOW =
  'What is not there yet comes along in the same preview; without it, references ' +
  'become local copies (say: … with local copies) or plain text (say: … with ' +
  'references as text).';
