/**
 * Shapes of Assets replies, as far as the app reads them (Assets OpenAPI, corrected by what public clients observe).
 * Unknown fields are dropped; ids come as strings or numbers; what older or newer replies leave out may be missing.
 * `zod/mini`, because the full `zod` pulls every locale into the bundle.
 */
import * as z from 'zod/mini';
import { membersOf } from './members';

/** Ids are opaque: numbers as strings, or UUIDs. Nothing else may get into a path. */
const WireId = z.pipe(
  z.union([z.string(), z.number()]),
  z.pipe(z.transform(String), z.string().check(z.regex(/^[A-Za-z0-9-]{1,100}$/, 'expected an id'))),
);

/** An id that may be left out, null, '' or 0: all of these mean "none". */
const WireOptionalId = z.pipe(
  z.nullish(z.union([z.string(), z.number()])),
  z.transform((id) =>
    id === undefined || id === null || id === '' || String(id) === '0' ? null : String(id),
  ),
);

/** The API takes and at times returns numbers as strings (Assets OpenAPI: `"type": "0"`). */
const WireNumber = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^-?\d+$/, 'expected a number'))]),
  z.transform(Number),
);

const text = () =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((value) => value ?? ''),
  );
const flag = () =>
  z.pipe(
    z.nullish(z.boolean()),
    z.transform((value) => value ?? false),
  );

const WithId = z.lazy(() => z.object({ id: WireId }));

/** What a reference spells out beside the ids; of any other form it is none, and costs the attribute nothing. */
const WithName = z.lazy(() =>
  z.object({
    id: WireId,
    name: z.catch(z.optional(z.string()), undefined),
    objectSchemaId: z.catch(z.optional(WireOptionalId), undefined),
  }),
);

export const WireSchema = z.lazy(() =>
  z.object({
    id: WireId,
    objectSchemaKey: z.string(),
    name: z.string(),
    description: text(),
    canManage: z.nullish(z.boolean()),
    cdmData: z.nullish(z.unknown()),
    created: z.nullish(z.string()),
    objectCount: z.nullish(WireNumber),
    objectTypeCount: z.nullish(WireNumber),
  }),
);

export const WireObjectType = z.lazy(() =>
  z.object({
    id: WireId,
    name: z.string(),
    parentObjectTypeId: WireOptionalId,
    description: text(),
    abstractObjectType: flag(),
    inherited: flag(),
    objectCount: z.nullish(WireNumber),
  }),
);

export const WireAttribute = z.lazy(() =>
  z.object({
    id: WireId,
    objectType: z.nullish(WithId),
    name: z.string(),
    type: z.nullish(WireNumber),
    defaultType: z.nullish(z.object({ id: WireNumber })),
    defaultTypeId: z.nullish(WireNumber),
    description: text(),
    minimumCardinality: z.nullish(WireNumber),
    maximumCardinality: z.nullish(WireNumber),
    uniqueAttribute: flag(),
    regexValidation: text(),
    suffix: text(),
    qlQuery: text(),
    options: text(),
    typeValue: WireOptionalId,
    typeValueMulti: z.nullish(z.array(z.union([z.string(), z.number()]))),
    additionalValue: WireOptionalId,
    referenceObjectTypeId: WireOptionalId,
    referenceObjectType: z.nullish(WithName),
    referenceType: z.nullish(WithName),
    includeChildObjectTypes: flag(),
    hidden: flag(),
    summable: flag(),
    system: flag(),
    label: flag(),
  }),
);

export const WireStatus = z.lazy(() =>
  z.object({
    id: WireId,
    name: z.string(),
    category: z.nullable(z.pipe(WireNumber, z.union([z.literal(0), z.literal(1), z.literal(2)]))),
    objectSchemaId: WireOptionalId,
  }),
);

export const WireReferenceType = z.lazy(() =>
  z.object({
    id: WireId,
    name: z.string(),
    objectSchemaId: WireOptionalId,
  }),
);

