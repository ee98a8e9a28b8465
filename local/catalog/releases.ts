/**
 * Versions of a template. `catalog/releases/KEY.json` is its changelog, and what its newest release held, so that a machine can say
 * what a change is: major where something that stood is gone or has another form, minor where something came, patch for texts.
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
  ];
  const options =
    attribute.type === 'select'
      ? attribute.options.map((option): [string, string] => [`${name} = ${option}`, 'option'])
      : [];
  return [[name, words.filter((word) => word !== '').join(' ')], ...options];
}

/** A required attribute that came is minor: on types that hold objects a deployment creates it as optional. */
export function bumpNeeded(last: ReleaseFile, template: Template): Bump {
  const now = elementsOf(template);
  const before = Object.entries(last.elements);
  if (before.some(([name, form]) => now[name] !== form)) return 'major';
  if (Object.keys(now).length > before.length) return 'minor';
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
export function versionFlaw(last: ReleaseFile, template: Template): string | null {
  const from = last.releases.at(-1)?.version ?? '';
  const needed = bumpNeeded(last, template);
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
): ReleaseFile {
  const resolved = resolveTemplate(template);
  const first = [
    `First release: ${String(resolved.objectTypes.length)} object types, ${String(countAttributes(resolved))} attributes.`,
  ];
  const release: Release = {
    version: template.version,
    date,
    hash: contentHash(template),
    changes: changes.length > 0 ? changes : first,
  };
  const earlier = (last?.releases ?? []).filter(({ version }) => version !== template.version);
  return { key: template.key, releases: [...earlier, release], elements: elementsOf(template) };
}
