/**
 * A live object schema as a template: canonical, so that a schema built from it gives the same
 * file again, with an exact list of what cannot travel. Pure.
 */
import { isTemplateKey } from '../../templates/catalogue';
import { PLATFORM_ATTRIBUTES } from '../../templates/check';
import { MOST_DESCRIPTION } from '../../templates/brief';
import { OWN_CATEGORY } from '../../templates/own';
import type {
  Template,
  TemplateObjectType,
  TemplateStatus,
} from '../../templates/template.generated';
import { ownTarget, parseTarget } from '../../templates/target';
import { inert } from '../../text/inert';
import { defaultIcon } from '../notation/build';
import { exportAttribute } from './export-attribute';
import type { LiveSchema, LiveStatus, LiveType, Loss } from './live-schema';
import { foldName } from '../../text/fold-name';

export interface ExportInput {
  schema: LiveSchema;
  /** Statuses and reference types of the whole site, which any schema may use. */
  globals: {
    statuses: readonly LiveStatus[];
    referenceTypes: readonly { id: string; name: string }[];
  };
  /** How an object type outside this schema is named in a model (`CORE.Location`); null where it does not travel. */
  foreign: (objectTypeId: string) => string | null;
}

export interface Exported {
  template: Template;
  losses: Loss[];
}

/** What no export of a schema holds, whatever is in it. */
export const NEVER_TRAVELS: readonly string[] = [
  'objects and their history',
  'users, groups and roles of the schema',
  'icons other than by the name of their object type',
  'the order of object types',
  'descriptions and colours of statuses and reference types',
  'automation rules, imports and forms',
];

/** The key of the model: that of the schema, unless a template of the catalogue has it. */
export const exportKey = (key: string): string =>
  isTemplateKey(key) ? `${key.slice(0, 8)}X` : key.toUpperCase();

export function exportSchema({ schema, globals, foreign }: ExportInput): Exported {
  const losses: Loss[] = [];
  const key = exportKey(schema.key);
  if (key !== schema.key)
    losses.push({
      at: schema.key,
      lost: `the key: a ready-made template has it, so the model is called ${key}`,
    });
  const statuses = new Map([...globals.statuses, ...schema.statuses].map((one) => [one.id, one]));
  const referenceTypes = new Map(
    [...globals.referenceTypes, ...schema.referenceTypes].map((one) => [one.id, one.name]),
  );
  const { roots, placed } = tree(schema, losses);
  const names = new Map(placed.map(({ live, type }) => [live.id, type.name]));
  const sets = new Map<string, { key: string; statuses: TemplateStatus[] }>();
  const hubs: string[] = [];
  const used = { statuses: new Set<string>(), referenceTypes: new Set<string>() };
  for (const { live, type } of placed) {
    const seen = new Set<string>(PLATFORM_ATTRIBUTES.map(foldName));
    for (const attribute of schema.attributes.filter((one) => one.objectTypeId === live.id)) {
      const at = `${schema.key} · ${live.name} › ${attribute.name}`;
      if (attribute.label && foldName(attribute.name) !== 'name')
        losses.push({ at, lost: 'that it is the label of the objects' });
      if (
        attribute.system ||
        PLATFORM_ATTRIBUTES.some((own) => foldName(own) === foldName(attribute.name))
      )
        continue;
      const name = legible(attribute.name, 'its name', at, losses);
      if (name === '') {
        losses.push({ at, lost: 'the attribute: nothing of its name can be seen' });
        continue;
      }
      if (seen.has(foldName(name))) {
        losses.push({ at, lost: 'the attribute: another has its name' });
        continue;
      }
      seen.add(foldName(name));
      const made = exportAttribute(attribute, {
        lose: (lost) => losses.push({ at, lost }),
        legible: (text, what) => legible(text, what, at, losses),
        status: (id) => {
          used.statuses.add(id);
          return statuses.get(id);
        },
        everyStatus: () => [...statuses.values()],
        setFor: (list) => setFor(list, sets),
        referenceType: (id) => {
          used.referenceTypes.add(id);
          return referenceTypes.get(id) ?? null;
        },
        target: (id) => {
          const name = names.get(id);
          return name === undefined ? foreign(id) : ownTarget(name, key);
        },
      });
      if (made === null) continue;
      type.attributes.push({ ...made, name });
      const hub = made.type === 'reference' ? parseTarget(made.to, key).template : key;
      if (hub !== key && !hubs.includes(hub)) hubs.push(hub);
    }
  }
  unused(schema, used, losses);
  const name = legible(schema.name, 'its name', schema.key, losses) || key;
  const summary = legible(schema.description, 'its description', schema.key, losses);
  return {
    template: {
      key,
      name,
      version: '1.0.0',
      category: OWN_CATEGORY,
      level: 1,
      summary: summary || name,
      brief: inert(summary, MOST_DESCRIPTION),
      extends: hubs,
      statusSets: Object.fromEntries([...sets.values()].map((set) => [set.key, set.statuses])),
      objectTypes: roots,
    },
    losses,
  };
}

