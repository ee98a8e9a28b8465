import { afterAll, describe, expect, it } from 'vitest';
import type { Progress } from '@modelcontextprotocol/sdk/types.js';
import { startEmulator, type Emulator } from '../../local/assets-emulator';
import { sleep } from '../../simulator/loopback-machine';
import { accept, connect, type Answer, type McpClient, type McpClientOptions } from './client';

const clients: McpClient[] = [];
const emulators: Emulator[] = [];
const start = async (options: McpClientOptions = {}): Promise<McpClient> => {
  const client = await connect(options);
  clients.push(client);
  return client;
};
afterAll(async () => {
  for (const client of clients) await client.close();
  for (const emulator of emulators) await emulator.close();
});

const CODE = /\b[234679][ACDEFHJKMNPQRTVWXY234679]{3}-[ACDEFHJKMNPQRTVWXY234679]{4}\b/;
const BASIC = { schema: 'BASIC', references: 'text' };

/** Where a deployment takes long enough to be watched, and to be cancelled, on any machine. */
async function slowSite(): Promise<string> {
  const emulator = await startEmulator({ latencyMs: 400 });
  emulators.push(emulator);
  return emulator.url;
}

async function untilOver(client: McpClient): Promise<Answer> {
  for (;;) {
    const { answer } = await client.call('get-deployment-status');
    if (!['queued', 'running', 'verifying'].includes(String(answer['state']))) return answer;
    await sleep(200);
  }
}

describe('a client that can ask its person', () => {
  it('previews, is asked out of the sight of the model, deploys with progress, and reports', async () => {
    const client = await start({ person: accept, args: ['--site', await slowSite()] });
    const preview = await client.call('preview-deployment', BASIC);
    expect(preview.answer).toMatchObject({
      ok: true,
      code: 'preview',
      text: expect.stringContaining('nothing has been written') as string,
    });
    expect(preview.whole).not.toMatch(CODE);
    expect(preview.whole).not.toContain('confirmationCode');
    const told: Progress[] = [];
    const done = await client.call(
      'deploy-schema',
      { previewId: preview.answer['previewId'] },
      { onprogress: (progress) => told.push(progress) },
    );
    expect(client.asked).toHaveLength(1);
    expect(client.asked[0]).not.toMatch(CODE);
    expect(client.asked[0]).toContain(`Digest: ${String(preview.answer['digest'])}`);
    expect(client.asked[0]).toMatch(/Where: .+, as Ada Admin/);
    for (const line of preview.answer.text
      .split('\n')
      .filter((one) => !one.includes('deploy-schema')))
      expect(client.asked[0]).toContain(line);
    expect(done.answer).toMatchObject({ ok: true, code: 'succeeded', state: 'succeeded' });
    expect(done.whole).not.toMatch(CODE);
    expect(told.length).toBeGreaterThan(0);
    // The last one may come with the answer, which the SDK's client handles first.
    expect(told.map(({ progress }) => progress)).toEqual(
      [...new Set(told.map(({ progress }) => progress))].sort((a, b) => a - b),
    );
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([done.answer['total']]));
    const report = await client.client.readResource({
      uri: `launchpad://deployments/${String(done.answer['deploymentId'])}`,
    });
    expect(JSON.stringify(report)).toContain('Done and verified');
    expect((await client.call('preview-deployment', BASIC)).answer.code).toBe('nothing-to-do');
  });

  it('starts nothing where the person declines or closes the form, whatever code the model sends', async () => {
    const answers = [{ action: 'decline' }, { action: 'cancel' }] as const;
    let turn = 0;
    const client = await start({ person: () => answers[turn++] ?? { action: 'cancel' } });
    const {
      answer: { previewId },
    } = await client.call('preview-deployment', BASIC);
    const codes: string[] = [];
    for (const _ of answers)
      codes.push(
        (await client.call('deploy-schema', { previewId, confirmation: '3AAA-AAAA' })).answer.code,
      );
    expect(codes).toEqual(['confirmation-declined', 'confirmation-dismissed']);
    const { tools } = await client.client.listTools();
    expect(
      Object.keys(
        tools.find((tool) => tool.name === 'deploy-schema')?.inputSchema.properties ?? {},
      ),
    ).toEqual(['previewId']);
    expect((await client.call('deploy-schema', { previewId: 'p-none' })).answer.code).toBe(
      'preview-unknown',
    );
    expect((await client.call('get-deployment-status')).answer.code).toBe('no-deployment');
  });
});

