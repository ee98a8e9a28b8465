/**
 * The templates as they first came to a site, for tests of an upgrade: deploy `await
 * firstVersion('ITAM')`, then extend with the template of today, and compare with a fresh
 * deployment of today.
 *
 *     const before = catalogueOf(await Promise.all(TEMPLATE_KEYS.map(firstVersion)));
 *     const site = deployed(before, ['ITAM']);
 *     const plan = planFor(await realCatalogue(), site, optionsFor(['ITAM'], { extend: ['ITAM'] }));
 *     const byHand = await leftSinceFirst('ITAM'); // a sentence for each thing the extension cannot do
 *
 * It is made out of the template of today and `catalog/releases/KEY.json`, walked back release by
 * release: what came is taken away, what was otherwise or called otherwise is as it was. So it
 * follows every change that is released, and needs no copies of old files. A release says nothing
 * of texts, units and `subtypes`: those are of today; `first-versions.test.ts` compares with a
 * hash of the files of then. It stands for 1.0.1, the first that Assets Cloud takes; 1.0.0 had
 * the same elements and longer texts.
 */
import {
  elementsOf,
  leftToDo,
  movedName,
  readReleases,
  withoutNewest,
  type ReleaseFile,
} from '../../local/catalog/releases';
import { loadTemplate, type TemplateKey } from '../../src/templates/catalogue';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
  TemplateStatus,
} from '../../src/templates/template.generated';

/** Releases that only put texts right. */
const TEXTS_ONLY = new Set(['1.0.0', '1.0.1', '1.0.2']);

/** A template as it was before anything in it came, went or changed; today's where nothing did. */
export async function firstVersion(key: TemplateKey): Promise<Template> {
  const today = await loadTemplate(key);
  const { elements, releases } = walkedBack(readReleases(key));
  const { moved: _moved, ...head } = structuredClone(today);
  return {
    ...head,
    version: releases.at(-1)?.version ?? today.version,
    statusSets: statusSets(elements),
    objectTypes: typesBelow('', elements, known(today, key)),
  };
}

/** A sentence for each thing that a site of the first version differs in after an extension, and a person can do. */
export async function leftSinceFirst(key: TemplateKey): Promise<string[]> {
  const now = elementsOf(await loadTemplate(key));
  return readReleases(key).releases.flatMap((release) => leftToDo(release, now));
}

function walkedBack(file: ReleaseFile): ReleaseFile {
  const newest = file.releases.at(-1);
  const first =
    newest === undefined || file.releases.length === 1 || TEXTS_ONLY.has(newest.version);
  return first ? file : walkedBack(withoutNewest(file));
}

interface Known {
  types: ReadonlyMap<string, TemplateObjectType>;
  attributes: ReadonlyMap<string, TemplateAttribute>;
}

/** Today's object types and attributes under the names they first had. */
function known(today: Template, key: TemplateKey): Known {
  const back = readReleases(key)
    .releases.map(({ moved = {} }) => moved)
    .reverse()
    .map((moved) => Object.fromEntries(Object.entries(moved).map(([old, name]) => [name, old])));
  const first = (name: string): string =>
    back.reduce((name_, moved) => movedName(name_, moved), name);
  const types = linesOf(today.objectTypes);
  return {
    types: new Map(types.map(({ type, at }) => [first(at), type])),
    attributes: new Map(
      types.flatMap(({ type, at }) =>
        type.attributes.map((one) => [first(`${at} . ${one.name}`), one] as const),
      ),
    ),
  };
}

/** With each object type the path a release calls it by. */
const linesOf = (
  types: readonly TemplateObjectType[],
  above = '',
): { type: TemplateObjectType; at: string }[] =>
  types.flatMap((type) => {
    const at = above === '' ? type.name : `${above} / ${type.name}`;
    return [{ type, at }, ...linesOf(type.children ?? [], at)];
  });

type Elements = Readonly<Record<string, string>>;

function statusSets(elements: Elements): Template['statusSets'] {
  const sets: Record<string, TemplateStatus[]> = {};
  for (const [name, form] of Object.entries(elements)) {
    const [, set = '', status = ''] = /^([A-Z_]+): (.+)$/u.exec(name) ?? [];
    if (form === 'active' || form === 'inactive' || form === 'pending')
      (sets[set] ??= []).push({ name: status, category: form });
  }
  return sets;
}

/** The object types directly below a path; '' for the roots. */
function typesBelow(path: string, elements: Elements, today: Known): TemplateObjectType[] {
  return Object.entries(elements).flatMap(([name, form]) => {
    if (form !== 'abstract' && form !== 'concrete') return [];
    if (name.split(' / ').slice(0, -1).join(' / ') !== path) return [];
    const { purpose, brief, icon, inherits, group } = today.types.get(name) ?? {
      purpose: 'Was part of the first version.',
      icon: 'Box',
    };
    const base = { purpose, brief, icon, inherits, group };
    const children = typesBelow(name, elements, today);
    return [
      {
        ...base,
        name: name.split(' / ').at(-1) ?? name,
        ...(form === 'abstract' ? { abstract: true } : {}),
        attributes: attributesOf(name, elements, today),
        ...(children.length > 0 ? { children } : {}),
      },
    ];
  });
}

function attributesOf(path: string, elements: Elements, today: Known): TemplateAttribute[] {
  return Object.entries(elements).flatMap(([name, form]) => {
    const own = name.startsWith(`${path} . `) && !name.includes(' = ');
    return own ? [attributeOf(name, form, elements, today)] : [];
  });
}

/** The form is that of `partsOf` in `releases.ts`. */
function attributeOf(
  name: string,
  form: string,
  elements: Elements,
  today: Known,
): TemplateAttribute {
  const base: Partial<Record<string, unknown>> = { ...today.attributes.get(name) };
  const { description, brief, suffix, subtypes } = base;
  const [, unfiltered = form, filter] = /^(.*?)(?: only (".*))?$/u.exec(form) ?? [];
  const [, plain = form, regex] = /^(.*?)(?: (\^.*))?$/u.exec(unfiltered) ?? [];
  const [type = ''] = plain.split(' ');
  const [, to, as] = /^reference to (.+?) as (.+?)(?= required| unique| max|$)/u.exec(plain) ?? [];
  const [, max] = / max (-?\d+)$/u.exec(plain) ?? [];
  return {
    description,
    brief,
    ...(type === base['type'] && suffix !== undefined ? { suffix } : {}),
    ...(type === 'reference' && subtypes !== undefined ? { subtypes } : {}),
    name: name.split(' . ').at(-1) ?? name,
    type,
    ...(to === undefined ? {} : { to, as }),
    ...(type === 'status' ? { statuses: plain.split(' ')[1] } : {}),
    ...(type === 'select' ? { options: optionsOf(name, elements) } : {}),
    ...(/ required\b/u.test(plain) ? { required: true } : {}),
    ...(/ unique\b/u.test(plain) ? { unique: true } : {}),
    ...(max === undefined ? {} : { max: Number(max) }),
    ...(regex === undefined ? {} : { regex }),
    ...(filter === undefined ? {} : { filter }),
  } as TemplateAttribute;
}

const optionsOf = (attribute: string, elements: Elements): string[] =>
  Object.keys(elements).flatMap((name) =>
    name.startsWith(`${attribute} = `) ? [name.slice(attribute.length + 3)] : [],
  );
