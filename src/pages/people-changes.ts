/** What people did to what a plan found, as the page shows it. Types only. */

/**
 * Where an element of a template belongs: as people read it, and as schema key and path of its
 * object type (empty where it has none).
 */
export interface PlacedElement {
  element: string;
  schema: string;
  path: string[];
}

export interface ChangedElement extends PlacedElement {
  /** Name of the attribute, null of what is none. */
  attribute: string | null;
  wanted: string;
  found: string;
}

export interface DeletedElement extends PlacedElement {
  attribute: string | null;
  /** When it was last seen, milliseconds since 1970. */
  lastSeen: number;
  /** This plan creates it again. */
  again: boolean;
}

export interface ExtraElement {
  /** Made here earlier, and no part of the template as it is now; else people's own. */
  earlier: boolean;
  what: 'object-type' | 'attribute' | 'status' | 'reference-type';
  schema: string;
  id: string;
  /** Names from the root down, as they are now, for showing. */
  path: string;
}

export interface PeopleChanges {
  /** What people did to elements of the templates: they are the same still, and left as they are. */
  renamed: ChangedElement[];
  /** `wanted` and `found` are places. */
  moved: ChangedElement[];
  /** References that point at another object type; `gone` where that is known to have been deleted. */
  retargeted: (ChangedElement & { gone: boolean })[];
  deleted: DeletedElement[];
  /** What is no part of the templates; the first of them, and how many there are. */
  extra: ExtraElement[];
  extras: number;
}
