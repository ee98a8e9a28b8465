import { numberFact, textFact, type ActionOutput } from '../chat/app';

/** A preview whose confirmation code the server keeps to itself. */
export interface HeldPreview {
  id: string;
  code: string;
  /** Site, workspace and person, in words. */
  target: string;
  digest: string;
  /** What it says, without the lines that hold the code. */
  lines: readonly string[];
  /** Milliseconds since 1970 before which the app takes no confirmation. */
  earliestAt: number;
  /** How long it can be confirmed, from when it was shown. */
  validMs: number;
}

const INSTEAD =
  'To deploy exactly this, call deploy-schema with the id of this preview: the ' +
  'person is then asked in a window of their client.';

/** The preview in an output, or null where it cannot be confirmed by a code. */
export function readPreview(output: ActionOutput, target: string, now: number): HeldPreview | null {
  const id = textFact(output, 'previewId');
  const code = textFact(output, 'confirmationCode');
  if (id === null || code === null) return null;
  return {
    id,
    code,
    target,
    digest: textFact(output, 'digest') ?? '',
    lines: output.text.split('\n').filter((line) => !line.includes(code)),
    earliestAt: now + (numberFact(output, 'earliestConfirmationInSeconds') ?? 0) * 1_000,
    validMs: (numberFact(output, 'expiresInMinutes') ?? 15) * 60_000,
  };
}

/** The output as the model may see it: no line, fact or hint holds the code. */
export function hideCode(output: ActionOutput, code: string): ActionOutput {
  const facts = Object.entries(output)
    .filter(([name]) => name !== 'confirmationCode')
    .map(([name, value]) => [name, withoutCode(value, code)]);
  const { ok, code: outcome } = output;
  return {
    ...Object.fromEntries(facts),
    ok,
    code: outcome,
    text: withoutCode(output.text, code) as string,
  };
}

function withoutCode(value: unknown, code: string): unknown {
  if (typeof value === 'string')
    return value
      .split('\n')
      .map((line) => (line.includes(code) ? INSTEAD : line))
      .join('\n');
  if (Array.isArray(value)) return value.map((item) => withoutCode(item, code));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withoutCode(item, code)]),
  );
}

/**
 * Said where the client cannot ask its person, and whoever started the server did not allow that
 * the model passes a code on.
 */
export const CANNOT_CONFIRM =
  'This client cannot ask its person to confirm (it has no elicitation), so ' +
  'nothing can be deployed from here. To deploy, use a client that can ask, or ' +
  'start the server with: launchpad mcp --confirm-in-chat.';

/** A preview that has no code, with what stands in its way here. */
export function withoutConfirmation(output: ActionOutput): ActionOutput {
  if (textFact(output, 'previewId') === null) return output;
  const [head = '', ...lines] = output.text.split('\n').filter((line) => !ELSEWHERE.test(line));
  return {
    ...output,
    text: [head, CANNOT_CONFIRM, ...lines].join('\n'),
    next: 'Say the text. Do not call deploy-schema: nobody can confirm in this client.',
  };
}

/** Where the app itself would send another agent: to a page that a local server may not have. */
const ELSEWHERE = /^To deploy exactly this, open /u;
