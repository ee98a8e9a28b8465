/** What the server sends besides answers of the app: the built page, and the frame around it. */
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { transformSync } from 'esbuild';

export interface Sent {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * As strict as Forge's own policy for Custom UI without any `permissions.content`: no inline
 * script, no inline style, nothing from elsewhere.
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' " +
  "data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri " +
  "'none'; form-action 'none'; frame-ancestors 'self'";

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

export const sent = (status: number, type: string, body: Sent['body']): Sent => ({
  status,
  headers: { ...HEADERS, 'content-type': type },
  body,
});
export const sentJson = (value: unknown): Sent =>
  sent(200, 'application/json', JSON.stringify(value));
export const notFound = (): Sent =>
  sent(
    404,
    'text/plain; charset=utf-8',
    'There is nothing here. Open the address that "launchpad page" printed.',
  );

/** A file of the build. The bridge comes before the page's own script, as the platform puts it there. */
export function builtFile(buildDir: string, path: string): Sent {
  const name = path === '' ? 'index.html' : path;
  const file = normalize(join(buildDir, name));
  const type = TYPES[extname(file)];
  if (!file.startsWith(buildDir) || type === undefined) return notFound();
  try {
    const body = new Uint8Array(readFileSync(file));
    return name === 'index.html'
      ? sent(200, type, withBridge(Buffer.from(body).toString('utf8')))
      : sent(200, type, body);
  } catch {
    return notFound();
  }
}

const withBridge = (html: string): string =>
  html.replace('<head>', '<head>\n    <script src="../bridge.js"></script>');

/** A script of `browser/`, types removed. */
export function browserScript(name: 'bridge' | 'frame'): Sent {
  const source = readFileSync(join(__dirname, 'browser', `${name}.ts`), 'utf8');
  return sent(
    200,
    TYPES['.js'] ?? '',
    transformSync(source, { loader: 'ts', target: 'es2022', format: 'iife' }).code,
  );
}

export function browserFile(name: 'frame.css' | 'frame.html'): Sent {
  return sent(
    200,
    TYPES[extname(name)] ?? '',
    readFileSync(join(__dirname, 'browser', name), 'utf8'),
  );
}
