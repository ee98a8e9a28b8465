import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../local/assets-emulator';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { optionalReferences } from '../catalogue/support/expansion';

const data = mkdtempSync(join(tmpdir(), 'launchpad-kill-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

function chat(...args: string[]): {
  child: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
} {
  const child = spawn(
    process.execPath,
    ['local/launchpad.cjs', 'chat', '--data', join(data, 'app'), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, output: () => said, exit };
}

describe('a process killed in the middle of a deployment', () => {
  it('is made good by the next start, with nothing doubled', async () => {
    const logFile = join(data, 'requests.log');
    const emulator = await startEmulator({ latencyMs: 10, logFile });
    try {
      const first = chat(
        '--site',
        emulator.url,
        '--say',
        'deploy the ITAM schema',
        '--say',
        'confirm {code}',
      );
      while (emulator.requests.filter(({ method }) => method === 'POST').length < 150)
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      first.child.kill('SIGKILL');
      await first.exit;
      const second = chat('--site', emulator.url, '--say', 'status');
      expect(await second.exit, second.output()).toBe(0);
      expect(second.output()).toMatch(/being resumed/);
      expect(second.output()).toMatch(/Done and verified/);

      const { schemas } = emulator.state();
      expect(schemas.map((schema) => schema.key).sort()).toEqual(['CORE', 'ITAM']);
      for (const schema of schemas) {
        const entry = TEMPLATE_INDEX.find(({ key }) => key === schema.key);
        expect(schema.objectTypes.length).toBe(entry?.objectTypes);
        const own = schema.objectTypes.flatMap((type) =>
          type.attributes.filter(
            (attribute) => !['Key', 'Name', 'Created', 'Updated'].includes(attribute.name),
          ),
        );
        // What it could refer to and is not here is left out.
        const absent = optionalReferences(schema.key).filter(
          ({ template }) => !schemas.some(({ key }) => key === template),
        );
        expect(own.length).toBe((entry?.attributes ?? 0) - absent.length);
        for (const list of [schema.statuses, schema.referenceTypes])
          expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
      }
      const methods = new Set(
        readFileSync(logFile, 'utf8')
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as { method: string }).method),
      );
      expect([...methods].sort()).toEqual(['GET', 'POST']);
    } finally {
      await emulator.close();
    }
  });
});