/** One without a name can still be used. */
export const WireIcon = z.lazy(() => z.object({ id: WireId, name: text() }));

export const WireProperties = z.lazy(() => z.looseObject({ allowOtherObjectSchema: z.boolean() }));

export const WireWorkspaces = z.lazy(() =>
  z.object({
    values: membersOf(z.object({ workspaceId: WireId })),
  }),
);

export const WireMyPermissions = z.lazy(() =>
  z.object({
    permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }),
  }),
);

export const WirePermittedProjects = z.lazy(() =>
  z.object({
    projects: membersOf(z.object({ id: WireId, key: z.string() })),
  }),
);

const Named = z.object({ id: WireId, name: z.string() });

/**
 * Of an odd attribute its name and owner count, so that it is not made a second time; its kind is
 * none the app makes.
 */
const SpareAttribute = z.lazy(() =>
  z.pipe(
    z.object({ ...Named.shape, objectType: z.nullish(WithId) }),
    z.transform((known) => z.parse(WireAttribute, { ...known, type: -1 })),
  ),
);
const SpareObjectType = z.lazy(() =>
  z.pipe(
    z.object({ ...Named.shape, parentObjectTypeId: WireOptionalId }),
    z.transform((known) => z.parse(WireObjectType, known)),
  ),
);
const SpareStatus = z.lazy(() =>
  z.pipe(
    z.object({ ...Named.shape, objectSchemaId: WireOptionalId }),
    z.transform((known): z.infer<typeof WireStatus> => ({ ...known, category: null })),
  ),
);
const SpareSchema = z.lazy(() =>
  z.pipe(
    z.object({ ...Named.shape, objectSchemaKey: z.string() }),
    z.transform((known) => z.parse(WireSchema, known)),
  ),
);

export const WireAttributes = z.lazy(() => listOf(WireAttribute, SpareAttribute));
export const WireObjectTypes = z.lazy(() => listOf(WireObjectType, SpareObjectType));
export const WireStatuses = z.lazy(() => listOf(WireStatus, SpareStatus));
export const WireReferenceTypes = z.lazy(() => listOf(WireReferenceType));
export const WireIcons = z.lazy(() => listOf(WireIcon));

/**
 * Whole lists are arrays; older replies wrap them as `{entries}` or `{values}`, and the sample of
 * `icon/global` in Atlassian's reference wraps it as `{Icons}`. Each member is parsed by itself.
 */
function listOf<T extends z.ZodMiniType>(item: T, spare?: z.ZodMiniType<z.output<T>>) {
  const members = membersOf(item, spare);
  const wrapped = (key: string) =>
    z.pipe(
      z.object({ [key]: members }),
      z.transform((reply) => reply[key] as z.output<typeof members>),
    );
  return z.union([members, ...['values', 'entries', 'Icons'].map(wrapped)]);
}

const schemas = z.lazy(() => membersOf(WireSchema, SpareSchema));

/** One page of the list of object schemas: paged by the API, whole where an older reply has no paging. */
export const WireSchemaPage = z.lazy(() =>
  z.union([
    z.object({
      values: schemas,
      total: z.nullish(WireNumber),
      isLast: z.nullish(z.boolean()),
      last: z.nullish(z.boolean()),
    }),
    z.pipe(
      z.object({ objectschemas: schemas }),
      z.transform(({ objectschemas }) => wholeList(objectschemas)),
    ),
    z.pipe(schemas, z.transform(wholeList)),
  ]),
);

function wholeList<T>(values: T[]) {
  return { values, total: values.length, isLast: true, last: true };
}

export type WireSchema = z.infer<typeof WireSchema>;
export type WireObjectType = z.infer<typeof WireObjectType>;
export type WireAttribute = z.infer<typeof WireAttribute>;
export type WireStatus = z.infer<typeof WireStatus>;
export type WireReferenceType = z.infer<typeof WireReferenceType>;
export type WireSchemaPage = z.infer<typeof WireSchemaPage>;
