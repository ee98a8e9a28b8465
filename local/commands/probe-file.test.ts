import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { switchWord } from '../probe/report';
import { switchesFromProbe } from './probe-file';
import { readSwitchOptions } from './switch-option';

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'launchpad-from-probe-')), 'probe.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('--from-probe', () => {
  it('takes the switches of a report, or a plain object of them; no file means none', () => {
    const switches = { schemaListMax: 25, creationIgnoresFields: ['options'] };
    expect(switchesFromProbe(file({ at: 'x', switches, open: [] }))).toEqual(switches);
    expect(switchesFromProbe(file(switches))).toEqual(switches);
    expect(switchesFromProbe(null)).toEqual({});
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'cannot be read as JSON'],
    ['an unknown switch', { switches: { noSuchSwitch: 1 } }, 'There is no switch "noSuchSwitch"'],
    ['a value it does not take', { switches: { schemaListMax: 'many' } }, 'takes a whole number'],
    ['something else', [1], 'Switches are a JSON object'],
  ])('is refused with %s, naming the file', (_what, content, sentence) => {
    const path = file(content);
    expect(() => switchesFromProbe(path)).toThrow(sentence);
    expect(() => switchesFromProbe(path)).toThrow(path);
  });

  it('is refused where there is no such file', () => {
    expect(() => switchesFromProbe('/no/such/file.json')).toThrow('cannot be read as JSON');
  });
});

describe('a line of --switch in a report', () => {
  it.each<[string, unknown]>([
    ['schemaListMax', 25],
    ['duplicateText', `It's "there" already; $HOME \`x\` \\ *`],
    ['creationIgnoresFields', ['options', 'hidden']],
    ['creationIgnoresFields', []],
    ['iconIds', 'uuids'],
  ])('survives a shell and is read as it was: %s=%j', (name, value) => {
    const word = execFileSync('sh', ['-c', `printf %s ${switchWord(name, value)}`]).toString();
    expect(readSwitchOptions([word])).toEqual({ [name]: value });
  });
});
