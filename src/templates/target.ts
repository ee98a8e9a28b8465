import { fillersOf, roleIn } from './roles';

/** What the `to` of a reference names. */
export interface Target {
  /** Key of the template whose object type it is. */
  template: string;
  objectType: string;
  /** Where it is a role: the first of those that fill it is named above, and any other may be meant. */
  role?: string;
}

/**
 * `KEY.Object Type` of another template, or an object type of the template `here`; `@Role` is
 * that of the smallest template that fills it, until a plan knows which one is here.
 */
export function parseTarget(to: string, here: string): Target {
  const role = roleIn(to);
  if (role !== null) {
    const [smallest] = fillersOf(role);
    return { ...(smallest ?? { template: to, objectType: role }), role };
  }
  const [, template, objectType] = /^([A-Z][A-Z0-9]{1,9})\.(.+)$/u.exec(to) ?? [];
  return template === undefined || objectType === undefined
    ? { template: here, objectType: to }
    : { template, objectType };
}

/**
 * How an object type of the template `here` is named in it: by its name, unless that reads as one
 * of another (`CORE.Thing`).
 */
export const ownTarget = (name: string, here: string): string =>
  parseTarget(name, here).template === here ? name : `${here}.${name}`;
