/**
 * Versions of a template. `catalog/releases/KEY.json` is its changelog, and what its newest
 * release held, so that a machine can say what a change is: major where something is gone or is
 * of another kind, minor where something came, was renamed or is limited otherwise, patch for
 * texts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../src/templates/canonical';
import { countAttributes, resolveTemplate } from '../../src/templates/resolve';
import type { Template, TemplateAttribute } from '../../src/templates/template.generated';

export interface Release {
  /** Semantic version. */
  version: string;
  /** ISO date. */
  date: string;
  /** See `contentHash`. */
  hash: string;
  /** What it brings, a sentence each. */
  changes: string[];
  /** Elements that have another name: as the release before had it, and as this one has it. */
  moved?: Record<string, string>;
  /** Elements that the release before did not have. */
  came?: string[];
  /** The form in the release before of what has another one now or is gone, under its name there. */
  was?: Record<string, string>;
}

/** Oldest release first; `elements` are those of the newest. */
export interface ReleaseFile {
  key: string;
  releases: Release[];
  elements: Record<string, string>;
}

export type Bump = 'none' | 'patch' | 'minor' | 'major';

const RELEASES = join(__dirname, '../../catalog/releases');

export const releasePath = (key: string): string => join(RELEASES, `${key.toLowerCase()}.json`);

/** @throws where there is none */
export const readReleases = (key: string): ReleaseFile =>
  JSON.parse(readFileSync(releasePath(key), 'utf8')) as ReleaseFile;

/** Every part of a template that a site can hold, by name, with the form that cannot change once there are values. */
export function elementsOf(template: Template): Record<string, string> {
  const { objectTypes, statusSets } = resolveTemplate(template);
  return Object.fromEntries([
    ...Object.entries(statusSets).flatMap(([set, statuses]) =>
      statuses.map(({ name, category }) => [`${set}: ${name}`, category]),
    ),
    ...objectTypes.flatMap((type) => [
      [type.path.join(' / '), type.abstract ? 'abstract' : 'concrete'],
      ...type.attributes.flatMap((attribute) =>
        partsOf(attribute, `${type.path.join(' / ')} . ${attribute.name}`),
      ),
    ]),
  ] as [string, string][]);
}

function partsOf(attribute: TemplateAttribute, name: string): [string, string][] {
  const words = [
    attribute.type,
    attribute.type === 'reference' ? `to ${attribute.to} as ${attribute.as}` : '',
    attribute.type === 'status' ? attribute.statuses : '',
    attribute.required === true ? 'required' : '',
    'unique' in attribute && attribute.unique === true ? 'unique' : '',
    'max' in attribute && attribute.max !== undefined ? `max ${String(attribute.max)}` : '',
    'regex' in attribute ? (attribute.regex ?? '') : '',
    attribute.type === 'reference' && attribute.filter !== undefined
      ? `only ${attribute.filter}`
      : '',
  ];
  const options =
    attribute.type === 'select'
      ? attribute.options.map((option): [string, string] => [`${name} = ${option}`, 'option'])
      : [];
  return [[name, words.filter((word) => word !== '').join(' ')], ...options];
}

/** What lies between the newest release and a template. */
export interface Between {
  moved: Record<string, string>;
  came: string[];
  was: Record<string, string>;
  /** Of `was`: gone, or of a kind that no limit can be changed into. */
  broken: string[];
}

/** @param moved elements of the release that have another name in the template */
export function between(
  last: ReleaseFile,
  template: Template,
  moved: Record<string, string> = {},
): Between {
  const now = elementsOf(template);
  const nameNow = (name: string): string => movedName(name, moved);
  const before = Object.entries(last.elements);
  const kept = new Set(before.map(([name]) => nameNow(name)));
  const other = before.filter(([name, form]) => now[nameNow(name)] !== form);
  return {
    moved,
    came: Object.keys(now).filter((name) => !kept.has(name)),
    was: Object.fromEntries(other),
    broken: other
      .filter(([name, form]) => kindOf(now[nameNow(name)] ?? 'gone') !== kindOf(form))
      .map(([name]) => name),
  };
}

/** Options and attributes follow the attribute or object type they belong to. */
export function movedName(name: string, moved: Record<string, string>): string {
  const owner = Object.keys(moved).find(
    (old) =>
      name === old || [' = ', ' . ', ' / '].some((between) => name.startsWith(`${old}${between}`)),
  );
  return owner === undefined ? name : `${moved[owner] ?? ''}${name.slice(owner.length)}`;
}

/**
 * An attribute's kind and target, without what a person can change on a site: required, unique,
 * how many, pattern, statuses.
 */
