import { schemaKeyOf, type TemplateFact } from '../facts';
import type { NamedSchema, Permission } from '../model/slots/schema-lists';
import { typeCalled } from '../model/types-named';
import type { Slots } from '../model/understanding';

/** A deployment somebody asked a preview of, as the conversation remembers it. */
export interface DeployRequest {
  /** Keys of templates, or one name the app has to judge. */
  templates: string[];
  name: string | null;
  key: string | null;
  /** Entries of the `references` input, the mode of all first. */
  references: string[];
  extend: string[];
  allowSharing: string[];
  project: string | null;
  variant: 'full' | 'lean' | null;
  leaveOut: string[];
  /** The only object types wanted; [] for all. */
  only: string[];
}

export function newRequest(templates: readonly string[]): DeployRequest {
  return {
    templates: [...templates],
    name: null,
    key: null,
    references: [],
    extend: [],
    allowSharing: [],
    project: null,
    variant: null,
    leaveOut: [],
    only: [],
  };
}

/** What of a request still holds when another template is asked for the same way ("what about basic?"). */
export function carriedOver(request: DeployRequest, templates: readonly string[]): DeployRequest {
  return {
    ...newRequest(templates),
    references: request.references,
    variant: request.variant,
    project: request.project,
  };
}

/** A request with what a turn says changed; what it does not speak of stays. */
export function withSlots(
  request: DeployRequest,
  slots: Slots,
  facts: readonly TemplateFact[],
): DeployRequest {
  const named = { ...request, name: slots.name ?? request.name, key: slots.key ?? request.key };
  return {
    ...named,
    references: references(request.references, slots, facts),
    extend: union(request.extend, [...schemasOf(slots.extend, named, facts), ...slots.required]),
    allowSharing: union(request.allowSharing, sharedSchemas(slots.allowSharing, named, facts)),
    project: slots.project ?? request.project,
    variant: slots.variant ?? request.variant,
    leaveOut: union(
      slots.leaveOut.length === 0 ? request.leaveOut : request.leaveOut.filter(isType),
      slots.leaveOut.map(typeMeant),
    ),
  };
}

/** The inputs of `preview-deployment`; what was not asked for is left out. */
export function toInput(request: DeployRequest): Record<string, string> {
  const inputs: Record<string, string | null> = {
    schema: request.templates.join(', '),
    name: request.name,
    key: request.key,
    references: request.references.join(', '),
    extend: request.extend.join(', '),
    allowSharing: request.allowSharing.join(', '),
    project: request.project,
    variant: request.variant,
    leaveOut: request.leaveOut.join(', '),
    only: request.only.join(', '),
  };
  return Object.fromEntries(
    Object.entries(inputs).filter(
      (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '',
    ),
  );
}

function references(
  before: readonly string[],
  slots: Slots,
  facts: readonly TemplateFact[],
): string[] {
  const { all, each, bound, hub, other } = slots.references;
  const general = other ?? (hub === null ? all : linkTo(hub, facts));
  const spoken = new Set([...each, ...bound].map((one) => one.type));
  const isNew = each.length + bound.length === 0;
  const kept = before.filter((entry) => {
    const [name = '', mode] = entry.split('=');
    if (mode === undefined) return general === null;
    return !spoken.has(name) && (isNew || name.includes('.') || isType(name));
  });
  return [
    ...(general === null ? [] : [general]),
    ...kept,
    ...each.map((one) => `${one.type}=${one.mode}`),
    ...bound.map(
      (one) => `${one.type}=link:${one.schema}${one.target === '' ? '' : `/${one.target}`}`,
    ),
  ];
}

/** A template that is not deployed comes along by itself; naming it as a hub would look for one that is not there. */
function linkTo(hub: NamedSchema, facts: readonly TemplateFact[]): string {
  if (hub.template === null) return `link:${hub.text}`;
  const deployed = facts.find((one) => one.key === hub.template)?.deployed;
  return deployed ? `link:${deployed.key}` : 'link';
}

function schemasOf(
  permission: Permission,
  request: DeployRequest,
  facts: readonly TemplateFact[],
): string[] {
  if (permission.kind === 'none') return [];
  if (permission.kind === 'last')
    return request.key !== null
      ? [request.key]
      : request.templates.map((key) => schemaKeyOf(facts, key));
  return permission.schemas.map((schema) =>
    schema.template === null ? schema.text : schemaKeyOf(facts, schema.template),
  );
}

/** "Allow sharing" without a name means the hubs of what is asked for. */
function sharedSchemas(
  permission: Permission,
  request: DeployRequest,
  facts: readonly TemplateFact[],
): string[] {
  if (permission.kind !== 'last') return schemasOf(permission, request, facts);
  const hubs = request.templates.flatMap(
    (key) => facts.find((one) => one.key === key)?.extends ?? [],
  );
  return hubs.map((key) => schemaKeyOf(facts, key));
}

/** The catalogue's own name of a type that is called nearly so ("network devices"), else what was said. */
export const typeMeant = (said: string): string => typeCalled(said) ?? said.replace(/,/g, ' ');

/** What is no object type of the catalogue was not understood, and gives way to what is said next. */
const isType = (name: string): boolean => typeCalled(name) !== null;

const union = (before: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...before, ...more]),
];

/** Whether anything was wished for beside the templates. */
export const hasWishes = (request: DeployRequest | null): boolean =>
  request !== null && Object.keys(toInput(request)).length > 1;
