import { spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newWorkspace } from './demo';
import { keepWorkspace, loadWorkspace } from './persist';
import { startEmulator } from './server';
import type { Store } from './store';
import { stateOf } from './state';
import { switchesWith } from './switches';
import { callerOf, idOf, schemaBody, textBody, typeBody } from './testing';

let folder: string;
let dataFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  dataFile = join(folder, 'workspace.json');
});

const fill = async (send: ReturnType<typeof callerOf>) => {
  const schema = idOf(await send('POST', '/objectschema/create', schemaBody('AA')));
  const type = idOf(await send('POST', '/objecttype/create', typeBody(schema, 'T')));
  await send('POST', `/objecttypeattribute/${type}`, textBody('Serial "✓"\n'));
};
const loaded = (): Store => {
  const found = loadWorkspace(dataFile);
  if (found.kind !== 'loaded') throw new Error(`not loaded but ${found.kind}`);
  return found.store;
};

describe('a workspace file', () => {
  it('brings everything back after a close, and ids go on', async () => {
    const first = await startEmulator({ dataFile });
    await fill(callerOf(first));
    const gone = idOf(await callerOf(first)('POST', '/objectschema/create', schemaBody('GONE')));
    await callerOf(first)('DELETE', `/objectschema/${gone}`);
    const before = first.state();
    await first.close();
    const second = await startEmulator({
      dataFile,
      siteName: 'other',
      seed: () => {
        throw new Error('a loaded workspace is not seeded');
      },
    });
    expect(second.state()).toEqual(before);
    expect(
      Number(idOf(await callerOf(second)('POST', '/objectschema/create', schemaBody('NEXT')))),
    ).toBeGreaterThan(Number(gone));
    await second.close();
    expect(readdirSync(folder)).toEqual(['workspace.json']);
  });

  it('loses no acknowledged change to SIGKILL', async () => {
    const script = `
      const { startEmulator } = require(${JSON.stringify(join(__dirname, 'index.ts'))});
      startEmulator({ dataFile: ${JSON.stringify(dataFile)} }).then(({ url, workspace }) =>
        console.log(url + ' ' + workspace.site.workspaceId),
      );`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: process.cwd(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url, workspaceId] = await new Promise<string[]>((resolve) => {
      child.stdout.once('data', (data: Buffer) => {
        resolve(String(data).trim().split(' '));
      });
    });
    const acknowledged: string[] = [];
    for (let n = 0; n < 40; n++) {
      const answer = await fetch(
        `${url}/jsm/assets/workspace/${workspaceId}/v1/objectschema/create`,
        { method: 'POST', body: JSON.stringify(schemaBody(`K${n}`)) },
      );
      if (answer.status === 201) acknowledged.push(`K${n}`);
    }
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(
      loaded()
        .tables.schemas.all()
        .map((schema) => schema.key),
    ).toEqual(acknowledged);
    expect(acknowledged).toHaveLength(40);
  });

  it('gives nothing the id of what the journal brings back, whatever its ids look like', async () => {
    const killed = await startEmulator({ dataFile });
    const send = callerOf(killed);
    const schema = idOf(await send('POST', '/objectschema/create', schemaBody('AA')));
    const refer = (name: string): object => ({ name, description: '', objectSchemaId: schema });
    const made = ['One', 'Two'].map(async (name) =>
      idOf(await send('POST', '/config/referencetype', refer(name))),
    );
    const ids = await Promise.all(made);
    // As it is where nobody came to fold the journal into the file.
    const copy = join(folder, 'killed.json');
    copyFileSync(dataFile, copy);
    copyFileSync(`${dataFile}.journal`, `${copy}.journal`);
    await killed.close();
    const next = await startEmulator({ dataFile: copy });
    try {
      const id = idOf(await callerOf(next)('POST', '/config/referencetype', refer('Three')));
      expect(ids).not.toContain(id);
      const names = [...next.workspace.tables.referenceTypes.all()].map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['One', 'Two', 'Three']));
    } finally {
      await next.close();
    }
  });

  it('leaves out a last journal line that was cut off, and takes the rest', () => {
    const store = newWorkspace('demo', switchesWith());
    const keeper = keepWorkspace(dataFile, () => store);
    store.put('projects', { id: '20000', key: 'NEW', name: 'New', hiddenFrom: [] });
    keeper.commit();
    appendFileSync(`${dataFile}.journal`, '[{"kind":"remove","table":"projects","id":"200');
    expect(loaded().tables.projects.get('20000')).toMatchObject({ key: 'NEW' });
  });

  it('is the same through the journal as through the file, whatever the changes', () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 8 }).map(String),
      name: fc.string(),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 8 }), (requests) => {
        const store = newWorkspace('demo', switchesWith());
        const keeper = keepWorkspace(dataFile, () => store);
        for (const request of requests) {
          for (const { id, name, remove } of request) {
            if (remove) store.remove('statuses', id);
            else store.put('statuses', { id, name, description: '', category: 1, schemaId: '' });
          }
          keeper.commit();
        }
        expect(stateOf(loaded())).toEqual(stateOf(store));
        keeper.compact();
        expect(stateOf(loaded())).toEqual(stateOf(store));
        expect(existsSync(`${dataFile}.journal`)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a damaged workspace file', () => {
  it.each([
    ['not JSON', '{'],
    ['another format', '{"format":2}'],
    ['empty', ''],
    [
      'a row without a name',
      '{"format":1,"site":{"siteName":"d","workspaceId":"w","cloudId":"c"},"tables":{"schemas":[{"id":"1"}]}}',
    ],
  ])('with %s is named, set aside and not overwritten', async (_, text) => {
    writeFileSync(dataFile, text);
    expect(loadWorkspace(dataFile)).toMatchObject({ kind: 'corrupt', file: dataFile });
    await expect(startEmulator({ dataFile })).rejects.toMatchObject({
      name: 'AppError',
      code: 'storage-corrupt',
    });
    const [aside] = readdirSync(folder);
    expect(aside).toMatch(/^workspace\.json\.corrupt-/);
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text);
    const next = await startEmulator({ dataFile });
    expect(next.state().counts.schemas).toBe(0);
    await next.close();
  });

  it('is noticed in the middle of the journal too', async () => {
    await (await startEmulator({ dataFile })).close();
    writeFileSync(`${dataFile}.journal`, '[{"kind":"put","table":"icons","row":{"id":1}}]\n');
    expect(loadWorkspace(dataFile)).toMatchObject({
      kind: 'corrupt',
      problem: expect.stringContaining('journal line 1') as unknown,
    });
  });
});
