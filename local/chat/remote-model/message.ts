import * as z from 'zod/mini';

/** One wish of the model to call a tool; the arguments are text that should be JSON. */
export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

/** Messages as the endpoint takes them. */
export type Message =
  | { role: 'system' | 'user'; content: string }
  | {
      role: 'assistant';
      content: string;
      tool_calls?: {
        id: string;
        type: 'function';
        function: { name: string; arguments: string };
      }[];
    }
  | { role: 'tool'; tool_call_id: string; content: string };

export interface Usage {
  requests: number;
  inputTokens: number;
  outputTokens: number;
}

/** What the model said in one answer. */
export interface Said {
  text: string;
  calls: ToolCall[];
  usage: Usage;
}

const text = z.optional(z.nullable(z.string()));
const callDelta = z.object({
  index: z.optional(z.number()),
  id: text,
  function: z.optional(z.object({ name: text, arguments: text })),
});
const chunkShape = z.object({
  choices: z.optional(
    z.array(
      z.object({
        delta: z.optional(
          z.object({ content: text, tool_calls: z.optional(z.nullable(z.array(callDelta))) }),
        ),
      }),
    ),
  ),
  usage: z.optional(
    z.nullable(
      z.object({
        prompt_tokens: z.optional(z.number()),
        completion_tokens: z.optional(z.number()),
      }),
    ),
  ),
  error: z.optional(z.object({ message: text })),
});

/** Most characters of one answer and most calls in it; what is beyond is dropped. */
const MOST_TEXT = 20_000;
const MOST_CALLS = 16;

/** Puts an answer together from the pieces in which it is streamed. */
export function assembleSaid(): { add(data: string): string | null; said(): Said } {
  let content = '';
  const calls = new Map<number, ToolCall>();
  const usage: Usage = { requests: 1, inputTokens: 0, outputTokens: 0 };
  const addCall = (delta: z.infer<typeof callDelta>, at: number): void => {
    const index = delta.index ?? at;
    const call = calls.get(index) ?? { id: '', name: '', arguments: '' };
    if (!calls.has(index) && calls.size >= MOST_CALLS) return;
    calls.set(index, {
      id: delta.id ?? call.id,
      name: call.name + (delta.function?.name ?? ''),
      arguments: (call.arguments + (delta.function?.arguments ?? '')).slice(0, MOST_TEXT),
    });
  };
  return {
    /** Returns what the endpoint says went wrong, or null. A piece that cannot be read is passed over. */
    add(data) {
      const parsed = chunkShape.safeParse(parseJson(data));
      if (!parsed.success) return null;
      const { choices, usage: counted, error } = parsed.data;
      if (error !== undefined) return error.message ?? 'an error';
      const delta = choices?.[0]?.delta;
      content = (content + (delta?.content ?? '')).slice(0, MOST_TEXT);
      for (const [at, call] of (delta?.tool_calls ?? []).entries()) addCall(call, at);
      usage.inputTokens = counted?.prompt_tokens ?? usage.inputTokens;
      usage.outputTokens = counted?.completion_tokens ?? usage.outputTokens;
      return null;
    },
    said: () => ({
      text: content,
      calls: [...calls]
        .sort(([a], [b]) => a - b)
        .map(([index, call]) => ({
          ...call,
          id: call.id === '' ? `call-${String(index)}` : call.id,
        })),
      usage,
    }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
