/** Which object schema each template goes to: one that stands, or a new one with a name and a key. */
import type { Observation, SchemaSummary } from '../assets/observation';
import type { ResolvedTemplate } from '../templates/resolve';
import { checkSchemaKey, checkSchemaName } from './names';
import { foldName } from './natural-key';
import type { DeployOptions } from './options';
import type { Block, KnownSchema, SchemaPin } from './plan';
import { candidates } from './recognise';

export interface Placement {
  template: string;
  key: string;
  name: string;
  /** null: to be created. */
  id: string | null;
  ours: boolean;
  canManage: boolean;
  /** Found by the request, our records or its object types; false where only key or name agree. */
  recognised: boolean;
  blocks: Block[];
}

export interface PlaceContext {
  options: DeployOptions;
  observation: Observation;
  known: readonly KnownSchema[];
  pins: readonly SchemaPin[];
  /** Ids of schemas that this deployment made. */
  made: ReadonlySet<string>;
}

export function placeTarget(template: ResolvedTemplate, context: PlaceContext): Placement {
  const pinned = placePinned(template.key, context);
  if (pinned !== null) return pinned;
  const { options } = context;
  const key = options.key ?? template.key;
  const name = options.name ?? template.name;
  const asked = options.key !== null || options.name !== null;
  const found = byKey(context, key) ?? (options.key === null ? byName(context, name) : undefined);
  if (!asked && !isCandidate(template, context, found)) {
    const others = candidatesOf(template, context);
    if (others.length === 1 && others[0] !== undefined) return existing(template.key, others[0], context, true);
    if (others.length > 1) return ambiguous(template, others, key, name, `key=${others[0]?.key ?? key}`);
  }
  if (found !== undefined) return existing(template.key, found, context, isCandidate(template, context, found));
  return fresh(template.key, key, name, context, 'target');
}

export function placeHub(template: ResolvedTemplate, context: PlaceContext): Placement {
  const pinned = placePinned(template.key, context);
  if (pinned !== null) return pinned;
  const others = candidatesOf(template, context);
  const named = context.options.references.hubs;
  const chosen = named.flatMap((key) => byKey(context, key) ?? []);
  const choice = chosen.find((schema) => others.some((other) => other.id === schema.id)) ?? (named.length === 1 && others.length !== 1 ? chosen[0] : undefined);
  if (choice !== undefined) return existing(template.key, choice, context, true);
  if (others.length > 1) return ambiguous(template, others, template.key, template.name, `references=link:${others[0]?.key ?? 'KEY'}`);
  if (others[0] !== undefined) return existing(template.key, others[0], context, true);
  const extended = byKey(context, template.key);
  if (extended !== undefined && context.options.extend.includes(extended.key)) return existing(template.key, extended, context, true);
  return fresh(template.key, template.key, template.name, context, 'hub');
}

function placePinned(template: string, context: PlaceContext): Placement | null {
  const pin = context.pins.find((entry) => entry.template === template);
  if (pin === undefined) return null;
  const found = pin.id === null ? undefined : context.observation.schemas.find((schema) => schema.id === pin.id);
  if (found !== undefined) return existing(template, found, context, true);
  return { template, key: pin.key, name: pin.name, id: null, ours: false, canManage: true, recognised: true, blocks: [] };
}

function existing(template: string, schema: SchemaSummary, context: PlaceContext, recognised: boolean): Placement {
  const ours = context.made.has(schema.id)
    || context.known.some((entry) => entry.schemaId === schema.id && entry.template === template && entry.state === 'building');
  return { template, key: schema.key, name: schema.name, id: schema.id, ours, canManage: schema.canManage, recognised: recognised || ours, blocks: [] };
}

function fresh(template: string, key: string, name: string, context: PlaceContext, role: 'target' | 'hub'): Placement {
  const blocks = [checkSchemaKey(key), checkSchemaName(name)].filter((block) => block !== null);
  const keyTaken = byKey(context, key);
  const nameTaken = byName(context, name);
  if (keyTaken !== undefined) blocks.push(role === 'hub' ? hubTaken(template, keyTaken) : taken('key-taken', 'key', key, keyTaken));
  else if (nameTaken !== undefined) blocks.push(role === 'hub' ? hubTaken(template, nameTaken) : taken('name-taken', 'name', name, nameTaken));
  return { template, key, name, id: null, ours: false, canManage: true, recognised: true, blocks };
}

const taken = (code: 'key-taken' | 'name-taken', what: string, value: string, by: SchemaSummary): Block => ({
  kind: 'block', code, sentence: `The ${what} "${value}" is taken by the object schema "${by.name}" (${by.key}).`,
  remedy: `Ask again with another ${what}, or with extend=${by.key} and without a name or key to add to that schema.`,
});

const hubTaken = (template: string, by: SchemaSummary): Block => ({
  kind: 'block', code: 'hub-key-taken', sentence: `${template} is needed as a hub, but its key or name is taken by the object schema "${by.name}" (${by.key}), which is not ${template}.`,
  remedy: `Deploy ${template} under another name and key first; or name the schema to link to with references=link:KEY; or add to it with extend=${by.key}; or use references=create or references=text.`,
});

function ambiguous(template: ResolvedTemplate, others: readonly SchemaSummary[], key: string, name: string, example: string): Placement {
  const list = others.slice(0, 10).map((schema) => `"${schema.name}" (${schema.key})`).join(', ');
  return {
    template: template.key, key, name, id: null, ours: false, canManage: true, recognised: false,
    blocks: [{ kind: 'block', code: 'hub-ambiguous', sentence: `Several object schemas are ${template.key}: ${list}.`, remedy: `Say which one, for example ${example}.` }],
  };
}

function candidatesOf(template: ResolvedTemplate, context: PlaceContext): SchemaSummary[] {
  const { schemas, details } = context.observation;
  const ids = candidates(template, schemas.map((schema) => schema.id), context.known, (id) => details[id]?.objectTypes);
  return ids.flatMap((id) => schemas.find((schema) => schema.id === id) ?? []);
}

const isCandidate = (template: ResolvedTemplate, context: PlaceContext, schema: SchemaSummary | undefined): boolean =>
  schema !== undefined && candidatesOf(template, context).some((candidate) => candidate.id === schema.id);

const byKey = (context: PlaceContext, key: string): SchemaSummary | undefined =>
  context.observation.schemas.find((schema) => schema.key.toUpperCase() === key.toUpperCase());

const byName = (context: PlaceContext, name: string): SchemaSummary | undefined =>
  context.observation.schemas.find((schema) => foldName(schema.name) === foldName(name));
