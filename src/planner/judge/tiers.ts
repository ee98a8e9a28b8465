/** Two tiers side by side would be two masters of one thing: whoever asks for that is asked which. */
import { quoted } from '../../text/inert';
import { tiersAbove, tiersBelow } from '../../templates/tiers';
import type { Part } from '../resolve-parts';
import type { PlanInput } from '../request';
import type { Block } from '../plan';
import { SAY } from '../say';

export function tierQuestions(parts: readonly Part[], input: PlanInput): Block[] {
  if (input.pins.length > 0) return [];
  const fresh = parts
    .filter(({ desired, placement }) => desired.role === 'target' && placement.id === null)
    .map(({ desired }) => desired.template);
  return together(fresh, input) ?? fresh.flatMap((key) => beside(key, input));
}

/** Two of them asked for at once, at least one of which would be made. */
function together(fresh: readonly string[], { options }: PlanInput): Block[] | null {
  const asked = options.templates.filter((key) =>
    options.templates.some(
      (other) => tiersAbove(key).includes(other) || tiersBelow(key).includes(other),
    ),
  );
  if (!asked.some((key) => fresh.includes(key))) return null;
  const ladder = [...asked].sort((a, b) => tiersBelow(b).length - tiersBelow(a).length);
  const [largest = '', ...smaller] = ladder;
  const others = options.templates.filter((key) => !asked.includes(key));
  const say = (tier: string): string => SAY.deploy([...others, tier]);
  return [
    {
      kind: 'block',
      code: 'tiers-together',
      sentence: `${ladder.join(', ')} are sizes of one thing: ${largest} holds all of ${smaller.join(' and ')}. Side by side, each server would have to be kept ${ladder.length === 2 ? 'twice' : 'several times'}.`,
      remedy: `Which of them? Say: ${ladder.map(say).join('; or: ')}.`,
    },
  ];
}

/** One that would be made although another size of it exists, by our records. A name and key of its own say that both are wanted. */
function beside(key: string, { known, observation, options }: PlanInput): Block[] {
  if (options.name !== null && options.key !== null) return [];
  const sizes = [...tiersBelow(key), ...tiersAbove(key)];
  const found = sizes.flatMap((tier) =>
    known
      .filter(({ template }) => template === tier)
      .flatMap(({ schemaId }) => observation.schemas.find(({ id }) => id === schemaId) ?? [])
      .map((schema) => ({ tier, schema })),
  )[0];
  if (found === undefined) return [];
  const { tier, schema } = found;
  const where = `${quoted(schema.name, 60)} (${schema.key})`;
  const both = `If you want both all the same, say: ${SAY.under(key, `Second ${key}`, `${key.slice(0, 8)}2`)}.`;
  return [
    {
      kind: 'block',
      code: 'tier-beside',
      ...(tiersBelow(key).includes(tier)
        ? {
            sentence: `${tier} is here already, in ${where}, and ${key} holds all of it: a second object schema would hold the same object types again.`,
            remedy: `To let it grow where it is, say: upgrade ${schema.key} to ${key}. ${both}`,
          }
        : {
            sentence: `${tier} is here already, in ${where}, and holds all of ${key}.`,
            remedy: `Use what is there. ${both}`,
          }),
    },
  ];
}
