/** What is wrong with a request as a whole: names in it that nothing answers to, and schemas that would collide. */
import type { Observation } from '../../assets/observation';
import { nearestNames } from '../../templates/nearest-names';
import { inert, quoted } from '../../text/inert';
import type { PlanInput } from '../request';
import { hubsOf, namedHubs } from '../place/named-hubs';
import { isAttributeName, type DeployOptions } from '../options';
import { isNamedIn, type Placement } from '../place/placement';
import type { Block, Finding, Warn } from '../plan';
import { SAY } from '../say';
import { typesWantedAlone } from '../derive/small-hubs';
import { leftOutBy } from '../derive/leave-out';
import { unknownReferences } from '../derive/reference-mode';
import type { Part } from '../resolve-parts';
import { listed } from '../../text/lists';
import { foldName } from '../../text/fold-name';

export function checkRequest(input: PlanInput, parts: readonly Part[]): Finding[] {
  const { options } = input;
  const targets = parts.filter((part) => part.desired.role === 'target');
  return [
    ...unknownReferences(
      options.references,
      targets.flatMap((part) => part.desired.uses),
      parts,
    ),
    ...unknownTypes(input),
    ...noneWanted(input),
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

function unknownTypes({ options, templates }: PlanInput): Block[] {
  const types = options.templates.flatMap(
    (key) => templates.get(key)?.objectTypes.map((type) => type.name) ?? [],
  );
  const known = new Set(types.map(foldName));
  const meant = (name: string, say: (type: string) => string): string => {
    const near = nearestNames(name, types);
    return near.length === 0
      ? `To see which there are, say: describe ${options.templates[0] ?? ''}.`
      : `Did you mean ${near.join(' or ')}? Say for example: ${say(near[0] ?? '')}.`;
  };
  const unknown = (names: readonly string[]): string[] =>
    names.filter((name) => !known.has(foldName(name)));
  return [
    ...unknown(options.leaveOut).map((name): Block => ({
      kind: 'block',
      code: 'unknown-left-out',
      sentence:
        `${quoted(name, 80)} is not an object type of ${options.templates.join(' or ')}, ` +
        'so it cannot be left out.',
      remedy: `${meant(name, SAY.leaveOut)} What comes along because it is referred to comes whole.`,
    })),
    ...unknown(typesWantedAlone(options, templates)).map((name): Block => ({
      kind: 'block',
      code: 'unknown-only',
      sentence:
        `${quoted(name, 80)} is not an object type of ${options.templates.join(' or ')}, ` +
        'so it cannot be had alone.',
      remedy: meant(name, (type) => SAY.only(options.templates, type)),
    })),
  ];
}

/** A template of which nothing is wanted would be an empty object schema. */
function noneWanted({ options, templates }: PlanInput): Block[] {
  const only = typesWantedAlone(options, templates);
  if (only.length === 0 || options.templates.length < 2) return [];
  const isOut = leftOutBy(options, templates);
  return options.templates
    .filter((key) => templates.get(key)?.objectTypes.every((type) => isOut(key, type)) ?? false)
    .map((key) => ({
      kind: 'block',
      code: 'unknown-only',
      sentence: `Nothing of ${key} is among what you want alone: ${only.map((name) => inert(name, 80)).join(', ')}.`,
      remedy: `Say: ${SAY.only(
        options.templates.filter((other) => other !== key),
        only.join(', '),
      )}.`,
    }));
}

/** Keys of schemas that do not exist. One that the plan makes is known. */
function unknownKeys(
  { options, observation }: PlanInput,
  placements: readonly Placement[],
): Block[] {
  const planned = (key: string): boolean =>
    placements.some((placement) => isNamedIn([key], placement));
  const missing = (keys: readonly string[]): string[] =>
    [...new Set(keys)].filter(
      (key) => !observation.schemas.some((schema) => isNamedIn([key], schema)) && !planned(key),
    );
  const block = (code: 'extend-unknown' | 'hub-not-found', key: string): Block => ({
    kind: 'block',
    code,
    sentence: `There is no object schema with the key ${quoted(key, 40)} that you can see.`,
    remedy: keysThere(observation, options),
  });
  return [
    ...missing([
      ...options.extend.filter((entry) => !isAttributeName(entry)),
      ...options.allowSharing,
    ]).map((key) => block('extend-unknown', key)),
    ...missing(options.references.hubs).map((key) => block('hub-not-found', key)),
  ];
}

function keysThere({ schemas }: Observation, { templates }: DeployOptions): string {
  if (schemas.length === 0)
    return `There is no object schema on this site yet. To start with one, say: ${SAY.deploy(templates)}.`;
  const keys = schemas.map((schema) => inert(schema.key, 20)).sort();
  return `Keys there are: ${listed(keys, 20)}.`;
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
      sentence: `The attribute ${quoted(entry, 100)}, which was to be required, is not part of this plan.`,
      remedy:
        'Name it as the object type that declares it, a full stop and the attribute, ' +
        'such as Server.Owner; the data dictionary of the template lists them.',
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
          ? `${quoted(schema.name)} (${schema.key}) is named to be linked to, but ` +
            `${input.options.templates.join(', ')} needs no other object schema.`
          : `${quoted(schema.name)} (${schema.key}) is named to be linked to, but holds no ` +
            `object type of ${hubs.join(' or ')}.`,
      remedy:
        hubs.length === 0
          ? `Say it without: ${SAY.deploy(input.options.templates)}.`
          : 'Name an object schema that holds the object types referred to, or say it ' +
            `without: ${SAY.deploy(input.options.templates)}.`,
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
            sentence:
              `${other.template} and ${placement.template} would both be the object schema ` +
              `${quoted(placement.name)} (${placement.key}).`,
            remedy: `Ask for one of them at a time. Say: ${SAY.deploy([placement.template])}.`,
          } satisfies Block,
        ];
  });
}

/** Permissions that change nothing, each with what would do. */
function unused({ options, observation }: PlanInput, placements: readonly Placement[]): Finding[] {
  const stands = (key: string): boolean =>
    observation.schemas.some((schema) => isNamedIn([key], schema));
  const placedAs = (key: string): Placement | undefined =>
    placements.find((placement) => isNamedIn([key], placement));
  const asked = [
    ...options.extend.map((key) => ({ key, wish: 'add to' })),
    ...options.allowSharing.map((key) => ({ key, wish: 'allow sharing on' })),
  ];
  return asked.flatMap(({ key, wish }): Warn[] => {
    const name = inert(key, 20);
    const placement = placedAs(key);
    if (placement?.id === null)
      return [
        idle(
          `You asked to ${wish} ${name}, which is not needed: this plan creates it, ` +
            `${wish === 'add to' ? 'whole' : 'and lets others refer to it where they have to'}.`,
        ),
      ];
    if (placement !== undefined || !stands(key)) return [];
    const hint =
      wish === 'add to'
        ? ` To deploy to it, say: ${SAY.deploy(options.templates)} with key ${name}; to ` +
          `link to it, say: ${SAY.linkTo(key)}.`
        : '';
    return [
      idle(
        `You asked to ${wish} ${name}, which changes nothing: that object schema has no part in this plan.${hint}`,
      ),
    ];
  });
}

const idle = (sentence: string): Warn => ({ kind: 'warn', code: 'unused-option', sentence });
