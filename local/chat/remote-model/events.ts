/**
 * The data of each event of a stream (server-sent events, as OpenAI-compatible endpoints send
 * them), until `[DONE]` or its end.
 */
export async function* eventsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data:')) continue;
      const data = line.slice(5).trim();
      if (data === '[DONE]') return;
      if (data !== '') yield data;
    }
  }
  const last = rest.startsWith('data:') ? rest.slice(5).trim() : '';
  if (last !== '' && last !== '[DONE]') yield last;
}
