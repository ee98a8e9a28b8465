/** Object types that the request leaves out: those named, with everything below them, or all but those wanted alone. */
import type { ResolvedObjectType, ResolvedTemplate } from '../../templates/resolve';
import type { DeployOptions } from '../options';
import type { Warn } from '../plan';
import { sourceKey } from './copy-hub-types';
import { typesWantedAlone } from './small-hubs';
import { wantedAlone } from './wanted-alone';
import { listed } from '../../text/lists';
import { foldName } from '../../text/fold-name';

/** Whether a type of a template is left out. Only of templates asked for: a hub that comes along comes whole. */
export type IsOut = (template: string, type: ResolvedObjectType) => boolean;

export function leftOutBy(
  options: DeployOptions,
  all: ReadonlyMap<string, ResolvedTemplate>,
): IsOut {
  const { templates, leaveOut } = options;
  const names = new Set(leaveOut.map(foldName));
  const alone = wantedAlone(options, all);
  return (template, type) =>
    templates.includes(template) &&
    (type.path.some((part) => names.has(foldName(part))) ||
      (alone !== null && !alone.has(sourceKey(template, type.name))));
}

/** What goes with a type that is left out, and what stays without a purpose. */
export function leftOutWarnings(
  template: ResolvedTemplate,
  options: DeployOptions,
  all: ReadonlyMap<string, ResolvedTemplate>,
  isOut: IsOut,
): Warn[] {
  const { templates, leaveOut } = options;
  if (!templates.includes(template.key)) return [];
  const only = typesWantedAlone(options, all);
  if (only.length > 0) return [wantedAloneLine(template, only, isOut)];
  const named = new Set(leaveOut.map(foldName));
  const below = (type: ResolvedObjectType): string[] =>
    template.objectTypes
      .filter((other) => other !== type && other.path[type.path.length - 1] === type.name)
      .map((other) => other.name);
  const lines = template.objectTypes
    .filter((type) => named.has(foldName(type.name)))
    .map((type) => {
      const names = below(type);
      return names.length === 0
        ? `${type.name} is left out.`
        : `${type.name} is left out, and with it what is below it: ${names.join(', ')}.`;
    });
  const parents = new Set(
    template.objectTypes
      .filter((type) => !isOut(template.key, type))
      .map((type) => type.parentPath?.at(-1)),
  );
  const hollow = template.objectTypes
    .filter((type) => type.abstract && !isOut(template.key, type) && !parents.has(type.name))
    .map(
      (type) =>
        `${type.name} is abstract, and all object types below it are left out: it can ` +
        'hold no object. Leave it out too, unless you add your own below it.',
    );
  return [...lines, ...hollow].map((sentence) => ({ kind: 'warn', code: 'left-out', sentence }));
}

/** What comes with the types wanted alone, and what is below one of them and does not. */
function wantedAloneLine(template: ResolvedTemplate, only: readonly string[], isOut: IsOut): Warn {
  const named = new Set(only.map(foldName));
  const kept = template.objectTypes.filter((type) => !isOut(template.key, type));
  const wanted = kept.filter((type) => named.has(foldName(type.name)));
  const along = kept.filter((type) => !named.has(foldName(type.name))).map(({ name }) => name);
  const below = template.objectTypes
    .filter(
      (type) =>
        isOut(template.key, type) &&
        wanted.some(({ path }) => path.every((part, at) => type.path[at] === part)),
    )
    .map(({ name }) => name);
  const sentence = [
    `Of ${template.key} only ${listed(
      wanted.map(({ name }) => name),
      MOST_NAMED,
    )}.`,
    ...(along.length === 0
      ? []
      : [
          `With ${wanted.length === 1 ? 'it' : 'them'} comes what ` +
            `${wanted.length === 1 ? 'it needs' : 'they need'}: ` +
            `${listed(along, MOST_NAMED)}.`,
        ]),
    ...(below.length === 0 ? [] : [`Below that, and not wanted: ${listed(below, MOST_NAMED)}.`]),
  ].join(' ');
  return { kind: 'warn', code: 'left-out', sentence };
}

/** Most object types that a line names. */
const MOST_NAMED = 12;
