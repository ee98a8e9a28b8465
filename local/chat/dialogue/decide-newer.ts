import { schemaKeyOf, type TemplateFact } from '../facts';
import type { Understanding } from '../model/understanding';
import type { Memory } from './memory';
import { call, type Move } from './move';
import { newRequest, toInput } from './request';

/**
 * "Is there a newer ITAM?", "which version do we have?", "what would upgrading change?": of one
 * that is deployed here, the plan of bringing it to the newest version, which writes nothing; of
 * one that is not, what it is; of none, all that is deployed.
 */
export function decideNewer(
  { slots }: Understanding,
  memory: Memory,
  facts: readonly TemplateFact[],
): Move {
  const deployed = facts.filter((fact) => fact.deployed !== null);
  const named = slots.templates[0] ?? memory.topic[0];
  const template =
    named ??
    (slots.unknownTemplate === null && deployed.length === 1 ? deployed[0]?.key : undefined);
  if (template === undefined)
    return {
      ...call('list-schemas', {}, { ...memory, lastIntent: 'list' }),
      lead:
        'Beside each that is deployed here you see its version, and whether there is a ' +
        'newer one. For what that adds, ask for one of them.',
    };
  const fact = deployed.find(({ key }) => key === template);
  if (fact?.deployed === undefined || fact.deployed === null)
    return {
      ...call('describe-schema', { schema: template }, { ...memory, topic: [template] }),
      lead: `${template} is not deployed here. This is the newest version that there is:`,
    };
  const { version } = fact.deployed;
  const request = { ...newRequest([template]), extend: [schemaKeyOf(facts, template)] };
  return {
    ...call('preview-deployment', toInput(request), {
      ...memory,
      request,
      topic: [template],
      awaiting: false,
      lastIntent: 'preview',
    }),
    lead:
      version === fact.version
        ? `${template} is here in version ${version}, which is the newest. What of it is missing by now, if anything:`
        : `${template} is here in version ${version}; the newest is ${fact.version}. ` +
          'What that would add, what only a person can change, and what is your own:',
  };
}
