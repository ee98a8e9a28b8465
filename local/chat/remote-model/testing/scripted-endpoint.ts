import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model was asked, as it came over the wire. */
export interface Asked {
  model: string;
  stream: boolean;
  messages: { role: string; content: string; tool_calls?: unknown; tool_call_id?: string }[];
  tools: {
    function: {
      name: string;
      description: string;
      parameters: { properties: Record<string, unknown> };
    };
  }[];
}

/** What it answers: text, calls, a status, silence, or raw events. */
export type Answer =
  | { text: string }
  | { calls: { name: string; arguments: string }[]; text?: string }
  | { status: number; body: string }
  | { events: string[] }
  | 'silence';

export interface ScriptedEndpoint {
  /** Base, as LAUNCHPAD_MODEL_URL takes it. */
  url: string;
  asked: Asked[];
  /** `Authorization` headers, in order. */
  keys: string[];
  close(): Promise<void>;
}

/** For tests: an OpenAI-compatible endpoint that answers as told, streaming in small pieces. */
export async function startEndpoint(
  answer: (asked: Asked, turn: number) => Answer,
): Promise<ScriptedEndpoint> {
  const asked: Asked[] = [];
  const keys: string[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization ?? '');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const question = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked;
      asked.push(question);
      if (request.url !== '/v1/chat/completions')
        return void response.writeHead(404).end('no such path');
      reply(response, answer(question, asked.length - 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    asked,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'silence') return;
  if ('status' in answer)
    return void response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(answer.body);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if ('events' in answer)
    return void response.end(answer.events.map((event) => `data: ${event}\n\n`).join(''));
  const send = (delta: object): void =>
    void response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
  for (const piece of answer.text?.match(/.{1,9}/gsu) ?? []) send({ content: piece });
  const calls = 'calls' in answer ? answer.calls : [];
  // Names first, then the arguments of all calls interleaved: parallel calls come mixed.
  for (const [index, call] of calls.entries())
    send({
      tool_calls: [
        {
          index,
          id: `call-${String(index)}`,
          type: 'function',
          function: { name: call.name, arguments: '' },
        },
      ],
    });
  const longest = Math.max(0, ...calls.map((call) => call.arguments.length));
  for (let at = 0; at < longest; at += 7) {
    for (const [index, call] of calls.entries())
      if (at < call.arguments.length)
        send({
          tool_calls: [{ index, function: { arguments: call.arguments.slice(at, at + 7) } }],
        });
  }
  response.end(
    'data: ' +
      `${JSON.stringify({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20 } })}\n\ndata: ` +
      '[DONE]\n\n',
  );
}
