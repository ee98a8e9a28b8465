/** What is answered about templates: the list, one of them, two side by side, where to read on. */
import * as z from 'zod/mini';
import { done, said, whole } from './frame';

const key = said('Key of the template, or of the object schema that exists.');
const keys = z.array(z.string());
const size = { objectTypes: whole('Object types.'), attributes: whole('Attributes.') };

/** The object schema that a template became here. */
const deployed = z.strictObject({ key: z.string(), name: z.string(), version: z.string() });
export type Deployed = z.infer<typeof deployed>;

const templateRow = z.strictObject({
  key,
  name: z.string(),
  category: z.string(),
  version: z.string(),
  ...size,
  /** Keys of the hubs it refers to. */
  extends: keys,
  deployed: z.nullable(deployed),
});
export type TemplateRow = z.infer<typeof templateRow>;

/** An object schema that exists. */
const existingRow = z.strictObject({
  key: z.string(),
  name: z.string(),
  id: z.string(),
  objectTypes: z.int(),
  /** The template that this app made it from, and its version; null where it did not. */
  madeFrom: z.nullable(z.string()),
  madeVersion: z.nullable(z.string()),
});
export type ExistingRow = z.infer<typeof existingRow>;

const place = {
  site: said('Host name of the site, or its cloud id.'),
  workspace: said('Id of the Assets workspace.'),
  account: said('Account id of who asks.'),
  mayDeploy: z.enum(['administrator', 'manager', 'no']),
};

export const listSchemas = [
  done(['templates'], { schemas: z.array(templateRow) }),
  done(['existing-schemas'], { ...place, existing: z.array(existingRow) }),
  done(['here'], place),
] as const;

/** One attribute of an object type. */
const field = z.strictObject({
  name: z.string(),
  kind: z.string(),
  required: z.boolean(),
  unique: z.boolean(),
  /** The object type that declares it; null: its own. */
  from: z.nullable(z.string()),
});
const part = whole('Which part of the answer this is, from 1 on.');
const parts = whole('How many parts there are.');

export const describeSchema = [
  done(['template'], {
    schema: key,
    name: z.string(),
    version: z.string(),
    category: z.string(),
    ...size,
    extends: keys,
    canUse: keys,
    referenceData: z.array(z.strictObject({ type: z.string(), objects: z.int() })),
    highVolume: keys,
  }),
  done(['existing-schema'], {
    schema: key,
    name: z.string(),
    schemaId: said('Id of the object schema.'),
    objectTypes: size.objectTypes,
    /** Left out where they could not be read in time. */
    attributes: z.optional(size.attributes),
    madeFrom: z.nullable(z.string()).check(z.describe('Key of the template it was made from.')),
    madeVersion: z.nullable(z.string()),
    newestVersion: z.nullable(z.string()),
    part,
    parts,
  }),
  done(['object-type'], {
    schema: key,
    objectType: said('Name of the object type.'),
    /** Names from the root down. */
    path: keys,
    ownAttributes: whole('Attributes that the object type declares itself.'),
    allAttributes: whole('With inherited ones; without those that Assets makes itself.'),
    fields: z.array(field),
    part,
    parts,
  }),
  done(['model'], { schema: key, name: z.string(), ...size, part, parts }),
  done(['health'], {
    schema: key,
    objectTypes: size.objectTypes,
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        level: z.enum(['broken', 'limit', 'advice']),
        /** Places where it is not met. */
        count: z.int(),
      }),
    ),
    part,
    parts,
  }),
  done(['comparison'], { schema: key, compareWith: z.string() }),
  done(['differences'], {
    schema: key,
    compareWith: z.string(),
    differences: z.strictObject({
      missing: whole('On the second side only.'),
      different: whole('In both, with other values.'),
      renamed: whole('Called otherwise on the second side.'),
      moved: whole('Elsewhere on the second side.'),
      extra: whole('On the first side only.'),
    }),
    part,
    parts,
  }),
] as const;

export const openGuide = [
  done(['guide'], {
    schema: z.optional(key),
    guide: said('Which guide.'),
    address: said('Path of the page in Jira, below the address of the site.'),
  }),
] as const;
