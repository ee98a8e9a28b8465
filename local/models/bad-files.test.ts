/** Files that will not do, on the command line: refused by name and place, with no stack and nothing added. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launchpad } from '../commands';

const folder = mkdtempSync(join(tmpdir(), 'launchpad-models-'));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const catching = (name: 'out' | 'err'): NodeJS.WriteStream =>
    Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, {
      write: (text: string) => ((said[name] += text), true),
    });
  const code = await launchpad(['model', ...args, '--data', join(folder, 'data')], {
    stdin: process.stdin,
    stdout: catching('out'),
    stderr: catching('err'),
    env: {},
  });
  return { code, ...said };
}

const BELOW_ITSELF = JSON.stringify({
  key: 'LOOP',
  name: 'Loop',
  objectTypes: [{ name: 'A', children: [{ name: 'B', children: [{ name: 'a' }] }] }],
});
const CARS = { key: 'CARS', name: 'Cars', objectTypes: [{ name: 'Car' }] };

describe('launchpad model', () => {
  it.each<[string, string, RegExp]>([
    ['broken', '{"key": "CARS",\n "name": }', /line 2, column 10: expected a whole file of JSON/u],
    ['of 10 MB', `{"key":"${'A'.repeat(10_000_000)}"}`, /at most 400000 characters/u],
    [
      'of a newer format',
      JSON.stringify({ format: 9, models: [CARS] }),
      /\$\.format: expected format 1 or older/u,
    ],
    [
      'changed behind its seal',
      JSON.stringify({ format: 1, models: [CARS], seal: '0'.repeat(64) }),
      /\$\.seal: expected the models as they were exported/u,
    ],
    [
      'with a name that hides something',
      JSON.stringify({ ...CARS, objectTypes: [{ name: 'Ca\u202er' }] }),
      /\$\.objectTypes\[0\]\.name/u,
    ],
    ['with a type below itself', BELOW_ITSELF, /children\[0\].*each|a name|once/u],
    ['that is none', '\u0000\u0001\u0002', /line 1, column 1/u],
  ])('refuses a file %s', async (what, text, place) => {
    const file = join(folder, `${what.replace(/\W/gu, '-')}.json`);
    writeFileSync(file, text);
    for (const verb of ['lint', 'add']) {
      const { code, out, err } = await run(verb, file);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(place);
      expect(err.length).toBeLessThan(2_000);
      expect(err).not.toMatch(/\n\s+at |\u202e|Error:/u);
    }
  });

  it('says what a file that is not there is called, and has added nothing', async () => {
    const { code, err } = await run('add', join(folder, 'none.json'));
    expect(code).toBe(1);
    expect(err).toContain('none.json cannot be read');
    expect((await run('list')).out).toContain('There is no model of your own.');
  });
});
