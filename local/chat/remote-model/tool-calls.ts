import type { ActionOutput } from '../app';
import type { Call } from '../conversation';
import type { ActionTool } from '../../tools/manifest-actions';
import type { ToolCall } from './message';

export type ReadCall =
  | { kind: 'call'; action: string; input: Record<string, unknown> }
  | { kind: 'refused'; call: Call };

/** Reads one wish of the model. What is no tool, no JSON or no object is answered, and nothing is called. */
export function readToolCall(wish: ToolCall, tools: readonly ActionTool[]): ReadCall {
  const tool = tools.find((one) => one.key === wish.name);
  if (tool === undefined)
    return refused(
      wish.name,
      {},
      `There is no tool "${wish.name.slice(0, 60)}". There are: ${tools.map((one) => one.key).join(', ')}.`,
    );
  const input = parseObject(wish.arguments.trim() === '' ? '{}' : wish.arguments);
  if (input === null)
    return refused(
      tool.key,
      {},
      'The arguments are not a JSON object. Send the call again with one.',
    );
  const names = Object.keys(tool.inputSchema.properties);
  const unknown = Object.keys(input).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    return refused(
      tool.key,
      input,
      `${tool.key} has no input ${unknown
        .slice(0, 5)
        .map((name) => `"${name.slice(0, 40)}"`)
        .join(', ')}. It takes: ${names.join(', ')}.`,
    );
  return { kind: 'call', action: tool.key, input };
}

/**
 * Stricter than Rovo can be: here it is known what the person typed, so a code that is not
 * in their message is not passed on. The app's own checks come after, and stay what counts.
 */
export function codeNotTyped(
  action: string,
  input: Record<string, unknown>,
  typed: string,
): ActionOutput | null {
  if (action !== 'deploy-schema') return null;
  const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const code =
    typeof input['confirmation'] === 'string'
      ? plain(input['confirmation'].replace(/confirm/i, ''))
      : '';
  return code !== '' && plain(typed).includes(code)
    ? null
    : refusal(
        'confirmation-wrong',
        'The person has not typed that code in their latest message, so nothing was ' +
          'started. Ask them to read the preview and to type its code.',
      );
}

function refused(action: string, input: Record<string, unknown>, text: string): ReadCall {
  return {
    kind: 'refused',
    call: { action: action.slice(0, 60), input, output: refusal('bad-input', text) },
  };
}

const refusal = (code: string, text: string): ActionOutput => ({
  ok: false,
  code,
  text,
  remedy: text,
});

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    return null;
  }
}
