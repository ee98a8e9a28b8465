/* Generated from catalog/template.schema.json by scripts/generate-template-types.ts. Do not edit. */

/**
 * The same thought in at most 70 characters, where the text above it is longer: Assets Cloud refuses longer descriptions of object types and schemas.
 */
export type Brief = string;
/**
 * Places this fills in an outside standard, for example B_02.02.c0030.
 */
export type Codes = string[];
export type TemplateAttribute =
  | TextAttribute
  | PlainAttribute
  | NumberAttribute
  | UniqueValueAttribute
  | EmailAttribute
  | SelectAttribute
  | StatusAttribute
  | PeopleAttribute
  | ReferenceAttribute;
export type AttributeName = string;
/**
 * One line: what to enter. Becomes the description of the attribute.
 */
export type Meaning = string;
/**
 * A value must be given (minimum cardinality 1). Default false.
 */
export type Required = boolean;
/**
 * No two objects may hold the same value. At most two on a type, inherited ones included. Default false.
 */
export type Unique = boolean;
/**
 * Anchored pattern every value must match.
 */
export type Regex = string;
/**
 * Most values (maximum cardinality): 2 to 10, or -1 for any number, which is more than Atlassian recommends. Default 1.
 */
export type Max = number;

/**
 * A ready-made data model that can be deployed to Assets. Assets makes Key, Name, Created and Updated itself: a template never declares them.
 */
export interface Template {
  $schema?: string;
  /**
   * Template key, and the default key of the object schema it becomes.
   */
  key: string;
  /**
   * Title, and the default name of the object schema.
   */
  name: string;
  /**
   * Semantic version of the model.
   */
  version: string;
  category: string;
  /**
   * 1 starter, 2 advanced, 3 enterprise.
   */
  level: number;
  /**
   * What it is for, in a sentence or two.
   */
  summary: string;
  /**
   * The summary in at most 70 characters: sent as the description of the object schema.
   */
  brief?: string;
  /**
   * Needs it answers, in the words of who has them; searched by list-schemas.
   */
  needs?: string[];
  /**
   * Standards and public models it draws on.
   */
  sources?: string[];
  /**
   * Keys of the hubs it needs. A reference to a template that is not listed here is optional: it is left out while that template is not deployed.
   */
  extends: string[];
  /**
   * Keys of smaller sizes of the same thing, which it holds whole: a site has one of them.
   *
   * @minItems 1
   */
  contains?: string[];
  /**
   * Keys of templates that record the same things in another way: a site has one of them.
   *
   * @minItems 1
   */
  alternativeTo?: string[];
  /**
   * Roles, each with the object type that stands for it: a reference to @Role points at whichever template that fills it is here.
   */
  fills?: {
    /**
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^[A-Z][A-Za-z]{1,39}$".
     */
    [k: string]: string;
  };
  /**
   * Named sets of statuses; an attribute of type status names the set it allows.
   */
  statusSets: {
    /**
     * @minItems 1
     */
    [k: string]: TemplateStatus[];
  };
  /**
   * What was called or placed otherwise in earlier versions, oldest first, so that it stays the same element.
   */
  moved?: TemplateMove[];
  /**
   * @minItems 1
   */
  objectTypes: TemplateObjectType[];
  /**
   * Of own models only: key of the object schema that exists and that this adds to. Its object types that exist are named and not described.
   */
  addsTo?: string;
}
export interface TemplateStatus {
  name: string;
  category: 'active' | 'inactive' | 'pending';
}
export interface TemplateMove {
  /**
   * The version that has it under its new name.
   */
  version: string;
  /**
   * As in the releases: `Asset / Server` of an object type, `Asset / Server . Model` of an attribute.
   */
  from: string;
  to: string;
}
export interface TemplateObjectType {
  name: string;
  /**
   * What one object of this type stands for, for gallery, page and documentation.
   */
  purpose: string;
  brief?: Brief;
  /**
   * How the Name of a record is put together, attributes in braces: "{Vendor} · {Invoice Number}". Default: that of its parent; without one a person calls it as people do.
   */
  nameRule?: string;
  /**
   * Attributes that together find an object again at the next import, Name included where it is one. Default: that of its parent, else a required unique attribute.
   *
   * @minItems 1
   */
  findBy?: string[];
  /**
   * Keyword matched to the names of the site's global icons; a general icon is used where none matches.
   */
  icon: string;
  /**
   * Holds no objects of its own; children inherit its attributes. Default false.
   */
  abstract?: boolean;
  /**
   * Whether object types below it inherit its attributes. Default: true where it has children.
   */
  inherits?: boolean;
  /**
   * Heading it is listed under in documents and previews. Default: that of its parent.
   */
  group?: string;
  /**
   * Expected to hold many objects; Assets bills by object. Default false.
   */
  highVolume?: boolean;
  /**
   * Personal data that only few may read: not part of a request for everything. Default false.
   */
  restricted?: boolean;
  codes?: Codes;
  attributes: TemplateAttribute[];
  /**
   * Object types below this one; they inherit its attributes.
   *
   * @minItems 1
   */
  children?: TemplateObjectType[];
}
export interface TextAttribute {
  name: AttributeName;
  type: 'text';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  unique?: Unique;
  regex?: Regex;
}
export interface PlainAttribute {
  name: AttributeName;
  type: 'textarea' | 'boolean' | 'ipaddress';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
}
export interface NumberAttribute {
  name: AttributeName;
  type: 'integer' | 'float';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  unique?: Unique;
  /**
   * Unit shown behind the number.
   */
  suffix?: string;
}
export interface UniqueValueAttribute {
  name: AttributeName;
  type: 'date' | 'datetime' | 'url';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  unique?: Unique;
}
export interface EmailAttribute {
  name: AttributeName;
  type: 'email';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  max?: Max;
  regex?: Regex;
}
export interface SelectAttribute {
  name: AttributeName;
  type: 'select';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  max?: Max;
  /**
   * No commas: Assets takes all options as one comma-separated string.
   *
   * @minItems 2
   * @maxItems 20
   */
  options: string[];
  /**
   * Official code of each option, in the same order.
   */
  optionCodes?: string[];
}
export interface StatusAttribute {
  name: AttributeName;
  type: 'status';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  /**
   * Key of one of the template's statusSets.
   */
  statuses: string;
}
export interface PeopleAttribute {
  name: AttributeName;
  type: 'user' | 'group';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  max?: Max;
}
export interface ReferenceAttribute {
  name: AttributeName;
  type: 'reference';
  description?: Meaning;
  brief?: Brief;
  codes?: Codes;
  required?: Required;
  unique?: Unique;
  max?: Max;
  /**
   * Object type it points at; one of another template as KEY.Object Type, or @Role for that of whichever template fills the role.
   */
  to: string;
  /**
   * Reference type, read source to target.
   */
  as: string;
  /**
   * Objects of the target's child types are accepted too. Default false.
   */
  subtypes?: boolean;
  /**
   * AQL that an object must fulfil to be offered, on attributes of the target: "Status" = "Active".
   */
  filter?: string;
}
