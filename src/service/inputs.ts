/**
 * What each action takes. Inputs come from a language model: everything is text, bounded, and
 * checked before it is used.
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { nearestNames } from '../templates/nearest-names';
import { inert, quoted } from '../text/inert';
import { lazily } from './lazily';

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max));
const optional = (max: number) => z.optional(z.nullable(text(max)));
/** Models send a number as one or as text. */
const optionalNumber = () => z.optional(z.nullable(z.union([z.number(), text(20)])));

export const INPUTS = lazily({
  'list-schemas': () => z.object({ query: optional(200), category: optional(100) }),
  'describe-schema': () =>
    z.object({
      schema: text(200),
      objectType: optional(200),
      compareWith: optional(200),
      check: optional(20),
      part: optionalNumber(),
    }),
  'draft-model': () =>
    z.object({
      // With its ends of lines and blanks: the notation is made of them.
      definition: z.string().check(z.maxLength(20_000)),
      schema: optional(40),
      name: optional(60),
    }),
  'preview-deployment': () =>
    z.object({
      schema: text(500),
      name: optional(200),
      key: optional(40),
      references: optional(1_000),
      extend: optional(1_000),
      allowSharing: optional(500),
      project: optional(100),
      variant: optional(20),
      leaveOut: optional(2_000),
      only: optional(2_000),
    }),
  'deploy-schema': () => z.object({ previewId: text(40), confirmation: text(4_000) }),
  'get-deployment-status': () =>
    z.object({
      deploymentId: optional(40),
      report: optional(20),
      part: optionalNumber(),
    }),
  'cancel-deployment': () => z.object({ deploymentId: optional(40) }),
  'list-activity': () => z.object({ since: optional(60), until: optional(60), kind: optional(40) }),
  'open-guide': () => z.object({ schema: optional(200), topic: optional(100) }),
});

export type ActionKey = keyof typeof INPUTS;
export type InputOf<K extends ActionKey> = z.infer<(typeof INPUTS)[K]>;

/** @throws AppError `bad-input` naming the input, what was wrong with it and what would do */
export function parseInput<K extends ActionKey>(action: K, payload: unknown): InputOf<K> {
  refuseUnknown(action, payload);
  const result = INPUTS[action].safeParse(payload);
  if (result.success) return result.data as InputOf<K>;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0] ?? 'input');
  const value =
    typeof payload === 'object' && payload !== null
      ? (payload as Record<string, unknown>)[name]
      : payload;
  throw new AppError('bad-input', `The ${wordsFor(name)} ${problemOf(issue, value)}.`, {
    remedy: `Give it as ${issue?.code === 'too_big' ? `at most ${issue.maximum} characters of text` : 'text'}.`,
  });
}

/** Inputs as a person would call them: refusals are read by people. */
const WORDS: Readonly<Record<string, string>> = {
  schema: 'template',
  compareWith: 'template to compare with',
  query: 'words to look for',
  references: 'wish for references',
  extend: 'list of what may be added to',
  allowSharing: 'list of where sharing is allowed',
  leaveOut: 'list of what is left out',
  only: 'list of what is wanted alone',
  previewId: 'preview',
  confirmation: 'confirming message',
  deploymentId: 'deployment',
  report: 'form of the report',
  part: 'part of the report',
  since: 'beginning',
  until: 'end',
};
const wordsFor = (name: string): string =>
  Object.hasOwn(WORDS, name) ? (WORDS[name] ?? '') : inert(name, 40);

/**
 * What the platform puts beside the inputs; some of it is documented nowhere
 * (forge-rovo-action-context-echo, July 2026).
 */
const FROM_THE_PLATFORM = new Set([
  'context',
  'contextToken',
  'userAccess',
  'app',
  'environment',
  'environmentType',
  'locale',
  'timezone',
  'conversationId',
  // Who calls is read from the platform's context; what a caller says of it is left aside.
  'accountId',
  'account',
  'principal',
  'userId',
  'cloudId',
  'workspaceId',
]);

/**
 * An input that the action does not take is a wish that would be dropped in silence. Inputs are
 * plain values; '' is none.
 */
function refuseUnknown(action: ActionKey, payload: unknown): void {
  if (typeof payload !== 'object' || payload === null) return;
  const names = Object.keys(INPUTS[action].shape);
  const unknown = Object.entries(payload).find(
    ([name, value]) =>
      !names.includes(name) &&
      !FROM_THE_PLATFORM.has(name) &&
      ['string', 'number', 'boolean'].includes(typeof value) &&
      value !== '',
  );
  if (unknown === undefined) return;
  const near = nearestNames(unknown[0], names);
  throw new AppError(
    'bad-input',
    `${quoted(unknown[0], 40)} cannot be asked for here, so nothing was done.`,
    {
      remedy:
        near.length > 0
          ? `Did you mean "${near.join('" or "')}"?`
          : names.length === 0
            ? 'Leave it out.'
            : `What can be asked for: ${names.map(wordsFor).join(', ')}.`,
    },
  );
}

function problemOf(issue: { code?: string } | undefined, value: unknown): string {
  if (value === undefined || value === null) return 'is missing';
  if (issue?.code === 'too_big' && typeof value === 'string')
    return `is ${value.length} characters long`;
  return `is ${Array.isArray(value) ? 'a list' : typeof value}, not text`;
}

/** '' and absent are the same: models send either. */
export const given = (value: string | null | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : value;

/**
 * Text that will be in Assets: what cannot be seen is refused, not dropped, because the person
 * would get another name than they read.
 */
export function visibleText(name: string, value: string | null): string | null {
  if (
    value === null ||
    inert(value, Number.MAX_SAFE_INTEGER) === value.replace(/ {2,}/gu, ' ').trim()
  )
    return value;
  throw new AppError(
    'bad-input',
    `The ${wordsFor(name)} holds control, invisible or direction-changing characters: ${quoted(value, 60)}.`,
    {
      remedy: 'Type it anew with visible characters only.',
    },
  );
}
