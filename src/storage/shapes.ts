/** Shapes that several records share. The types come from the planner; the shapes are held to them by the compiler. */
import * as z from 'zod/mini';
import type { ElementKind } from '../planner/natural-key';
import type { BindingRequest, DeployOptions, ReferenceMode } from '../planner/options';
import type { KeptBinding, PlannedSchema, TemplateRef } from '../planner/plan';
import type { Shape } from './kv/record';

/** Bounds are far above what the app writes: they only keep a defect elsewhere from filling the storage. */
export const text = (max: number) => z.string().check(z.maxLength(max));
export const names = (most: number) => z.array(text(500)).check(z.maxLength(most));

export const account = text(300);
/** Milliseconds since 1970. */
export const time = z.int();
export const count = z.int().check(z.nonnegative());

/** `p-` and four to six characters, as `preview-id.ts` makes them; a deployment has the id of its preview. */
export const PREVIEW_ID = /^p-[a-z0-9]{4,6}$/;
export const previewId = z.string().check(z.regex(PREVIEW_ID));

/** Where a call came from, by the module that was invoked: Rovo chat, the page in Jira, or another agent. */
export type Origin = 'chat' | 'page' | 'agent';
export const origin: Shape<Origin> = z.lazy(() => z.enum(['chat', 'page', 'agent']));

/** How a deployment is confirmed: the code typed in chat, on the page only, or not at all (previews only). */
export type ConfirmationSetting = 'chat' | 'page' | 'off';
export const confirmationSetting: Shape<ConfirmationSetting> = z.lazy(() =>
  z.enum(['chat', 'page', 'off']),
);

/**
 * Who carries a deployment out: the queue's consumer as the person, slices while the person is
 * present, or the app itself.
 */
export type Executor = 'background' | 'present' | 'app';
export const executor: Shape<Executor> = z.lazy(() => z.enum(['background', 'present', 'app']));

export type StepCounts = Record<ElementKind, number>;
export const stepCounts: Shape<StepCounts> = z.lazy(() =>
  z.strictObject({
    schema: count,
    sharing: count,
    status: count,
    'reference-type': count,
    'object-type': count,
    attribute: count,
  }),
);

export function countSteps(steps: readonly { kind: ElementKind }[]): StepCounts {
  const counts: StepCounts = {
    schema: 0,
    sharing: 0,
    status: 0,
    'reference-type': 0,
    'object-type': 0,
    attribute: 0,
  };
  for (const { kind } of steps) counts[kind] += 1;
  return counts;
}

export const totalOf = (counts: StepCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

export const templateRefs: Shape<TemplateRef[]> = z.lazy(() =>
  z.array(z.strictObject({ key: text(100), version: text(100), hash: text(200) })),
);

/**
 * A schema of a plan as it is stored: `complete` is recomputed. Its key and id are identifiers; the name is stored only
 * of a schema that does not exist yet (it comes from the request or the template). Of one that exists it is '': a name
 * found in the workspace is not kept.
 */
export type StoredPin = Omit<PlannedSchema, 'complete'>;
export const storedPins: Shape<StoredPin[]> = z.lazy(() =>
  z.array(
    z.strictObject({
      template: text(100),
      role: z.enum(['target', 'hub']),
      key: text(100),
      name: text(500),
      id: z.nullable(text(100)),
      ours: z.boolean(),
    }),
  ),
);

export const toStoredPins = (schemas: readonly PlannedSchema[]): StoredPin[] =>
  schemas.map(({ template, role, key, name, id, ours }) => ({
    template,
    role,
    key,
    name: id === null ? name : '',
    id,
    ours,
  }));

const referenceMode: Shape<ReferenceMode> = z.lazy(() => z.enum(['link', 'create', 'text']));

const bindingRequest: Shape<BindingRequest> = z.lazy(() =>
  z.strictObject({
    schema: text(500),
    type: text(500),
    schemaId: z.nullable(text(100)),
    typeId: z.nullable(text(100)),
  }),
);

export const keptBindings: Shape<KeptBinding[]> = z.lazy(() =>
  z
    .array(
      z.strictObject({
        name: text(1000),
        schema: text(500),
        type: text(500),
        schemaId: z.nullable(text(100)),
        typeId: z.nullable(text(100)),
      }),
    )
    .check(z.maxLength(500)),
);

export const deployOptions: Shape<DeployOptions> = z.lazy(() =>
  z.strictObject({
    templates: names(100),
    name: z.nullable(text(500)),
    key: z.nullable(text(100)),
    references: z.strictObject({
      all: referenceMode,
      each: z.record(text(1000), referenceMode),
      hubs: names(100),
      bound: z.optional(z.record(text(1000), bindingRequest)),
    }),
    extend: names(1000),
    same: z.optional(names(1000)),
    allowSharing: names(100),
    project: z.nullable(text(300)),
    variant: z.enum(['full', 'lean']),
    only: z.optional(names(1000)),
    leaveOut: names(2000),
  }),
);
