import { describe, expect, it } from 'vitest';
import { readArguments, wholeNumber } from './arguments';
import { CHAT } from './help/chat';
import { UsageError } from './command';
import { EMULATOR } from './help/emulator';
import { nearest } from './nearest';
import { readSite } from './site-url';

describe('readArguments', () => {
  it('reads repeated options in order, and values that follow an equals sign', () => {
    const args = readArguments(CHAT, [
      '--say',
      'a',
      '--say=--b',
      '--json',
      '--no-wait',
      '--data',
      'x',
    ]);
    expect(args.values('say')).toEqual(['a', '--b']);
    expect([args.has('json'), args.has('no-wait'), args.value('data'), args.value('site')]).toEqual(
      [true, true, 'x', null],
    );
  });

  it.each([
    [['--sya', 'x'], 'has no option "--sya". Did you mean --say?'],
    [['--nowait'], 'Did you mean --no-wait?'],
    [['-x'], 'has no option "-x"'],
    [['--constructor'], 'has no option "--constructor"'],
    [['--say'], '--say needs a value'],
    [['--say', '--json'], 'needs a value, and "--json" looks like another option'],
    [['--json=1'], '--json takes no value'],
    [['deploy'], '"deploy" is one word too many'],
    [['--\u001b[31mred'], 'has no option "--red"'],
  ])('refuses %j', (given, sentence) => {
    expect(() => readArguments(CHAT, given)).toThrow(UsageError);
    expect(() => readArguments(CHAT, given)).toThrow(sentence);
  });

  it('reads whole numbers within their bounds only', () => {
    const read = (port: string): number | null =>
      wholeNumber(readArguments(EMULATOR, [`--port=${port}`]), 'port', 0, 65_535);
    expect(read('8080')).toBe(8080);
    for (const bad of ['', '-1', '65536', '8e3', ' 80', 'x'])
      expect(() => read(bad)).toThrow('whole number from 0 to 65535');
  });
});

describe('nearest', () => {
  it.each([
    ['emulatr', 'emulator'],
    ['cat', 'catalog'],
    ['chta', 'chat'],
    ['xyzzy', null],
    ['', null],
  ])('of %s is %s', (typed, found) => {
    expect(nearest(typed, ['chat', 'action', 'emulator', 'catalog'])).toBe(found);
  });
});

describe('readSite', () => {
  it('takes an emulator on loopback, and a site of Atlassian over https', () => {
    expect(readSite('http://127.0.0.1:8080/x')).toEqual({
      kind: 'emulator',
      url: 'http://127.0.0.1:8080',
    });
    expect(readSite('http://localhost:1')).toEqual({ kind: 'emulator', url: 'http://localhost:1' });
    expect(readSite('https://example.atlassian.net/jira')).toEqual({
      kind: 'real',
      address: { kind: 'site', origin: 'https://example.atlassian.net' },
    });
    expect(readSite('https://api.atlassian.com/ex/jira/1-a')).toEqual({
      kind: 'real',
      address: { kind: 'cloud', origin: 'https://api.atlassian.com', cloudId: '1-a' },
    });
  });

  it.each([
    'http://example.atlassian.net',
    'http://127.0.0.1.example.test:1',
    'https://example.test',
    'https://example.atlassian.net.example.test',
    'https://api.atlassian.com',
    'https://a:b@example.atlassian.net',
  ])('refuses %s', (url) => {
    expect(() => readSite(url)).toThrow(UsageError);
  });

  it('never repeats a password that is in the address', () => {
    for (const url of [
      'http://me:s3cret@example.atlassian.net',
      'https://me:s3cret@example.atlassian.net',
    ])
      expect(() => readSite(url)).toThrow(/^(?!.*s3cret)/);
    for (const none of ['', 'nonsense', 'ftp://127.0.0.1', '127.0.0.1:80'])
      expect(() => readSite(none)).toThrow('--site takes a URL');
  });
});
