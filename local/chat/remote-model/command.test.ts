import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEndpoint, type Answer, type Asked } from './testing/scripted-endpoint';

const CLI = join(__dirname, '../../launchpad.cjs');
const KEY = 'k3y-that-must-not-show';

/** A model that does as the prompt says: preview, say the text, wait, confirm with what was typed, say the status. */
function dutiful({ messages }: Asked): Answer {
  const last = messages.at(-1);
  const call = (name: string, input: object): Answer => ({
    calls: [{ name, arguments: JSON.stringify(input) }],
  });
  if (last?.role === 'tool') return { text: (JSON.parse(last.content) as { text: string }).text };
  const code = /confirm (\S+)/.exec(last?.content ?? '')?.[1];
  const previewId = messages
    .map(({ role, content }) =>
      role === 'tool' ? (JSON.parse(content) as { previewId?: string }).previewId : undefined,
    )
    .findLast((id) => id !== undefined);
  if (code !== undefined) return call('deploy-schema', { previewId, confirmation: code });
  return last?.content === 'status'
    ? call('get-deployment-status', {})
    : call('preview-deployment', { schema: 'PRI', references: 'text' });
}

it('a chat deploys in the terminal with a model at an endpoint, says where words go, and shows no key', async () => {
  const endpoint = await startEndpoint(dutiful);
  const data = mkdtempSync(join(tmpdir(), 'launchpad-model-'));
  const args = [
    CLI,
    'chat',
    '--data',
    data,
    '--say',
    'deploy the priorities',
    '--say',
    'confirm {code}',
    '--say',
    'status',
  ];
  const env = {
    PATH: process.env['PATH'] ?? '',
    LAUNCHPAD_MODEL_URL: endpoint.url,
    LAUNCHPAD_MODEL: 'dutiful',
    LAUNCHPAD_MODEL_KEY: KEY,
    LAUNCHPAD_DEBUG: '1',
  };
  const { code, all } = await new Promise<{ code: unknown; all: string }>((resolve) =>
    execFile(process.execPath, args, { env }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, all: out + err }),
    ),
  );
  await endpoint.close();
  expect({ code, all }).toMatchObject({
    code: 0,
    all: expect.stringContaining('Done and verified') as string,
  });
  expect(all).toContain(`Model: dutiful at ${new URL(endpoint.url).host}`);
  expect(all).not.toContain(KEY);
  expect(endpoint.keys).toContain(`Bearer ${KEY}`);
});
