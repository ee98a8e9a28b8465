/** What is wrong with a request as a whole: names in it that nothing answers to, and schemas that would collide. */
import type { Observation } from '../../assets/observation';
import { nearestNames } from '../../templates/nearest-names';
import { inert, quoted } from '../../text/inert';
import type { PlanInput } from '../request';
import { hubsOf, namedHubs } from '../place/named-hubs';
import { foldName } from '../natural-key';
import { isAttributeName, type DeployOptions } from '../options';
import { isNamedIn, type Placement } from '../place/placement';
import type { Block, Finding } from '../plan';
import { unknownReferences } from '../derive/reference-mode';
import type { Part } from '../resolve-parts';

export function checkRequest(input: PlanInput, parts: readonly Part[]): Finding[] {
  const { options } = input;
  const targets = parts.filter((part) => part.desired.role === 'target');
  return [
    ...unknownReferences(
      options.references,
      targets.flatMap((part) => part.desired.uses),
      parts,
    ),
    ...unknownLeftOut(input),
    ...unknownKeys(
      input,
      parts.map((part) => part.placement),
    ),
    ...unknownAttributes(options, parts),
    ...hubsWithoutPlace(input),
    ...collisions(parts.map((part) => part.placement)),
    ...(input.pins.length > 0
      ? []
      : unused(
          input,
          parts.map((part) => part.placement),
        )),
  ];
}

function unknownLeftOut({ options, templates }: PlanInput): Block[] {
  const types = options.templates.flatMap(
    (key) => templates.get(key)?.objectTypes.map((type) => type.name) ?? [],
  );
  const known = new Set(types.map(foldName));
  const meant = (name: string): string => {
    const near = nearestNames(name, types);
    return near.length === 0
      ? 'Use the names that describe-schema lists.'
      : `Did you mean ${near.join(' or ')}? Use the names that describe-schema lists.`;
  };
  return options.leaveOut
    .filter((name) => !known.has(foldName(name)))
    .map((name) => ({
      kind: 'block',
      code: 'unknown-left-out',
      sentence: `${quoted(name, 80)} is not an object type of ${options.templates.join(' or ')}, so it cannot be left out.`,
      remedy: `${meant(name)} A hub that comes along comes whole: ask for it by its own key to leave something of it out.`,
    }));
}

/** Keys of schemas that do not stand. A deployment under way may name one that it is still to make. */
function unknownKeys(
  { options, observation, pins }: PlanInput,
  placements: readonly Placement[],
): Block[] {
  const planned = (key: string): boolean =>
    pins.length > 0 && placements.some((placement) => isNamedIn([key], placement));
  const missing = (keys: readonly string[]): string[] =>
    [...new Set(keys)].filter(
      (key) => !observation.schemas.some((schema) => isNamedIn([key], schema)) && !planned(key),
    );
  const block = (code: 'extend-unknown' | 'hub-not-found', key: string): Block => ({
    kind: 'block',
    code,
    sentence: `There is no object schema with the key ${quoted(key, 40)} that you can see.`,
    remedy: keysThere(observation),
  });
  return [
    ...missing([
      ...options.extend.filter((entry) => !isAttributeName(entry)),
      ...options.allowSharing,
    ]).map((key) => block('extend-unknown', key)),
    ...missing(options.references.hubs).map((key) => block('hub-not-found', key)),
  ];
}

function keysThere({ schemas }: Observation): string {
  if (schemas.length === 0) return 'There is no object schema yet: leave it out.';
  const keys = schemas.map((schema) => inert(schema.key, 20)).sort();
  return `Keys there are: ${keys.slice(0, 20).join(', ')}${keys.length > 20 ? ` and ${keys.length - 20} more` : ''}.`;
}

function unknownAttributes({ extend }: DeployOptions, parts: readonly Part[]): Block[] {
  const asked = extend.filter(isAttributeName);
  if (asked.length === 0) return [];
  const known = new Set(
    parts.flatMap(({ desired }) =>
      desired.types.flatMap((type) =>
        type.attributes.map((attribute) => foldName(`${type.name}.${attribute.name}`)),
      ),
    ),
  );
  return asked
    .filter((entry) => !known.has(foldName(entry)))
    .map((entry) => ({
      kind: 'block',
      code: 'extend-unknown',
      sentence: `extend names the attribute ${quoted(entry, 100)}, which is not part of this plan.`,
      remedy:
        'Name an attribute as "Object Type.Attribute", on the object type that declares it, as the data dictionary of the template lists it.',
    }));
}

/** Named with `link:KEY`, but holding nothing of any hub, where there is more than one to choose from. */
function hubsWithoutPlace(input: PlanInput): Block[] {
  if (input.pins.length > 0) return [];
  const hubs = hubsOf(input).map((template) => template.key);
  const placed = new Set([...namedHubs(input).values()].flat().map((schema) => schema.id));
  return input.observation.schemas
    .filter((schema) => isNamedIn(input.options.references.hubs, schema) && !placed.has(schema.id))
    .map((schema) => ({
      kind: 'block',
      code: 'hub-not-found',
      sentence:
        hubs.length === 0
          ? `${quoted(schema.name)} (${schema.key}) is named as a hub, but ${input.options.templates.join(', ')} needs none.`
          : `${quoted(schema.name)} (${schema.key}) is named as a hub, but holds no object type of ${hubs.join(' or ')}.`,
      remedy:
        hubs.length === 0
          ? 'Leave it out of the references.'
          : 'Name a schema that holds the object types referred to, or leave it out of the references.',
    }));
}

/** Two templates cannot go to one schema, nor two new schemas have one name. */
function collisions(placements: readonly Placement[]): Block[] {
  return placements.flatMap((placement, index) => {
    const other = placements
      .slice(0, index)
      .find(
        (earlier) =>
          earlier.key.toUpperCase() === placement.key.toUpperCase() ||
          (earlier.id === null &&
            placement.id === null &&
            foldName(earlier.name) === foldName(placement.name)),
      );
    return other === undefined
      ? []
      : [
          {
            kind: 'block',
            code: 'same-schema',
            sentence: `${other.template} and ${placement.template} would both be the object schema ${quoted(placement.name)} (${placement.key}).`,
            remedy: 'Give another name and key, or ask for one of them at a time.',
          } satisfies Block,
        ];
  });
}

function unused({ options, observation }: PlanInput, placements: readonly Placement[]): Finding[] {
  const idle = (keys: readonly string[]): string[] =>
    keys.filter(
      (key) =>
        observation.schemas.some((schema) => isNamedIn([key], schema)) &&
        !placements.some((placement) => isNamedIn([key], placement)),
    );
  return [
    ...idle(options.extend).map((key) => ({
      option: 'extend',
      key,
      hint: ` To add to it, also give key=${key}, or name it as a hub with references=link:${key}.`,
    })),
    ...idle(options.allowSharing).map((key) => ({ option: 'allowSharing', key, hint: '' })),
  ].map(({ option, key, hint }) => ({
    kind: 'warn',
    code: 'unused-option',
    sentence: `${option}=${inert(key, 20)} changes nothing: that object schema has no part in this plan.${hint}`,
  }));
}
