/**
 * A template as its first release had it, worked out backwards from its changelog: what came is
 * taken away, what was is put back.
 */
import { readReleases, withoutNewest, type ReleaseFile } from '../../local/catalog/releases';
import { loadTemplate, type TemplateKey } from '../../src/templates/catalogue';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../../src/templates/template.generated';

/** The names and forms of its elements are those of the release; its texts are those of today. */
export async function firstVersionOf(key: TemplateKey): Promise<Template> {
  let releases: ReleaseFile = readReleases(key);
  while (releases.releases.length > 1) releases = withoutNewest(releases);
  return templateOf(await loadTemplate(key), releases);
}

/** Whether a site with its first version lacks something of today's, or has it otherwise. */
export const hasChanged = (key: TemplateKey): boolean =>
  readReleases(key).releases.some(
    ({ came = [], was = {} }) => came.length + Object.keys(was).length > 0,
  );

function templateOf(now: Template, { releases, elements }: ReleaseFile): Template {
  const { moved: _moves, ...rest } = structuredClone(now);
  const types = (list: readonly TemplateObjectType[], above: string): TemplateObjectType[] =>
    list.flatMap((type) => {
      const path = above === '' ? type.name : `${above} / ${type.name}`;
      const form = elements[path];
      if (form === undefined) return [];
      const children = types(type.children ?? [], path);
      const { children: _now, abstract: _abstract, ...own } = type;
      return [
        {
          ...own,
          attributes: attributesOf(path, type.attributes, elements),
          ...(form === 'abstract' ? { abstract: true } : {}),
          ...(children.length === 0 ? {} : { children }),
        },
      ];
    });
  return {
    ...rest,
    version: releases[0]?.version ?? '1.0.0',
    statusSets: statusSetsOf(elements),
    objectTypes: types(now.objectTypes, '') as Template['objectTypes'],
  } as Template;
}

function statusSetsOf(elements: Record<string, string>): Template['statusSets'] {
  const sets: Record<string, { name: string; category: string }[]> = {};
  for (const [name, category] of Object.entries(elements)) {
    const found = /^([A-Z_]+): (.+)$/u.exec(name);
    if (found !== null && ['active', 'inactive', 'pending'].includes(category))
      (sets[found[1] ?? ''] ??= []).push({ name: found[2] ?? '', category });
  }
  return sets as Template['statusSets'];
}

/** In the order of today, and what is gone since after them. */
function attributesOf(
  path: string,
  now: readonly TemplateAttribute[],
  elements: Record<string, string>,
): TemplateAttribute[] {
  const names = Object.keys(elements).flatMap((name) =>
    name.startsWith(`${path} . `) && !name.includes(' = ') ? [name.slice(path.length + 3)] : [],
  );
  const order = (name: string): number => {
    const at = now.findIndex((one) => one.name === name);
    return at < 0 ? now.length : at;
  };
  return [...names]
    .sort((a, b) => order(a) - order(b))
    .map((name) => {
      const description = now.find((one) => one.name === name)?.description ?? `${name} in words.`;
      const element = `${path} . ${name}`;
      const options = Object.keys(elements).flatMap((one) =>
        one.startsWith(`${element} = `) ? [one.slice(element.length + 3)] : [],
      );
      return attributeOf(name, description, elements[element] ?? '', options);
    });
}

const FORM = new RegExp(
  String.raw`^(?<type>\w+)(?: to (?<to>.+?) as (?<as>.+?))?(?: (?<statuses>[A-Z_]+))?` +
    String.raw`(?<required> required)?(?<unique> unique)?(?: max (?<max>-?\d+))?(?: ` +
    String.raw`(?<regex>\^.*))?$`,
  'u',
);

function attributeOf(
  name: string,
  description: string,
  form: string,
  options: string[],
): TemplateAttribute {
  const { type, to, as, statuses, required, unique, max, regex } = FORM.exec(form)?.groups ?? {};
  if (type === undefined) throw new Error(`${name}: ${form} is no form of an attribute.`);
  return {
    name,
    description,
    type,
    ...(to === undefined ? {} : { to, as }),
    ...(statuses === undefined ? {} : { statuses }),
    ...(required === undefined ? {} : { required: true }),
    ...(unique === undefined ? {} : { unique: true }),
    ...(max === undefined ? {} : { max: Number(max) }),
    ...(regex === undefined ? {} : { regex }),
    ...(options.length === 0 ? {} : { options }),
  } as unknown as TemplateAttribute;
}