describe('a client that cannot ask its person', () => {
  it('sees no code anywhere, and deploys nothing, whatever it sends', async () => {
    const client = await start();
    const { tools } = await client.client.listTools();
    const deploy = tools.find((tool) => tool.name === 'deploy-schema');
    expect(Object.keys(deploy?.inputSchema.properties ?? {})).toEqual(['previewId']);
    const preview = await client.call('preview-deployment', BASIC);
    expect(preview.answer).toMatchObject({ ok: true, code: 'preview' });
    expect(preview.answer.text).toContain('--confirm-in-chat');
    const { previewId } = preview.answer;
    await sleep(5_100);
    const sent = [];
    for (const confirmation of [undefined, 'yes', 'confirm 3ACD-EFHJ'])
      sent.push(await client.call('deploy-schema', { previewId, confirmation }));
    expect(sent.map(({ answer }) => answer.code)).toEqual(Array(3).fill('confirmation-not-here'));
    const others = [
      await client.call('get-deployment-status'),
      await client.call('list-activity'),
      await client.call('cancel-deployment'),
      await client.client.listResources(),
      await client.client.readResource({ uri: 'launchpad://deployments/latest' }),
    ];
    for (const each of [preview, ...sent, ...others, tools]) {
      expect(JSON.stringify(each)).not.toMatch(CODE);
      expect(JSON.stringify(each)).not.toContain('"confirmationCode":"');
    }
    expect((await client.call('get-deployment-status')).answer.code).toBe('no-deployment');
  });
});

describe('a client that cannot ask its person, of a server started with --confirm-in-chat', () => {
  it('is told the code, may not use it at once, and deploys with it later', async () => {
    const client = await start({ args: ['--confirm-in-chat'] });
    const { answer: preview } = await client.call('preview-deployment', BASIC);
    expect(preview['confirmationCode']).toMatch(CODE);
    const confirm = { previewId: preview['previewId'], confirmation: preview['confirmationCode'] };
    expect((await client.call('deploy-schema', confirm)).answer.code).toBe(
      'confirmation-too-early',
    );
    await sleep(5_000);
    const [first, second] = await Promise.all([
      client.call('deploy-schema', confirm),
      client.call('deploy-schema', confirm),
    ]);
    expect(
      [first.answer, second.answer].filter((answer) => answer.code === 'started'),
    ).toHaveLength(1);
    expect(await untilOver(client)).toMatchObject({ ok: true, state: 'succeeded' });
    expect(client.asked).toEqual([]);
  });

  it('stops the deployment when it cancels the call that follows it', async () => {
    // No machine deploys the whole before the cancellation arrives.
    const client = await start({ args: ['--confirm-in-chat', '--site', await slowSite()] });
    const { answer: preview } = await client.call('preview-deployment', { schema: 'ITAM' });
    await sleep(5_100);
    const cancel = new AbortController();
    const call = client.call(
      'deploy-schema',
      { previewId: preview['previewId'], confirmation: preview['confirmationCode'] },
      {
        signal: cancel.signal,
        onprogress: ({ progress }) => {
          if (progress > 20) cancel.abort('enough');
        },
      },
    );
    await expect(call).rejects.toThrow();
    const ended = await untilOver(client);
    expect(ended['state']).toBe('cancelled');
    expect(Number((ended['written'] as Record<string, number>)['attributes'])).toBeLessThan(573);
  });
});
