/**
 * Where the site has Atlassian's common data model: what of a plan it already holds, and that
 * nothing is created in it.
 */
import { quoted } from '../../text/inert';
import { parseKey } from '../natural-key';
import { IN_COMMON_DATA_MODEL } from '../place/common-data-model';
import type { Block, Step, Warn } from '../plan';
import type { PlanInput } from '../request';
import { foldName } from '../../text/fold-name';

const HUB = 'CORE';

/** @param steps all of the plan */
export function commonDataModel(steps: readonly Step[], input: PlanInput): (Warn | Block)[] {
  const system = input.observation.schemas.filter((schema) => schema.system === true);
  const blocks = system
    .filter(({ key }) => steps.some((step) => step.schema === key))
    .map(neverThere);
  return [...blocks, ...offer(steps, system, input)];
}

function offer(
  steps: readonly Step[],
  system: readonly { id: string; name: string; key: string }[],
  { observation, pins, templates, options }: PlanInput,
): Warn[] {
  if (pins.length > 0 || !templates.has(HUB)) return [];
  const made = new Set(
    steps.flatMap((step) => (step.kind === 'object-type' ? foldName(step.name) : [])),
  );
  const referred = new Set(
    steps.flatMap((step) =>
      step.kind === 'attribute' && step.form.reference !== null
        ? foldName(parseKey(step.form.reference.target).names.at(-1) ?? '')
        : [],
    ),
  );
  const there = Object.entries(IN_COMMON_DATA_MODEL).flatMap(([name, type]) => {
    const holder = system.find((schema) =>
      observation.details[schema.id]?.objectTypes.some(
        (one) => foldName(one.name) === foldName(type),
      ),
    );
    const needed = made.has(foldName(name)) || referred.has(foldName(name));
    return holder === undefined || !needed ? [] : [`${type} in ${quoted(holder.name, 60)}`];
  });
  if (there.length === 0) return [];
  return [
    {
      kind: 'warn',
      code: 'common-data-model',
      sentence:
        `This site has Atlassian's common data model, which already holds ` +
        `${there.join(', ')}. To link to ${there.length === 1 ? 'it' : 'those'} ` +
        `instead of building ${there.length === 1 ? 'it' : 'them'} a second time, say: ` +
        `deploy ${options.templates.join(' and ')} with the common data model.`,
    },
  ];
}

const neverThere = ({ name, key }: { name: string; key: string }): Block => ({
  kind: 'block',
  code: 'system-schema',
  sentence:
    `${quoted(name)} (${key}) is an object schema of Atlassian's common data ` +
    'model: nothing is ever created in it, nor its settings changed.',
  remedy:
    'Deploy under another name and key, and say "with the common data model" to link to what it holds.',
});
