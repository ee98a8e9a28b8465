import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFaultEngine } from './fault-engine';
import type { Fault } from './faults';
import { FAULT_HELP } from './fault-help';
import { parseAnyFault, parseFault } from './faults';

const fault = (spec: string): Fault => {
  const parsed = parseFault(spec);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.fault;
};
const post = (path: string) => ({ method: 'POST', path, account: 'acc-admin' });
/** Which of `count` equal requests are hit, counted from 1. */
const hits = (spec: string, count: number): number[] => {
  const engine = createFaultEngine([fault(spec)]);
  return Array.from({ length: count }, (_, index) =>
    engine.decide(post('/x')).length > 0 ? index + 1 : 0,
  ).filter((index) => index > 0);
};

describe('the grammar of faults', () => {
  it('reads kinds, moments and restrictions', () => {
    expect(
      fault('status=503@3%,method=post,path=objecttypeattribute,seed=7,times=2'),
    ).toMatchObject({
      harm: { kind: 'status', phase: 'before', status: 503 },
      when: { kind: 'chance', percent: 3 },
      method: 'POST',
      path: 'objecttypeattribute',
      seed: 7,
      times: 2,
    });
    expect(fault('429@every:10').harm).toEqual({ kind: 'status', phase: 'before', status: 429 });
    expect(fault('drop-after-commit@5').harm).toEqual({ kind: 'drop', phase: 'after' });
    expect(fault('slow=30000@2-4')).toMatchObject({
      harm: { kind: 'slow', ms: 30_000 },
      when: { kind: 'range', first: 2, last: 4 },
    });
    expect(fault('ignore=regexValidation').harm).toEqual({
      kind: 'ignore',
      field: 'regexValidation',
    });
    expect(fault('stale=500').harm).toEqual({ kind: 'stale', ms: 500 });
  });

  it.each([
    '',
    'nonsense',
    'status',
    'status=200',
    'status=600',
    'slow=soon',
    '429=1',
    '429@0x',
    '429@101%',
    '429@every:0',
    '429,method=',
    '429,colour=red',
    'ignore',
  ])('refuses "%s" with a sentence that quotes it', (spec) => {
    const parsed = parseFault(spec);
    expect(parsed).toMatchObject({
      ok: false,
      problem: expect.stringContaining(`"${spec}"`) as unknown,
    });
  });

  it('has help for every kind, with an example that it reads as that kind', () => {
    const listed = FAULT_HELP.split('\n').flatMap((line) => {
      const [, kind, example] = /^ {2}([\w-]+)\S* .* (\S+)$/.exec(line) ?? [];
      return kind === undefined || example === undefined ? [] : [{ kind, example }];
    });
    for (const { kind, example } of listed) {
      expect(example.split(/[=@,]/)[0]).toBe(kind);
      expect(parseAnyFault(example)).toMatchObject({ ok: true });
    }
    const known = [
      ...readFileSync(join(__dirname, 'faults.ts'), 'utf8').matchAll(/case '([\w-]+)'/g),
    ].map((match) => match[1]);
    expect(listed.map(({ kind }) => kind).sort()).toEqual(known.sort());
    expect(known.length).toBeGreaterThan(25);
  });

  it('tells faults of Forge from those of Assets, which alone an emulator carries out', () => {
    expect(parseAnyFault('clock=-3600000@80')).toMatchObject({
      ok: true,
      of: 'forge',
      fault: {
        harm: { kind: 'clock', ms: -3_600_000 },
        when: { kind: 'range', first: 80, last: 80 },
      },
    });
    expect(parseAnyFault('kvs-after=500@3%')).toMatchObject({
      ok: true,
      of: 'forge',
      fault: { harm: { kind: 'storage', phase: 'after', status: 500 } },
    });
    expect(parseAnyFault('429@3%')).toMatchObject({ ok: true, of: 'site' });
    expect(parseFault('kill@4')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Forge') as unknown,
    });
    expect(parseAnyFault('kill@4,method=POST')).toMatchObject({ ok: false });
    expect(parseAnyFault('window=10')).toMatchObject({ ok: false });
  });
});

describe('when a fault hits', () => {
  it.each([
    ['429', [1, 2, 3, 4, 5, 6]],
    ['429@3', [3]],
    ['429@2-4', [2, 3, 4]],
    ['429@every:2', [2, 4, 6]],
    ['429@from:5', [5, 6]],
    ['deny-after=4', [5, 6]],
    ['429,times=2', [1, 2]],
  ] as const)('%s', (spec, expected) => {
    expect(hits(spec, 6)).toEqual(expected);
  });

  it('by chance about as often as it says, and the same again for the same seed', () => {
    const first = hits('429@20%,seed=5', 1000);
    expect(first.length).toBeGreaterThan(150);
    expect(first.length).toBeLessThan(250);
    expect(hits('429@20%,seed=5', 1000)).toEqual(first);
    expect(hits('429@20%,seed=6', 1000)).not.toEqual(first);
  });

  it('only requests that match, and counts only these', () => {
    const engine = createFaultEngine([
      fault('429@2,method=POST,path=objecttype/create,account=acc-admin'),
    ]);
    const decide = (method: string, path: string, account: string) =>
      engine.decide({ method, path, account }).length;
    expect([
      decide('POST', '/objecttype/create', 'acc-admin'),
      decide('GET', '/objecttype/create', 'acc-admin'),
      decide('POST', '/icon', 'acc-admin'),
      decide('POST', '/objecttype/create', 'acc-user'),
      decide('POST', '/objecttype/create', 'acc-admin'),
    ]).toEqual([0, 0, 0, 0, 1]);
    expect(engine.list()).toEqual([
      { spec: '429@2,method=POST,path=objecttype/create,account=acc-admin', matched: 2, hits: 1 },
    ]);
  });
});
