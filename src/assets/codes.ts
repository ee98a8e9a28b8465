/** The numbers Assets uses for kinds of attributes and categories of statuses (Assets OpenAPI), in both directions. */
import type { AttributeKind, StatusCategory } from './observation';

/**
 * `type` of an attribute. 3, 5, 6, 8 and 9 (Confluence, version, project, …) are legacy: they read
 * as kind `other`.
 */
export const ATTRIBUTE_TYPE = { default: 0, reference: 1, user: 2, group: 4, status: 7 } as const;

/** `defaultTypeId` of an attribute of type 0. */
export const DEFAULT_TYPE = {
  text: 0,
  integer: 1,
  boolean: 2,
  float: 3,
  date: 4,
  time: 5,
  datetime: 6,
  url: 7,
  email: 8,
  textarea: 9,
  select: 10,
  ipaddress: 11,
} as const;

export type DefaultKind = keyof typeof DEFAULT_TYPE;

export const STATUS_CATEGORY: Readonly<Record<StatusCategory, 0 | 1 | 2>> = {
  inactive: 0,
  active: 1,
  pending: 2,
};

const KIND_OF_DEFAULT_TYPE = new Map<number, AttributeKind>(
  Object.entries(DEFAULT_TYPE).map(([kind, code]) => [code, kind as DefaultKind]),
);

/** `defaultTypeId` is null where the reply has none. */
export function kindOf(type: number, defaultTypeId: number | null): AttributeKind {
  switch (type) {
    case ATTRIBUTE_TYPE.default:
      return defaultTypeId === null
        ? 'other'
        : (KIND_OF_DEFAULT_TYPE.get(defaultTypeId) ?? 'other');
    case ATTRIBUTE_TYPE.reference:
      return 'reference';
    case ATTRIBUTE_TYPE.user:
      return 'user';
    case ATTRIBUTE_TYPE.group:
      return 'group';
    case ATTRIBUTE_TYPE.status:
      return 'status';
    default:
      return 'other';
  }
}

const CATEGORIES: readonly StatusCategory[] = ['inactive', 'active', 'pending'];

export function categoryOf(code: 0 | 1 | 2): StatusCategory {
  return CATEGORIES[code] as StatusCategory;
}
