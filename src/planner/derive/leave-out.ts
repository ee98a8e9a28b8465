/** Object types that the request leaves out, with everything below them. */
import type { ResolvedObjectType, ResolvedTemplate } from '../../templates/resolve';
import { foldName } from '../natural-key';
import type { DeployOptions } from '../options';
import type { Warn } from '../plan';

/** Whether a type of a template is left out. Only of templates asked for: a hub that comes along comes whole. */
export type IsOut = (template: string, type: ResolvedObjectType) => boolean;

export function leftOutBy({ templates, leaveOut }: DeployOptions): IsOut {
  const names = new Set(leaveOut.map(foldName));
  return (template, type) =>
    names.size > 0 &&
    templates.includes(template) &&
    type.path.some((part) => names.has(foldName(part)));
}

/** What goes with a type that is left out, and what stays without a purpose. */
export function leftOutWarnings(
  template: ResolvedTemplate,
  { leaveOut }: DeployOptions,
  isOut: IsOut,
): Warn[] {
  const named = new Set(leaveOut.map(foldName));
  const outside = template.objectTypes.filter((type) => isOut(template.key, type));
  const below = (type: ResolvedObjectType): string[] =>
    outside
      .filter((other) => other !== type && other.path[type.path.length - 1] === type.name)
      .map((other) => other.name);
  const lines = outside
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
      .flatMap((type) => type.parentPath?.at(-1) ?? []),
  );
  const hollow = template.objectTypes
    .filter((type) => type.abstract && !isOut(template.key, type) && !parents.has(type.name))
    .map(
      (type) =>
        `${type.name} is abstract, and all object types below it are left out: it can hold no object. Leave it out too, unless you add your own below it.`,
    );
  return [...lines, ...hollow].map((sentence) => ({ kind: 'warn', code: 'left-out', sentence }));
}
