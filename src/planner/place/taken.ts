/** What is said where a name or key is taken by an object schema that is not the template. */
import type { SchemaSummary } from '../../assets/observation';
import type { ResolvedTemplate } from '../../templates/resolve';
import { quoted } from '../../text/inert';
import type { Block } from '../plan';
import type { PlaceContext } from '../request';
import { SAY } from '../say';
import { typesHeld } from './recognise';
import { foldName } from '../../text/fold-name';

/** To add to a schema that holds nothing of the template is never proposed: it is something else. */
export function nameOrKeyTaken(
  what: 'key' | 'name',
  value: string,
  by: SchemaSummary,
  { template, context }: { template: ResolvedTemplate; context: PlaceContext },
): Block {
  const own = anotherPlace(template, context.observation.schemas);
  return {
    kind: 'block',
    code: `${what}-taken`,
    sentence: `The ${what} ${quoted(value)} is taken by the object schema ${quoted(by.name)} (${by.key}).`,
    remedy: `Choose another ${what}. Say for example: ${own}.${
      holdsSome(template, by, context)
        ? ` Or, to complete the one that is there, say: ${SAY.deploy([template.key])} ` +
          `with key ${by.key} and ${SAY.addTo(by.key)}.`
        : ''
    }`,
  };
}

export function hubTaken(
  template: ResolvedTemplate,
  by: SchemaSummary,
  context: PlaceContext,
): Block {
  const { key } = template;
  const own = anotherPlace(template, context.observation.schemas);
  return {
    kind: 'block',
    code: 'hub-key-taken',
    sentence:
      `${key} is needed, because references point at it, but its key or name is ` +
      `taken by the object schema ${quoted(by.name)} (${by.key}), which is not ${key}.`,
    remedy:
      `Deploy ${key} under a name and key of its own first. Say: ${own}. ` +
      `Or do without it; say: ${SAY.allAsCopies}; or: ${SAY.allAsText}.` +
      (holdsSome(template, by, context)
        ? ` Or, to complete the one that is there, say: ${SAY.addTo(by.key)}.`
        : ''),
  };
}

const holdsSome = (
  template: ResolvedTemplate,
  by: SchemaSummary,
  { observation }: PlaceContext,
): boolean => typesHeld(template, observation.details[by.id]?.objectTypes ?? []) > 0;

/** A sentence that deploys the template under a name and a key that no object schema has. */
export function anotherPlace(
  { key, name }: Pick<ResolvedTemplate, 'key' | 'name'>,
  schemas: readonly SchemaSummary[],
): string {
  const keys = new Set(schemas.map((schema) => schema.key.toUpperCase()));
  const names = new Set(schemas.map((schema) => foldName(schema.name)));
  let n = 2;
  while (keys.has(`${key}${n}`) || names.has(foldName(`${name} ${n}`))) n += 1;
  return SAY.under(key, `${name} ${n}`, `${key}${n}`);
}
