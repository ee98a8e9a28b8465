import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from './server';
import { startEmulator } from './server';
import { callerOf, schemaBody } from './testing';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
  await callerOf(emulator)('POST', '/objectschema/create', schemaBody('AA'));
});
afterEach(() => emulator.close());

/** With headers that `fetch` would not let through, as a browser sends them. */
const send = (
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: emulator.port, method, path, headers });
    asked.on('error', reject).on('response', (answer) => {
      let text = '';
      answer
        .on('data', (part: Buffer) => (text += part.toString()))
        .on('end', () => {
          resolve({ status: answer.statusCode ?? 0, text });
        });
    });
    asked.end();
  });

const PATHS = ['/__emulator/reset', '/__emulator/switches', '/rest/api/3/permissions/check'];
const STRANGERS: [string, () => Record<string, string>][] = [
  ['a page of another site', () => ({ origin: 'https://evil.example' })],
  ['a page on another port', () => ({ origin: 'http://127.0.0.1:1' })],
  ['a page without an origin', () => ({ origin: 'null' })],
  ['a name that resolves here', () => ({ host: `evil.example:${String(emulator.port)}` })],
  ['another port in the host', () => ({ host: '127.0.0.1:1' })],
  ['a request that another site begins', () => ({ 'sec-fetch-site': 'cross-site' })],
];

describe('a request of a stranger', () => {
  it.each(STRANGERS)('%s: is refused with a sentence and changes nothing', async (_, headers) => {
    for (const path of PATHS) {
      const answer = await send('POST', path, headers());
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text).toMatch(/^\{"ok":false,"problem":"The emulator .*\."\}$/);
    }
    expect((await send('GET', '/__emulator/state', headers())).status).toBe(403);
    expect(emulator.state().counts.schemas).toBe(1);
  });

  it('is not in the log, for it never reached the site', async () => {
    const before = emulator.requests.length;
    await send('POST', '/rest/api/3/permissions/check', { origin: 'https://evil.example' });
    expect(emulator.requests).toHaveLength(before);
  });
});

it.each([
  ['a program', () => ({})],
  ['localhost', () => ({ host: `localhost:${String(emulator.port)}` })],
  ['a page of its own', () => ({ origin: `http://127.0.0.1:${String(emulator.port)}` })],
  ['an address that was typed', () => ({ 'sec-fetch-site': 'none' })],
] as [string, () => Record<string, string>][])('%s is answered', async (_, headers) => {
  expect((await send('GET', '/__emulator/state', headers())).status).toBe(200);
  expect((await send('POST', '/__emulator/reset', headers())).status).toBe(200);
  expect(emulator.state().counts.schemas).toBe(0);
});
