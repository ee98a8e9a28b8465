import type { Send } from '../../src/assets/api';

/**
 * `Send` over plain HTTP, for an emulator on loopback. `email` chooses the account by Basic
 * credentials; null sends none, which on the emulator means the admin.
 */
export function httpSend(baseUrl: string, email: string | null = null): Send {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Accept-Language': 'en-US',
    'X-Force-Accept-Language': 'true',
  };
  if (email !== null)
    headers['Authorization'] = `Basic ${Buffer.from(`${email}:token`).toString('base64')}`;
  return async (request) => {
    const body = request.method === 'POST' ? JSON.stringify(request.body) : null;
    const response = await fetch(`${baseUrl}${request.path}`, {
      method: request.method,
      headers,
      redirect: 'manual',
      body,
    });
    const answered: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      answered[name] = value;
    });
    return { status: response.status, headers: answered, body: await response.text() };
  };
}
