/**
 * The format of models that a site brings along, as a shape: what a file must hold so that it can be read at all.
 * Built anew each time it is asked for: at the top of a module it would cost every start of the app.
 */
import * as z from 'zod/mini';
import { inert } from '../../text/inert';
import { BOUNDS } from '../bounds';

/** The format this version of the app writes, and the newest that it reads. */
export const FORMAT = 1;

export const VISIBLE = 'characters that can be seen, and no blanks at the ends or doubled';

/** Whether a person who reads it gets what is there. */
export const isLegible = (name: string): boolean => inert(name, Number.MAX_SAFE_INTEGER) === name;

const text = (most: number, least = 0) => z.string().check(z.minLength(least), z.maxLength(most));
/** What will be a name in Assets: a person must get the name that they read. */
const named = (most: number, least = 1) =>
  text(most, least).check(z.refine(isLegible, { error: VISIBLE }));
const key = () => z.string().check(z.regex(/^[A-Z][A-Z0-9]{1,9}$/));
const version = () => z.string().check(z.regex(/^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$/));
const list = <T extends z.ZodMiniType>(item: T, most: number, least = 0) =>
  z.array(item).check(z.minLength(least), z.maxLength(most));
const brief = () => z.optional(text(70, 1));

function attributeShape() {
  const common = {
    name: named(BOUNDS.name),
    description: z.optional(text(BOUNDS.description)),
    brief: brief(),
    codes: z.optional(list(text(100, 1), 20)),
    required: z.optional(z.boolean()),
  };
  const unique = z.optional(z.boolean());
  const max = z.optional(z.int().check(z.minimum(-1), z.maximum(BOUNDS.most)));
  const regex = z.optional(text(1_000, 1));
  return z.discriminatedUnion('type', [
    z.strictObject({ ...common, type: z.literal('text'), unique, regex }),
    z.strictObject({ ...common, type: z.enum(['textarea', 'boolean', 'ipaddress']) }),
    z.strictObject({
      ...common,
      type: z.enum(['integer', 'float']),
      unique,
      suffix: z.optional(text(BOUNDS.name, 1)),
    }),
    z.strictObject({ ...common, type: z.enum(['date', 'datetime', 'url']), unique }),
    z.strictObject({ ...common, type: z.literal('email'), max, regex }),
    z.strictObject({
      ...common,
      type: z.literal('select'),
      max,
      options: list(named(BOUNDS.name), BOUNDS.options, 1),
      optionCodes: z.optional(list(text(100), BOUNDS.options)),
    }),
    z.strictObject({ ...common, type: z.literal('status'), statuses: text(60, 1) }),
    z.strictObject({ ...common, type: z.enum(['user', 'group']), max }),
    z.strictObject({
      ...common,
      type: z.literal('reference'),
      unique,
      max,
      to: text(BOUNDS.name + 11, 1),
      as: named(BOUNDS.name),
      subtypes: z.optional(z.boolean()),
      filter: z.optional(named(255)),
    }),
  ]);
}

/** One model of a file. */
export function modelShape() {
  const attribute = attributeShape();
  const objectType = z.strictObject({
    name: named(BOUNDS.name),
    purpose: z._default(text(BOUNDS.description), ''),
    brief: brief(),
    nameRule: z.optional(text(120)),
    findBy: z.optional(list(text(BOUNDS.name, 1), 20)),
    icon: z.optional(text(60, 1)),
    abstract: z.optional(z.boolean()),
    inherits: z.optional(z.boolean()),
    group: z.optional(text(60)),
    highVolume: z.optional(z.boolean()),
    restricted: z.optional(z.boolean()),
    codes: z.optional(list(text(100, 1), 20)),
    attributes: z._default(list(attribute, 200), []),
    get children(): z.ZodMiniOptional<z.ZodMiniArray> {
      return z.optional(list(objectType, BOUNDS.objectTypes));
    },
  });
  return z.strictObject({
    $schema: z.optional(text(500)),
    key: key(),
    name: named(BOUNDS.name),
    version: z._default(version(), '1.0.0'),
    category: z._default(text(60, 1), 'Yours'),
    level: z._default(z.int().check(z.minimum(1), z.maximum(3)), 1),
    summary: z.optional(text(BOUNDS.summary, 1)),
    // An object schema that has no description gets none.
    brief: z.optional(text(70)),
    needs: z.optional(list(text(120), 50)),
    sources: z.optional(list(text(300), 50)),
    extends: z._default(list(key(), 30), []),
    contains: z.optional(list(key(), 30, 1)),
    alternativeTo: z.optional(list(key(), 30, 1)),
    fills: z.optional(z.record(text(40, 1), text(BOUNDS.name, 1))),
    statusSets: z._default(
      z.record(
        text(60, 1),
        list(
          z.strictObject({
            name: named(30, 2),
            category: z.enum(['active', 'inactive', 'pending']),
          }),
          BOUNDS.statuses,
          1,
        ),
      ),
      {},
    ),
    moved: z.optional(
      list(z.strictObject({ version: version(), from: text(3_000, 1), to: text(3_000, 1) }), 500),
    ),
    objectTypes: list(objectType, BOUNDS.objectTypes, 1),
    addsTo: z.optional(key()),
  });
}

/** Kinds an attribute can have, as a file writes them. */
export const KINDS: readonly string[] = [
  'text',
  'textarea',
  'integer',
  'float',
  'boolean',
  'date',
  'datetime',
  'url',
  'email',
  'ipaddress',
  'select',
  'status',
  'user',
  'group',
  'reference',
];

/** What a member may be called anywhere in a file: what a misspelt one perhaps meant is looked for here. */
export const MEMBERS: readonly string[] = [
  'key',
  'name',
  'version',
  'category',
  'level',
  'summary',
  'brief',
  'needs',
  'sources',
  'extends',
  'statusSets',
  'moved',
  'objectTypes',
  'addsTo',
  'purpose',
  'nameRule',
  'findBy',
  'icon',
  'abstract',
  'inherits',
  'group',
  'highVolume',
  'restricted',
  'codes',
  'attributes',
  'children',
  'type',
  'description',
  'required',
  'unique',
  'max',
  'regex',
  'suffix',
  'options',
  'optionCodes',
  'statuses',
  'to',
  'as',
  'subtypes',
  'filter',
];
