/** Two tiers side by side would be two masters of one thing: whoever asks for that is asked which. */
import { quoted } from '../../text/inert';
import { TEMPLATE_INDEX } from '../../templates/index.generated';
import { areAlternatives, tiersAbove, tiersBelow, type Kin } from '../../templates/tiers';
import type { Part } from '../resolve-parts';
import type { PlanInput } from '../request';
import type { Block } from '../plan';
import { SAY } from '../say';

export function tierQuestions(parts: readonly Part[], input: PlanInput): Block[] {
  if (input.pins.length > 0) return [];
  const fresh = parts
    .filter(({ desired, placement }) => desired.role === 'target' && placement.id === null)
    .map(({ desired }) => desired.template);
  return (
    together(fresh, input) ??
    fresh.flatMap((key) => [...beside(key, input), ...alternatives(key, input)])
  );
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
      sentence:
        `${ladder.join(', ')} are sizes of one thing: ${largest} holds all of ` +
        `${smaller.join(' and ')}. Side by side, each server would have to be kept ` +
        `${ladder.length === 2 ? 'twice' : 'several times'}.`,
      remedy: `Which of them? Say: ${ladder.map(say).join('; or: ')}.`,
    },
  ];
}

/**
 * One that would be made although another size of it exists, by our records. A name and key of
 * its own say that both are wanted.
 */
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
  const both = `If you want both all the same, say: ${SAY.under(key, `Second ${key}`, `${key}2`)}.`;
  return [
    {
      kind: 'block',
      code: 'tier-beside',
      ...(tiersBelow(key).includes(tier)
        ? {
            sentence:
              `${tier} is here already, in ${where}, and ${key} holds all of it: a second ` +
              'object schema would hold the same object types again.',
            remedy: `To let it grow where it is, say: upgrade ${schema.key} to ${key}. ${both}`,
          }
        : {
            sentence: `${tier} is here already, in ${where}, and holds all of ${key}.`,
            remedy: `Use what is there. ${both}`,
          }),
    },
  ];
}

/** One that would be made although another way of recording the same is asked for too, or exists by our records. */
function alternatives(key: string, input: PlanInput): Block[] {
  const { known, observation, options, templates } = input;
  if (options.name !== null && options.key !== null) return [];
  const kinOf = (template: string): Kin =>
    templates.get(template) ??
    TEMPLATE_INDEX.find((entry) => entry.key === template) ?? { key: template };
  const isOther = (template: string): boolean => areAlternatives(kinOf(key), kinOf(template));
  const asked = options.templates.filter(isOther);
  const here = known.flatMap(({ template, schemaId }) => {
    const schema = observation.schemas.find(({ id }) => id === schemaId);
    return schema !== undefined && isOther(template) ? [{ template, schema }] : [];
  });
  const [first] = here;
  const both = `If you want both all the same, say: ${SAY.under(key, `Second ${key}`, `${key.slice(0, 8)}2`)}.`;
  const others = options.templates.filter(
    (template) => template !== key && !asked.includes(template),
  );
  // Said once, for the first of them.
  const at = (template: string): number => options.templates.indexOf(template);
  if (asked.some((other) => at(other) < at(key))) return [];
  return asked.length > 0
    ? [
        {
          kind: 'block',
          code: 'tiers-together',
          sentence: `${key} and ${asked.join(' and ')} record the same things in two ways: a site needs one of them.`,
          remedy: `Which of them? Say: ${[key, ...asked].map((one) => SAY.deploy([...others, one])).join('; or: ')}.`,
        },
      ]
    : first === undefined
      ? []
      : [
          {
            kind: 'block',
            code: 'tier-beside',
            sentence:
              `${first.template} is here already, in ${quoted(first.schema.name, 60)} (${first.schema.key}), ` +
              `and records the same things as ${key}.`,
            remedy: `Use what is there. ${both}`,
          },
        ];
}
