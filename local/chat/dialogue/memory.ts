import { numberFact, textFact, type ActionOutput } from '../app';
import type { Intent } from '../model/intents';
import { readTemplates } from '../facts';
import type { DeployRequest } from './request';

/**
 * The preview last shown. `code` is null where it cannot be confirmed here (blocked, nothing to
 * do, or on the page only).
 */
export interface ShownPreview {
  id: string;
  code: string | null;
  templates: string[];
  /** Milliseconds since 1970. */
  shownAt: number;
  /** Seconds before the app takes a confirmation. */
  earliestInSeconds: number;
  /** Whether a deployment was started with it. */
  used: boolean;
}

export interface Drafted {
  key: string;
  /** The schema it is for. */
  schema: string;
  /** Its lines, as they were sent. */
  definition: string;
  /** Nothing was previewed since: what a bare yes means. */
  fresh: boolean;
  /** It was confirmed: what is said from then on is said of what exists. */
  built: boolean;
}

/** What the conversation remembers. Nothing of it is stored. */
export interface Memory {
  /** Templates last spoken of: what "it" means. */
  topic: string[];
  request: DeployRequest | null;
  preview: ShownPreview | null;
  deployment: { id: string; over: boolean } | null;
  lastIntent: Intent | null;
  /** A template was asked for: the next one named is to be previewed with these options. */
  awaiting: boolean;
  /** Templates last listed, in the order shown: what "the second" picks from. */
  listed: string[];
  /** The model last drafted; what "preview it" means until something else is spoken of. */
  draft: Drafted | null;
  /** What exists and was last spoken of, as the app was told. */
  existing: string | null;
  /** A long answer of which a part was shown last. */
  more: { input: Record<string, string>; part: number } | null;
  /** What was last asked back; null where the turn before asked nothing. */
  question: string | null;
}

export const EMPTY_MEMORY: Memory = {
  topic: [],
  request: null,
  preview: null,
  deployment: null,
  lastIntent: null,
  awaiting: false,
  listed: [],
  draft: null,
  existing: null,
  more: null,
  question: null,
};

const OVER: ReadonlySet<string> = new Set(['succeeded', 'failed', 'drifted', 'cancelled']);

/** Whether a state of a deployment is final. */
export const isOver = (state: string | null): boolean => state !== null && OVER.has(state);

/** Memory after an action answered. `now` in milliseconds. */
export function remember(
  memory: Memory,
  action: string,
  input: Record<string, unknown>,
  output: ActionOutput,
  now: number,
): Memory {
  if (action === 'describe-schema') return { ...memory, more: moreOf(input, output) };
  if (action === 'preview-deployment')
    return {
      ...memory,
      preview: previewOf(memory, output, now),
      draft: memory.draft === null ? null : { ...memory.draft, fresh: false },
    };
  if (output.code === 'draft') return rememberDraft(memory, input, output);
  if (action === 'list-schemas' && output.ok) return rememberList(memory, output);
  if (action === 'deploy-schema' && output.ok) return rememberStart(memory, input, output);
  if (output.code === 'preview-cancelled') return { ...memory, preview: null };
  if (action === 'get-deployment-status' || action === 'cancel-deployment')
    return rememberState(memory, output);
  return memory;
}

/** Only while there is a next part. */
function moreOf(input: Record<string, unknown>, output: ActionOutput): Memory['more'] {
  const [part, parts] = [numberFact(output, 'part'), numberFact(output, 'parts')];
  if (part === null || parts === null || part >= parts) return null;
  const texts = Object.entries(input).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { input: Object.fromEntries(texts), part };
}

/** What was found by a search is what "it" means afterwards; a list of everything is not. */
function rememberList(memory: Memory, output: ActionOutput): Memory {
  const listed = readTemplates(output).map(({ key }) => key);
  return { ...memory, listed, topic: listed.length === 1 ? listed : [] };
}

function rememberDraft(
  memory: Memory,
  { definition }: Record<string, unknown>,
  output: ActionOutput,
): Memory {
  const key = textFact(output, 'schema');
  if (key === null) return memory;
  const schema = textFact(output, 'addsTo') ?? key;
  const lines = typeof definition === 'string' ? definition : '';
  return { ...memory, draft: { key, schema, definition: lines, fresh: true, built: false } };
}

function previewOf(memory: Memory, output: ActionOutput, now: number): ShownPreview | null {
  const id = textFact(output, 'previewId');
  if (id === null) return output.ok ? null : memory.preview;
  return {
    id,
    code: textFact(output, 'confirmationCode'),
    templates: memory.request?.templates ?? [],
    shownAt: now,
    earliestInSeconds: numberFact(output, 'earliestConfirmationInSeconds') ?? 0,
    used: false,
  };
}

function rememberStart(
  memory: Memory,
  input: Record<string, unknown>,
  output: ActionOutput,
): Memory {
  const id = textFact(output, 'deploymentId');
  const preview =
    memory.preview !== null && memory.preview.id === input['previewId']
      ? { ...memory.preview, used: true }
      : memory.preview;
  const isDraft = memory.draft !== null && preview?.templates.includes(memory.draft.key) === true;
  return {
    ...memory,
    draft: isDraft && memory.draft !== null ? { ...memory.draft, built: true } : memory.draft,
    preview,
    deployment: id === null ? memory.deployment : { id, over: isOver(textFact(output, 'state')) },
  };
}

function rememberState(memory: Memory, output: ActionOutput): Memory {
  const id = textFact(output, 'deploymentId');
  const state = textFact(output, 'state');
  return id === null || state === null
    ? memory
    : { ...memory, deployment: { id, over: isOver(state) } };
}
