/** What the `to` of a reference names. */
export interface Target {
  /** Key of the template whose object type it is. */
  template: string;
  objectType: string;
}

/** `KEY.Object Type` of another template, or an object type of the template `here`. */
export function parseTarget(to: string, here: string): Target {
  const [, template, objectType] = /^([A-Z][A-Z0-9]{1,9})\.(.+)$/u.exec(to) ?? [];
  return template === undefined || objectType === undefined
    ? { template: here, objectType: to }
    : { template, objectType };
}

/** How an object type of the template `here` is named in it: by its name, unless that reads as one of another (`CORE.Thing`). */
export const ownTarget = (name: string, here: string): string =>
  parseTarget(name, here).template === here ? name : `${here}.${name}`;