const kindOf = (form: string): string =>
  form
    .replace(/ only ".*$/u, '')
    .replace(/ (?:required|unique|max -?\d+|\^.*\$)(?= |$)/gu, '')
    .replace(/^status .*$/u, 'status');

/** What is left to a person on a site that has the release before: the app adds, and changes nothing that exists. */
export function leftToDo(
  { moved = {}, was = {}, came = [] }: Pick<Release, 'moved' | 'was' | 'came'>,
  now: Record<string, string>,
): string[] {
  return [
    ...moreToChoose(came, now).map(
      ([attribute, more]) => `${attribute} has more to choose from now: ${more.join(', ')}.`,
    ),
    ...Object.entries(moved).map(([old, name]) => `${old} is called ${shortOf(name)} now.`),
    ...Object.entries(was).map(([old, form]) => {
      const here = now[movedName(old, moved)];
      return here === undefined
        ? `${old} is no longer part of the template; it stays until somebody removes it.`
        : `${old} was ${form}, and is ${here} now.`;
    }),
  ];
}

/** Options, and statuses of a set, that came to attributes that were there before: those are as they were made. */
function moreToChoose(came: readonly string[], now: Record<string, string>): [string, string[]][] {
  const more = new Map<string, string[]>();
  const add = (attribute: string, value: string): void => {
    if (!came.includes(attribute) && now[attribute] !== undefined)
      more.set(attribute, [...(more.get(attribute) ?? []), value]);
  };
  for (const name of came) {
    const [attribute = '', option] = name.split(' = ');
    const [, set, status = ''] = /^([A-Z_]+): (.+)$/u.exec(name) ?? [];
    if (option !== undefined) add(attribute, option);
    else if (set !== undefined)
      for (const [holder, form] of Object.entries(now))
        if (form === `status ${set}` || form.startsWith(`status ${set} `)) add(holder, status);
  }
  return [...more];
}

const shortOf = (name: string): string => name.split(/ (?:\.|\/|=) /u).at(-1) ?? name;

/** A required attribute that came is minor: on types that hold objects a deployment creates it as optional. */
export function bumpNeeded(
  last: ReleaseFile,
  template: Template,
  moved: Record<string, string> = {},
): Bump {
  const { came, was, broken } = between(last, template, moved);
  if (broken.length > 0) return 'major';
  if (came.length + Object.keys(was).length + Object.keys(moved).length > 0) return 'minor';
  return last.releases.at(-1)?.hash === contentHash(template) ? 'none' : 'patch';
}

/** What the step from one version to the next says; null where it is no step up by one. */
export function bumpBetween(from: string, to: string): Bump | null {
  if (from === to) return 'none';
  const [major = 0, minor = 0, patch = 0] = from.split('.').map(Number);
  if (to === `${String(major + 1)}.0.0`) return 'major';
  if (to === `${String(major)}.${String(minor + 1)}.0`) return 'minor';
  return to === `${String(major)}.${String(minor)}.${String(patch + 1)}` ? 'patch' : null;
}

const RANK: Record<Bump, number> = { none: 0, patch: 1, minor: 2, major: 3 };

/** What is wrong with the version of a template; null where it is released, or a step that fits the change. */
export function versionFlaw(
  last: ReleaseFile,
  template: Template,
  moved: Record<string, string> = {},
): string | null {
  const from = last.releases.at(-1)?.version ?? '';
  const needed = bumpNeeded(last, template, moved);
  const step = bumpBetween(from, template.version);
  if (step === null)
    return `${template.key} goes from ${from} to ${template.version}, which is no step of a semantic version.`;
  if (RANK[step] >= RANK[needed] && (needed !== 'none' || step === 'none')) return null;
  return needed === 'none'
    ? `${template.key} ${template.version} is what ${from} was.`
    : `${template.key} changed since ${from}: that is a ${needed} version, and it says ${template.version}.`;
}

/** The file with one more release. */
export function withRelease(
  last: ReleaseFile | null,
  template: Template,
  date: string,
  changes: string[],
  moved: Record<string, string> = {},
): ReleaseFile {
  const resolved = resolveTemplate(template);
  const first = [
    `First release: ${String(resolved.objectTypes.length)} object types, ` +
      `${String(countAttributes(resolved))} attributes.`,
  ];
  const release: Release = {
    version: template.version,
    date,
    hash: contentHash(template),
    changes: changes.length > 0 ? changes : first,
    ...(last === null ? {} : told(between(last, template, moved))),
  };
  const earlier = (last?.releases ?? []).filter(({ version }) => version !== template.version);
  return { key: template.key, releases: [...earlier, release], elements: elementsOf(template) };
}

/** Without what is empty: most releases move nothing. */
const told = ({ moved, came, was }: Between): Pick<Release, 'moved' | 'came' | 'was'> => ({
  ...(Object.keys(moved).length > 0 ? { moved } : {}),
  ...(came.length > 0 ? { came } : {}),
  ...(Object.keys(was).length > 0 ? { was } : {}),
});

/** The file as it was before its newest release. */
export function withoutNewest({ key, releases, elements }: ReleaseFile): ReleaseFile {
  const { moved = {}, came = [], was = {} } = releases.at(-1) ?? {};
  const back = Object.fromEntries(Object.entries(moved).map(([old, name]) => [name, old]));
  const kept = Object.entries(elements)
    .filter(([name]) => !came.includes(name))
    .map(([name, form]) => [movedName(name, back), form]);
  return {
    key,
    releases: releases.slice(0, -1),
    elements: { ...(Object.fromEntries(kept) as Record<string, string>), ...was },
  };
}
