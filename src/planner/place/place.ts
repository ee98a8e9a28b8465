/** Which object schema each template goes to: one that exists, or a new one with a name and a key. */
import type { SchemaSummary } from '../../assets/observation';
import type { ResolvedTemplate } from '../../templates/resolve';
import { quoted } from '../../text/inert';
import { SAY } from '../say';
import { checkSchemaKey, checkSchemaName } from './schema-names';
import { namedHubs } from './named-hubs';
import type { Block } from '../plan';
import type { PlaceContext } from '../request';
import { isNamedIn, type Placement } from './placement';
import { candidates } from './recognise';
import { tiersBelow } from '../../templates/tiers';
import { hubTaken, nameOrKeyTaken } from './taken';
import { listed } from '../../text/lists';
import { foldName } from '../../text/fold-name';

export function placeTarget(template: ResolvedTemplate, context: PlaceContext): Placement {
  const pinned = placePinned(template.key, context);
  if (pinned !== null) return pinned;
  const { options } = context;
  const key = options.key ?? template.key;
  const name = (options.name ?? template.name).normalize('NFC').trim();
  const found = foundByRequest(context, key, name);
  const smaller = smallerTierNamed(template.key, context);
  if (smaller !== undefined) return existing(template.key, smaller, context);
  const holders = candidatesOf(template, context);
  const recognised = holders.some((holder) => holder.id === found?.id);
  const open =
    options.key === null &&
    options.name === null &&
    !recognised &&
    (found === undefined || !isNamedIn(options.extend, found));
  const [holder, ...others] = holders;
  if (open && holder !== undefined)
    return others.length === 0
      ? existing(template.key, holder, context)
      : ambiguous(template, holders, `${SAY.deploy([template.key])} with key ${holder.key}`);
  return found === undefined
    ? fresh(template, key, name, context, 'target')
    : existing(template.key, found, context, recognised);
}

/** "Extend BASIC with CMDB": the larger template goes into the object schema of the smaller one, under its key. */
function smallerTierNamed(
  template: string,
  { options, observation, known }: PlaceContext,
): SchemaSummary | undefined {
  if (options.key !== null || options.name !== null) return undefined;
  const ids = new Set(
    known
      .filter((entry) => tiersBelow(template).includes(entry.template))
      .map((entry) => entry.schemaId),
  );
  return observation.schemas.find(
    (schema) => ids.has(schema.id) && isNamedIn(options.extend, schema),
  );
}

/** By key, unless another name was asked for; by name only where no key was asked for. */
function foundByRequest(
  context: PlaceContext,
  key: string,
  name: string,
): SchemaSummary | undefined {
  const { options } = context;
  const holder = byKey(context, key);
  if (holder !== undefined)
    return options.name === null || foldName(holder.name) === foldName(name) ? holder : undefined;
  return options.key === null && options.name === null ? byName(context, name) : undefined;
}

export function placeHub(template: ResolvedTemplate, context: PlaceContext): Placement {
  const pinned = placePinned(template.key, context);
  if (pinned !== null) return pinned;
  const named = namedHubs(context).get(template.key) ?? [];
  const holders =
    named.length > 0
      ? named
      : completeFirst(candidatesOf(template, context), template.key, context);
  const [holder, ...others] = holders;
  if (holder !== undefined)
    return others.length === 0
      ? existing(template.key, holder, context)
      : ambiguous(template, holders, SAY.linkTo(holder.key));
  const sameKey = byKey(context, template.key);
  if (sameKey !== undefined && isNamedIn(context.options.extend, sameKey))
    return existing(template.key, sameKey, context);
  return fresh(template, template.key, template.name, context, 'hub');
}

/** A hub that was finished goes before one that a deployment left half-way. */
function completeFirst(
  holders: SchemaSummary[],
  template: string,
  { known }: PlaceContext,
): SchemaSummary[] {
  const complete = holders.filter(({ id }) =>
    known.some(
      (entry) => entry.schemaId === id && entry.template === template && entry.state === 'complete',
    ),
  );
  return complete.length > 0 ? complete : holders;
}

function placePinned(template: string, context: PlaceContext): Placement | null {
  const pin = context.pins.find((entry) => entry.template === template);
  if (pin === undefined) return null;
  const found = context.observation.schemas.find((schema) => schema.id === pin.id);
  if (found !== undefined) return existing(template, found, context);
  const gone: Block[] =
    pin.id === null
      ? []
      : [
          {
            kind: 'block',
            code: 'schema-gone',
            sentence:
              `The object schema ${pin.key} (${template}), which this deployment works on, ` +
              'is gone or no longer visible to you.',
            remedy:
              'Look in Assets whether it was deleted or its permissions changed, then preview again.',
          },
        ];
  return { ...NOT_THERE, template, key: pin.key, name: pin.name, blocks: gone };
}

/** Of an object schema that is to be made, or would be. */
const NOT_THERE = { id: null, ours: false, canManage: true, recognised: true } as const;

function existing(
  template: string,
  schema: SchemaSummary,
  context: PlaceContext,
  recognised = true,
): Placement {
  const ours =
    context.made.has(schema.id) ||
    context.known.some(
      (entry) =>
        entry.schemaId === schema.id && entry.template === template && entry.state === 'building',
    );
  return {
    template,
    key: schema.key,
    name: schema.name,
    id: schema.id,
    ours,
    canManage: schema.canManage,
    recognised: recognised || ours,
    blocks: [],
  };
}

function fresh(
  template: ResolvedTemplate,
  key: string,
  name: string,
  context: PlaceContext,
  role: 'target' | 'hub',
): Placement {
  const blocks = [checkSchemaKey(key), checkSchemaName(name)].filter((block) => block !== null);
  const keyTaken = byKey(context, key);
  const nameTaken = byName(context, name);
  const taken = (what: 'key' | 'name', by: SchemaSummary): Block =>
    role === 'hub'
      ? hubTaken(template, by, context)
      : nameOrKeyTaken(what, what === 'key' ? key : name, by, { template, context });
  if (keyTaken !== undefined) blocks.push(taken('key', keyTaken));
  else if (nameTaken !== undefined) blocks.push(taken('name', nameTaken));
  return { ...NOT_THERE, template: template.key, key, name, blocks };
}

function ambiguous(
  template: ResolvedTemplate,
  holders: readonly SchemaSummary[],
  example: string,
): Placement {
  const list = listed(
    holders.map((schema) => `${quoted(schema.name)} (${schema.key})`),
    10,
  );
  return {
    ...NOT_THERE,
    template: template.key,
    key: template.key,
    name: template.name,
    blocks: [
      {
        kind: 'block',
        code: 'hub-ambiguous',
        sentence: `Several object schemas are ${template.key}: ${list}.`,
        remedy: `Say which one, for example: ${example}.`,
      },
    ],
  };
}

function candidatesOf(
  template: ResolvedTemplate,
  { observation, known }: PlaceContext,
): SchemaSummary[] {
  const { schemas, details } = observation;
  const ids = new Set(
    candidates(
      template,
      schemas.map((schema) => schema.id),
      known,
      (id) => details[id]?.objectTypes,
    ),
  );
  return schemas.filter((schema) => ids.has(schema.id));
}

const byKey = ({ observation }: PlaceContext, key: string): SchemaSummary | undefined =>
  observation.schemas.find((schema) => schema.key.toUpperCase() === key.toUpperCase());

const byName = ({ observation }: PlaceContext, name: string): SchemaSummary | undefined =>
  observation.schemas.find((schema) => foldName(schema.name) === foldName(name));
