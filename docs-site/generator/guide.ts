/**
 * What an expert adds to a template: who looks after it, what is checked, what is asked for, what
 * runs by itself. One file a template in catalog/guides.
 */
import { z } from 'zod';

const line = z.string().min(3).max(400);
const name = z.string().min(1).max(80);

/** How often something is done, from often to seldom. */
export const CADENCES = [
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
] as const;
const cadence = z.enum(CADENCES);

const role = z.strictObject({
  name,
  /** Who usually holds it. */
  held: line,
  duty: line,
  /** Object types whose objects this role answers for. */
  owns: z.array(name),
});

const rule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,5}-\d\d$/),
  title: line,
  /** Object type it looks at; with its children if the query says so. */
  type: name,
  /** Finds the objects that break the rule. */
  aql: z.string().min(10).max(500),
  why: line,
  check: cadence,
  /** Objects that may break it before somebody acts. */
  tolerated: z.int().min(0),
  role: name,
});

const review = z.strictObject({ every: cadence, what: line, role: name });

const raciRow = z.strictObject({
  activity: line,
  accountable: name,
  responsible: z.array(name).min(1),
  consulted: z.array(name),
  informed: z.array(name),
});

/** A field that is asked for but is not an attribute of the object. */
const question = z.strictObject({
  name,
  kind: z.enum([
    'text',
    'paragraph',
    'date',
    'choice',
    'yes or no',
    'attachment',
    'person',
    'object',
  ]),
  help: line,
});

const form = z.strictObject({
  name,
  does: z.enum(['create', 'update', 'retire']),
  type: name,
  purpose: line,
  /** Attributes asked for, inherited ones included, in order; everything else about them comes from the template. */
  fields: z.array(name).min(1),
  questions: z.array(question),
  /** Who approves, or why nobody needs to. */
  approval: line,
  after: line,
});

const automation = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('schedule'),
    name,
    every: cadence,
    type: name,
    aql: z.string().min(10).max(500),
    then: line,
  }),
  z.strictObject({
    on: z.literal('object'),
    name,
    event: z.enum(['created', 'changed']),
    type: name,
    when: line,
    then: line,
  }),
  z.strictObject({
    on: z.literal('request'),
    name,
    form: name,
    type: name,
    when: line,
    then: line,
  }),
]);

export const guideShape = z.strictObject({
  template: z.string(),
  start: z.strictObject({
    /** What exists after the first weeks, in a sentence. */
    goal: line,
    /** Object types to fill first, in this order. */
    fill: z.array(name).min(1).max(8),
    steps: z.array(line).min(3).max(7),
    /** A first question that the data then answers. */
    question: z.strictObject({ ask: line, type: name, aql: z.string().min(10).max(500) }),
  }),
  roles: z.array(role).min(3).max(6),
  rules: z.array(rule).min(5).max(20),
  reviews: z.array(review).min(3).max(8),
  raci: z.array(raciRow).min(4).max(9),
  forms: z.array(form).min(3).max(8),
  automations: z.array(automation).min(4).max(8),
});

export type Guide = z.infer<typeof guideShape>;
export type GuideForm = Guide['forms'][number];
export type GuideRule = Guide['rules'][number];
export type Automation = Guide['automations'][number];