/** A person must get the name that they read: what cannot be seen of it stays behind. */
function legible(text: string, what: string, at: string, losses: Loss[]): string {
  const seen = inert(text, Number.MAX_SAFE_INTEGER);
  if (seen !== text)
    losses.push({ at, lost: `of ${what} what cannot be seen, line breaks among it` });
  return seen;
}

interface PlacedLive {
  live: LiveType;
  type: TemplateObjectType;
}

/** Siblings by name, because the order of types does not travel; each name once, because Assets takes it once. */
function tree(
  schema: LiveSchema,
  losses: Loss[],
): { roots: TemplateObjectType[]; placed: PlacedLive[] } {
  const placed: PlacedLive[] = [];
  const taken = new Set<string>();
  const below = (parentId: string | null): TemplateObjectType[] =>
    schema.objectTypes
      .filter((type) => type.parentId === parentId)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((live) => {
        const at = `${schema.key} · ${live.name}`;
        const name = legible(live.name, 'its name', at, losses);
        if (name === '' || taken.has(foldName(name))) {
          losses.push({
            at,
            lost:
              'the object type and what is below it: ' +
              `${name === '' ? 'nothing of its name can be seen' : 'another has its name'}`,
          });
          return [];
        }
        taken.add(foldName(name));
        const description = legible(live.description ?? '', 'its description', at, losses);
        if (description.length > MOST_DESCRIPTION)
          losses.push({
            at,
            lost: `its description beyond ${MOST_DESCRIPTION} characters`,
          });
        const type: TemplateObjectType = {
          name,
          purpose: inert(description, MOST_DESCRIPTION),
          icon: defaultIcon(name),
          inherits: live.inherited,
          ...(live.abstract ? { abstract: true } : {}),
          attributes: [],
        };
        placed.push({ live, type });
        const children = below(live.id);
        return [children.length === 0 ? type : Object.assign(type, { children })];
      });
  return { roots: below(null), placed };
}

function setFor(
  list: TemplateStatus[],
  sets: Map<string, { key: string; statuses: TemplateStatus[] }>,
): string {
  const sorted = [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
  const content = JSON.stringify(sorted);
  const known = sets.get(content) ?? { key: `SET${sets.size + 1}`, statuses: sorted };
  sets.set(content, known);
  return known.key;
}

function unused(
  schema: LiveSchema,
  used: { statuses: ReadonlySet<string>; referenceTypes: ReadonlySet<string> },
  losses: Loss[],
): void {
  for (const { id, name } of schema.statuses)
    if (!used.statuses.has(id))
      losses.push({
        at: `${schema.key} · status ${name}`,
        lost: 'the status: no attribute that travels uses it',
      });
  for (const { id, name } of schema.referenceTypes)
    if (!used.referenceTypes.has(id))
      losses.push({
        at: `${schema.key} · reference type ${name}`,
        lost: 'the reference type: no attribute that travels uses it',
      });
}
