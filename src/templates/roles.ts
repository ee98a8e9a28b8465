/**
 * Roles: targets of references that are not one template's object type but whichever is here.
 * `@ConfigurationItem` is the Configuration Item of the CMDB that a site has, be it BASIC, CMDB
 * or ECMDB.
 */
import { TEMPLATE_INDEX } from './index.generated';

/** An object type that stands for a role. */
export interface Filler {
  template: string;
  objectType: string;
}

/** The role that the `to` of a reference names; null where it names an object type. */
export const roleIn = (to: string): string | null => /^@([A-Z][A-Za-z]*)$/u.exec(to)?.[1] ?? null;

/** Templates of the catalogue that fill a role, the smallest first; [] for a role that none fills. */
export const fillersOf = (role: string): Filler[] =>
  TEMPLATE_INDEX.filter(({ fills }) => Object.hasOwn(fills, role))
    .sort((a, b) => a.objectTypes - b.objectTypes)
    .map(({ key, fills }) => ({ template: key, objectType: fills[role] ?? '' }));

/** All roles there are. */
export const roles = (): string[] => [
  ...new Set(TEMPLATE_INDEX.flatMap(({ fills }) => Object.keys(fills))),
];

/** `BASIC, CMDB or ECMDB`. */
export function anyOf(role: string): string {
  const keys = fillersOf(role).map(({ template }) => template);
  return keys.length < 2
    ? keys.join('')
    : `${keys.slice(0, -1).join(', ')} or ${keys.at(-1) ?? ''}`;
}
