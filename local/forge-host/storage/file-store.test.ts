import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileStore, openFileStore } from './file-store';
import type { Change } from './records';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'launchpad-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (key: string, value: unknown): Change => ({
  put: 'kvs',
  key,
  record: { value, createdAt: 1, updatedAt: 1, expireAt: null },
});
const journal = (): string => join(dir, 'inst.jsonl');

function writeSome(): void {
  const store = fileStore(dir);
  store.commit('inst', [put('a', 1)]);
  store.commit('inst', [put('b', 2)]);
  store.close();
}

/** Starts the writer, kills it without warning after it has said `lines` lines, and answers the last number it said. */
async function writeAndKill(lines: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'writer.fixture.ts'), dir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

describe('a killed process', () => {
  it('loses nothing it acknowledged, across compactions, and its lock is taken over', async () => {
    const last = await writeAndKill(7_000);
    expect(existsSync(join(dir, 'lock'))).toBe(true);
    const store = fileStore(dir);
    const values = [...store.tables('inst').kvs.values()].map((record) => Number(record.value));
    expect(values).toHaveLength(50);
    const newest = Math.max(...values);
    expect(newest).toBeGreaterThanOrEqual(last);
    expect(values.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, n) => newest - 49 + n),
    );
    store.close();
  });

  it('may leave a last line half written, which was never acknowledged and is left out', () => {
    writeSome();
    appendFileSync(journal(), `[{"put":"kvs","key":"c","record":{"value":"${'x'.repeat(500)}`);
    const store = fileStore(dir);
    expect([...store.tables('inst').kvs.keys()]).toEqual(['a', 'b']);
    store.commit('inst', [put('d', 4)]);
    store.close();
    const again = fileStore(dir);
    expect([...again.tables('inst').kvs.keys()]).toEqual(['a', 'b', 'd']);
    again.close();
  });
});

describe('compaction', () => {
  it('keeps the file near the size of what is live', () => {
    const store = fileStore(dir);
    for (let n = 0; n < 9_000; n += 1) store.commit('inst', [put('same', n)]);
    expect(readFileSync(journal(), 'utf8').split('\n').length).toBeLessThan(2_100);
    expect(store.tables('inst').kvs.get('same')?.value).toBe(8_999);
    store.close();
    const again = fileStore(dir);
    expect(again.tables('inst').kvs.get('same')?.value).toBe(8_999);
    again.close();
  });
});

describe('a corrupt file', () => {
  it.each([
    ['junk in the middle', (text: string) => text.replace('\n[', '\nnot json[')],
    [
      'a change it does not know',
      (text: string) => `${text}[{"put":"elsewhere","key":"k","record":{}}]\n`,
    ],
    ['a foreign header', (text: string) => text.replace('launchpad-app-storage', 'something-else')],
  ])('with %s is said, set aside unchanged, and the next opening starts empty', (_, damage) => {
    writeSome();
    const damaged = damage(readFileSync(journal(), 'utf8'));
    writeFileSync(journal(), damaged);
    const opening = openFileStore(dir);
    if (opening.ok || opening.kind !== 'corrupt') throw new Error('the damage was not noticed');
    expect(opening.file).toBe(journal());
    expect(opening.problem).toMatch(/^line \d of \d /);
    expect(readFileSync(opening.movedTo, 'utf8')).toBe(damaged);
    const store = fileStore(dir);
    expect(store.tables('inst').kvs.size).toBe(0);
    store.commit('inst', [put('fresh', 1)]);
    store.close();
    expect(readFileSync(opening.movedTo, 'utf8')).toBe(damaged);
  });

  it('throws an error that says where it went, for callers who cannot do anything about it', () => {
    writeFileSync(join(dir, 'inst.jsonl'), 'junk\n');
    expect(() => fileStore(dir)).toThrow(
      /inst\.jsonl cannot be read: line 1 of 1 is not JSON\. It was set aside as .*corrupt-/,
    );
  });
});

describe('the lock', () => {
  it('keeps a second opener out, naming the process, and touches nothing', () => {
    const store = fileStore(dir);
    const opening = openFileStore(dir);
    expect(opening).toMatchObject({
      ok: false,
      kind: 'in-use',
      problem: expect.stringContaining(`process ${String(process.pid)} is using`) as string,
    });
    expect(() => fileStore(dir)).toThrow('cannot be opened');
    store.close();
    fileStore(dir).close();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('of a process that is gone is taken over, also when its id belongs to another process now', () => {
    writeFileSync(join(dir, 'lock'), '999999999\n');
    fileStore(dir).close();
    writeFileSync(join(dir, 'lock'), `${String(process.pid)} 1\n`);
    fileStore(dir).close();
  });

  it('and the journals are readable by their owner only', () => {
    const store = fileStore(dir);
    store.commit('inst', [put('a', 1)]);
    expect([journal(), join(dir, 'lock')].map((file) => statSync(file).mode & 0o077)).toEqual([
      0, 0,
    ]);
    store.close();
  });
});
