import { describe, expect, it } from 'vitest';
import { ReceivedResponse } from './received-response';

const answer = (text: string, statusCode = 200): Response =>
  new ReceivedResponse(
    { statusCode, rawHeaders: ['Content-Type', 'application/json', 'X-A', '1', 'X-A', '2'] },
    new Uint8Array(Buffer.from(text)),
  );

describe('an answer that has come whole', () => {
  it('is what a response of Node is: its status, its headers, its text once', async () => {
    const one = answer('{"a":"ü"}', 201);
    expect([one.ok, one.status, one.headers.get('x-a')]).toEqual([true, 201, '1, 2']);
    expect(one.bodyUsed).toBe(false);
    expect(await one.text()).toBe('{"a":"ü"}');
    expect(one.bodyUsed).toBe(true);
    await expect(one.text()).rejects.toThrow(TypeError);
    await expect(one.json()).rejects.toThrow(TypeError);
    await expect(one.arrayBuffer()).rejects.toThrow(TypeError);
    expect(() => one.clone()).toThrow(TypeError);
  });

  it('is read as JSON, as bytes, as a stream and from a copy of it', async () => {
    expect(await answer('{"a":1}').json()).toEqual({ a: 1 });
    await expect(answer('<html>').json()).rejects.toThrow(SyntaxError);
    expect(Buffer.from(await answer('abc').arrayBuffer()).toString()).toBe('abc');
    expect(await (await answer('abc').blob()).text()).toBe('abc');
    expect(await new Response(answer('abc').body).text()).toBe('abc');
    const copied = answer('abc');
    expect([await copied.clone().text(), await copied.text()]).toEqual(['abc', 'abc']);
    await expect(copied.text()).rejects.toThrow(TypeError);
  });

  it('has no body where its status allows none', async () => {
    expect(answer('', 204).body).toBeNull();
    expect(await answer('', 204).text()).toBe('');
  });
});
