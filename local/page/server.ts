/**
 * The page of a Jira site on this machine: the built front end in a frame, a stand-in for Forge's
 * bridge, and the chat beside it.
 */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { AppError } from '../../src/errors';
import { channelStream, type Listen } from './channel-stream';
import {
  browserFile,
  browserScript,
  builtFile,
  notFound,
  sent,
  sentJson,
  type Sent,
} from './files';
import { createGuard } from './guard';

export interface PageBackend {
  workspace: string;
  accounts: readonly { accountId: string; short: string; name: string }[];
  cloudId: string;
  /** One call of the page's resolver. */
  invoke(
    functionKey: string,
    payload: Record<string, unknown>,
    accountId: string,
  ): Promise<unknown>;
  /** Forge Realtime, as the bridge of the page reaches it. */
  listen: Listen;
  /** One turn of the chat as this person: what it answers. */
  say(text: string, accountId: string): Promise<string>;
}

export interface PageServer {
  /** The address to open, with its token. */
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface PageServerOptions {
  backend: PageBackend;
  buildDir: string;
  port: number;
}

/** Most bytes of one request: Forge takes 500 kB from a page (Forge documentation, limits). */
const MOST_BYTES = 500_000;

export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  let port = 0;
  const guard = createGuard(() => port);
  const app = new Hono();
  app.all('*', async (context) => {
    const header = (name: string): string | null => context.req.header(name) ?? null;
    const path = guard.admit({
      method: context.req.method,
      path: context.req.path,
      host: header('host'),
      origin: header('origin'),
      fetchSite: header('sec-fetch-site'),
    });
    const answer =
      path === null
        ? notFound()
        : path === '/realtime' && context.req.method === 'GET'
          ? sent(
              200,
              'text/event-stream',
              channelStream(new URL(context.req.url).searchParams, options.backend.listen),
            )
          : await answerTo(
              path,
              context.req.method === 'POST' ? await context.req.text() : null,
              options,
            );
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}/${guard.token}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(
  path: string,
  body: string | null,
  { backend, buildDir }: PageServerOptions,
): Promise<Sent> {
  if (body === null) return page(path, backend, buildDir);
  const request = readJson(body);
  const accountId = String(request['accountId'] ?? '');
  if (path === '/invoke')
    return sentJson(
      await settled(() =>
        backend.invoke(String(request['functionKey']), asRecord(request['payload']), accountId),
      ),
    );
  if (path === '/say')
    return sentJson(await settled(() => backend.say(String(request['text'] ?? ''), accountId)));
  return notFound();
}

function page(path: string, { workspace, accounts, cloudId }: PageBackend, buildDir: string): Sent {
  if (path === '/') return browserFile('frame.html');
  if (path === '/frame.css') return browserFile('frame.css');
  if (path === '/frame.js') return browserScript('frame');
  if (path === '/bridge.js') return browserScript('bridge');
  if (path === '/facts') return sentJson({ workspace, accounts, cloudId });
  return path.startsWith('/app/') ? builtFile(buildDir, path.slice('/app/'.length)) : notFound();
}

/** What failed is said to the page, as the platform rejects an invocation. */
async function settled(
  work: () => Promise<unknown>,
): Promise<{ value: unknown } | { problem: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'unknown' };
  }
}

function readJson(body: string): Record<string, unknown> {
  if (Buffer.byteLength(body) > MOST_BYTES) return {};
  try {
    return asRecord(JSON.parse(body));
  } catch {
    return {};
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new AppError('bad-input', `Port ${port} on 127.0.0.1 cannot be had.`, {
          remedy: 'Give another one with --port N, or leave it out for a free one.',
          cause,
        }),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
