/** A request as its bytes are written: clients tidy addresses up, and those who look for a way round a gate do not. */
import { connect } from 'node:net';

export interface RawRequest {
  method?: string;
  /** Sent as it is; each character is one byte. */
  target: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface RawResponse {
  status: number;
  /** Names in lower case; several of one name with a line break between them. */
  headers: ReadonlyMap<string, string>;
  body: string;
}

/** Status 0 where the server closed the connection without an answer. */
export function send(
  port: number,
  { method = 'GET', target, headers = {}, body = '' }: RawRequest,
): Promise<RawResponse> {
  const all: Record<string, string> = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    ...headers,
    ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
  };
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ];
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(Buffer.from(lines.join('\r\n') + body, 'latin1')),
    );
    const parts: Buffer[] = [];
    socket.on('data', (part) => {
      parts.push(part);
      // workerd keeps the connection for a while, whatever it was asked.
      if (isWhole(Buffer.concat(parts).toString('latin1'), method)) socket.destroy();
    });
    // A refusal at the level of the connection is an answer too.
    socket.on('error', () => undefined);
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on('close', () => resolve(read(Buffer.concat(parts).toString('latin1'))));
  });
}

function isWhole(text: string, method: string): boolean {
  const { status, headers, body } = read(text);
  if (!text.includes('\r\n\r\n')) return false;
  if (method === 'HEAD' || status === 204 || status === 304) return true;
  if (headers.get('transfer-encoding') === 'chunked') return body.endsWith('0\r\n\r\n');
  return body.length >= Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY);
}

function read(text: string): RawResponse {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end === -1 ? undefined : end).split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [name = '', ...value] = line.split(':');
    const key = name.toLowerCase();
    headers.set(
      key,
      [headers.get(key), value.join(':').trim()].filter((part) => part !== undefined).join('\n'),
    );
  }
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: end === -1 ? '' : text.slice(end + 4),
  };
}
