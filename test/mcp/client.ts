/** The SDK's own client, over stdio, against the real command in a process of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  ElicitRequestSchema,
  type CallToolResult,
  type ElicitResult,
  type Progress,
} from '@modelcontextprotocol/sdk/types.js';
import type { Answer } from '../../simulator/answer';

export type { Answer };

export interface McpClient {
  client: Client;
  /** Calls a tool and returns what it answered, checked by the SDK against the tool's output schema. */
  call(
    name: string,
    input?: Record<string, unknown>,
    options?: { onprogress?: (progress: Progress) => void; signal?: AbortSignal },
  ): Promise<{ answer: Answer; isError: boolean; whole: string }>;
  /** What the server said to the person who runs it. */
  stderr(): string;
  /** What the person was asked, in order. */
  asked: string[];
  close(): Promise<void>;
}

export interface McpClientOptions {
  args?: string[];
  data?: string;
  env?: Record<string, string>;
  /** How the person answers a form; null: a client that cannot ask its person. */
  person?: ((message: string) => ElicitResult | Promise<ElicitResult>) | null;
}

const CLI = join(__dirname, '../../local/launchpad.cjs');

export const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'launchpad-mcp-'));

export async function connect({
  args = [],
  data = dataFolder(),
  env = {},
  person = null,
}: McpClientOptions = {}): Promise<McpClient> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'mcp', '--data', data, ...args],
    stderr: 'pipe',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let stderr = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: person === null ? {} : { elicitation: {} } },
  );
  const asked: string[] = [];
  if (person !== null) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params.message);
      return person(params.message);
    });
  }
  await client.connect(transport);
  await client.listTools();
  return {
    client,
    asked,
    stderr: () => stderr,
    async call(name, input = {}, options = {}) {
      const result = (await client.callTool(
        { name, arguments: input },
        undefined,
        options,
      )) as CallToolResult;
      return {
        answer: result.structuredContent as unknown as Answer,
        isError: result.isError === true,
        whole: JSON.stringify(result),
      };
    },
    close: () => client.close(),
  };
}

/** What a person does who wants what is listed in the form. */
export const accept = (): ElicitResult => ({ action: 'accept', content: {} });
