/** What stands before a real site: TLS, Basic or bearer credentials, redirects; behind it the emulator. */
import { readFileSync } from 'node:fs';
import { createServer as createProxyServer, type Server } from 'node:http';
import { createServer, type Server as TlsServer } from 'node:https';
import { connect as dial, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../local/assets-emulator';

const FIXTURES = join(__dirname, 'fixtures');
export const CERTIFICATE_FILE = join(FIXTURES, 'loopback.cert.pem');
export const CERTIFICATE = readFileSync(CERTIFICATE_FILE, 'utf8');
export const EMAIL = 'admin@example.test';
/** Odd enough to be found wherever it leaks. */
export const TOKEN = 'ATATT3xFfGF0-do-not-leak-7hQz+/=';
export const CLOUD_ID = '11112222-3333-4444-5555-666677778888';

export interface Seen {
  method: string;
  path: string;
  authorization: string;
}

export interface Front {
  url: string;
  emulator: Emulator;
  seen: Seen[];
  /** Answers paths that begin with the key by a redirect to the value. */
  redirects: Map<string, { status: number; to: string }>;
  /** Repeats the credentials in the body of every refusal, as no site should. */
  echo: boolean;
  close(): Promise<void>;
}

const BASIC = `Basic ${Buffer.from(`${EMAIL}:${TOKEN}`).toString('base64')}`;

export async function startFront(options: { emulator?: EmulatorOptions } = {}): Promise<Front> {
  const emulator = await startEmulator(options.emulator);
  const front: Front = {
    url: '',
    emulator,
    seen: [],
    redirects: new Map(),
    echo: false,
    close: () => Promise.resolve(),
  };
  const server = createServer(
    { cert: CERTIFICATE, key: readFileSync(join(FIXTURES, 'loopback.key.pem')) },
    (request, response) => {
      const path = request.url ?? '';
      const authorization = request.headers.authorization ?? '';
      front.seen.push({ method: request.method ?? '', path, authorization });
      const send = (status: number, body: unknown, headers: Record<string, string> = {}): void =>
        void response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(typeof body === 'string' ? body : JSON.stringify(body));
      const redirect = [...front.redirects].find(([prefix]) => path.startsWith(prefix))?.[1];
      if (redirect !== undefined) return send(redirect.status, {}, { location: redirect.to });
      if (path === '/_edge/tenant_info') return send(200, { cloudId: CLOUD_ID });
      const scoped = path.startsWith(`/ex/jira/${CLOUD_ID}/`);
      if (authorization !== BASIC && !(scoped && authorization === `Bearer ${TOKEN}`))
        return send(401, {
          errorMessages: [
            `Client must be authenticated${front.echo ? `, not ${authorization}` : ''}`,
          ],
          errors: {},
        });
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on(
        'end',
        () =>
          void forward(
            emulator,
            request.method ?? 'GET',
            path,
            Buffer.concat(chunks).toString('utf8'),
            send,
            front.echo ? authorization : '',
          ),
      );
    },
  );
  front.url = `https://127.0.0.1:${String(await listen(server))}`;
  front.close = async () => {
    await stop(server);
    await emulator.close();
  };
  return front;
}

async function forward(
  emulator: Emulator,
  method: string,
  path: string,
  body: string,
  send: (status: number, body: unknown, headers?: Record<string, string>) => void,
  echo: string,
): Promise<void> {
  const response = await fetch(emulator.url + path, {
    method,
    headers: { 'content-type': 'application/json', 'x-emulator-account': 'acc-admin' },
    ...(body === '' ? {} : { body }),
  });
  const text = await response.text();
  const value: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
  send(
    response.status,
    echo === '' || typeof value !== 'object'
      ? value
      : response.ok
        ? value
        : { errorMessages: [`You sent ${echo}`], errors: {} },
    echo === '' ? {} : { 'x-echo': echo, 'set-cookie': `session=${echo}` },
  );
}

/** A forward proxy (CONNECT) that remembers where it was asked to connect to. */
export async function startProxy(): Promise<{
  url: string;
  connects: string[];
  close(): Promise<void>;
}> {
  const connects: string[] = [];
  const server = createProxyServer();
  server.on('connect', (request, socket: Socket, head) => {
    const [host = '', port = ''] = (request.url ?? '').split(':');
    connects.push(request.url ?? '');
    const onward = dial(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => end.destroy());
  });
  const url = `http://127.0.0.1:${String(await listen(server))}`;
  return { url, connects, close: () => stop(server) };
}

function listen(server: Server | TlsServer): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

function stop(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
