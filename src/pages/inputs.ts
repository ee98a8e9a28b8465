/**
 * What the page sends with each question that only it can ask. Its front end is ours, but anyone
 * who can load it can send anything.
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { BOUNDS } from '../models/bounds';
import { parseInput } from '../service/inputs';
import { RETENTION_BOUNDS } from '../storage/erasing/retention-bounds';
import { retentionDays } from '../storage/settings';

/**
 * Reads a payload; the shape is made where it is needed, not at every start of the app. @throws
 * AppError `bad-input` saying what was `wanted`
 */
const reads =
  <T extends z.ZodMiniType>(shape: () => T, wanted: string) =>
  (payload: unknown): z.infer<T> => {
    const result = shape().safeParse(payload);
    if (result.success) return result.data;
    throw new AppError('bad-input', 'The page sent something that cannot be used.', {
      remedy: `Expected: ${wanted}.`,
    });
  };

const nothing = (): Record<string, never> => ({});
const text = (most: number) => z.string().check(z.maxLength(most));
const deploymentId = () => text(40);
/** The latest time that a date can be (ECMAScript, time values), in milliseconds since 1970. */
const LAST_MOMENT = 8.64e15;
/** `more` of an earlier answer; absent for the first. */
const from = () => z.optional(z.int().check(z.nonnegative()));
const readsFrom = reads(() => z.object({ from: from() }), 'from: a whole number, or nothing');

/** Somewhat more than a file may have, so that one that is too large is refused in words about files. */
const modelFile = () => z.object({ text: text(2 * BOUNDS.file) });
const side = () => z.object({ text: z.optional(text(2 * BOUNDS.file)), key: z.optional(text(60)) });
const WANTED_FILE = `text: a file of models of at most ${BOUNDS.file} characters`;

export const WANTED_GUIDE =
  'guide: a section (use, operate, improve) or a page of a template, such as ITAM/quick-start';

export const PAGE_INPUTS = {
  'confirm-deployment': reads(() => z.object({ previewId: text(40) }), 'a preview id'),
  'waiting-preview': nothing,
  'read-settings': nothing,
  'switch-telemetry': reads(() => z.object({ on: z.boolean() }), 'on: true or false'),
  /** What is not named stays as it is. */
  'save-settings': reads(
    () =>
      z.object({
        confirmation: z.optional(z.enum(['chat', 'page', 'off'])),
        principal: z.optional(z.enum(['user', 'app'])),
        present: z.optional(z.enum(['auto', 'always', 'never'])),
        retentionDays: z.optional(retentionDays),
        updates: z.optional(z.enum(['realtime', 'polling'])),
      }),
    'confirmation: chat, page or off; principal: user or app; present: auto, ' +
      `always or never; retentionDays: ${RETENTION_BOUNDS.least} to ` +
      `${RETENTION_BOUNDS.most}; updates: realtime or polling`,
  ),
  /** `before`: milliseconds since 1970, from `before` of an earlier answer; absent for the newest lines. */
  'read-log': reads(
    () => z.object({ before: z.optional(z.int().check(z.nonnegative(), z.maximum(LAST_MOMENT))) }),
    'before: milliseconds since 1970, no later than a date can be, or nothing',
  ),
  'guide-link': reads(() => z.object({ guide: text(60) }), WANTED_GUIDE),
  'read-viewer': nothing,
  'list-templates': reads(
    () => z.object({ query: z.optional(text(200)) }),
    'query: at most 200 characters',
  ),
  /** A key, name or id, as an action takes it. */
  'read-health': reads(() => z.object({ schema: text(200) }), 'schema: of what is examined'),
  'read-template': reads(() => z.object({ key: text(40) }), 'key: of a template'),
  'read-import-kit': reads(() => z.object({ key: text(40) }), 'key: of a template'),
  /** The inputs of preview-deployment, refused in its words. */
  'plan-deployment': (payload: unknown) => ({
    ...parseInput('preview-deployment', payload),
    ...readsFrom(payload),
  }),
  'plan-of-preview': reads(() => z.object({ previewId: text(40), from: from() }), 'a preview id'),
  /** As `schema` of preview-deployment: one template or several. */
  'link-choices': reads(() => z.object({ schema: text(400) }), 'schema: names of templates'),
  'export-model': reads(
    () => z.object({ schemas: z.array(text(20)).check(z.minLength(1), z.maxLength(20)) }),
    'schemas: keys of 1 to 20 object schemas',
  ),
  'list-models': nothing,
  'read-model': reads(modelFile, WANTED_FILE),
  'add-model': reads(modelFile, WANTED_FILE),
  'compare-models': reads(
    () => z.object({ left: side(), right: side() }),
    'left and right: each the text of a file, or a key',
  ),
  'remove-model': reads(() => z.object({ key: text(20) }), 'key: of a model of your own'),
  'read-lens': reads(
    () => z.object({ template: text(40), from: from() }),
    'template: key of a template',
  ),
  'list-existing': nothing,
  'read-existing': reads(
    () => z.object({ key: text(40), from: from() }),
    'key: of an object schema',
  ),
  'list-deployments': nothing,
  'watch-deployment': reads(
    () => z.object({ deploymentId: deploymentId() }),
    'the id of a deployment',
  ),
  'open-channel': reads(
    () => z.object({ deploymentId: deploymentId().check(z.minLength(1)) }),
    'the id of a deployment',
  ),
  'read-notices': nothing,
  'read-report': reads(
    () => z.object({ deploymentId: deploymentId(), format: z.enum(['markdown', 'json']) }),
    'the id of a deployment, and markdown or json',
  ),
  'read-about': nothing,
};
