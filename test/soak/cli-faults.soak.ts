import { describe, expect, it } from 'vitest';
import { FAULT_HELP } from '../../local/assets-emulator';
import { startFaultyEmulator, wrongWithWorkspace } from '../support/real-cli';

/**
 * Each kind by itself, through the real command; what the chat then says. The rest of a stopped
 * one is deployed when the fault is over.
 */
const DONE = /Done and verified/;
const FAULTS: readonly { specs: readonly string[]; says: RegExp; rate?: number }[] = [
  { specs: ['429@every:25,method=POST'], says: DONE },
  { specs: [], rate: 1_000, says: DONE },
  { specs: ['status=503@3%,method=POST,seed=7'], says: DONE },
  { specs: ['status=500@60-70'], says: DONE },
  { specs: ['html@4%,method=POST,path=objecttype'], says: DONE },
  { specs: ['drop-before@4%,method=POST,path=objecttype'], says: DONE },
  { specs: ['unauthorized@from:60'], says: /failed[^]*What to do/ },
  { specs: ['scope@from:90'], says: /failed[^]*Connected apps/ },
  {
    specs: ['deny-after=100,method=POST'],
    says: /failed[^]*Created and left in place[^]*What to do: .*role/,
  },
  { specs: ['status-after=502@4%,method=POST,path=objecttype'], says: DONE },
  { specs: ['html-after@3%,method=POST,path=objecttype'], says: DONE },
  { specs: ['drop-after-commit@5,path=objecttype/create'], says: DONE },
  { specs: ['garble@3%,method=POST,path=objecttype'], says: DONE },
  { specs: ['empty@3%,method=POST,path=objecttype'], says: DONE },
  { specs: ['repeat@5%,method=POST,path=objecttype/create'], says: DONE },
  { specs: ['slow=20000@60'], says: DONE },
  { specs: ['stale=3000'], says: DONE },
  {
    specs: ['ignore=minimumCardinality'],
    says: /Verified, but \d+ settings are to be made by hand/,
  },
  { specs: ['kvs=429@5%'], says: DONE },
  { specs: ['kvs-after=500@3%'], says: DONE },
  { specs: ['kvs-repeat'], says: DONE },
  { specs: ['queue=503@1'], says: DONE },
  { specs: ['queue-twice'], says: DONE },
  { specs: ['queue-late=3000'], says: DONE },
  { specs: ['queue-shuffle=7', 'queue-twice', 'window=2000'], says: DONE },
  { specs: ['kill@every:150'], says: DONE },
  { specs: ['kill-after@60'], says: DONE },
  { specs: ['window=2000'], says: DONE },
  { specs: ['clock=-3600000@80', 'kill@120'], says: DONE },
  { specs: ['clock=86400000@80'], says: DONE },
  {
    specs: ['upgrade@40', 'kill@60'],
    says: /upgraded and no longer holds the approved version[^]*What to do/,
  },
];

describe('launchpad emulator --fault in one process, launchpad chat --site in another', () => {
  it('every kind of the help is here', () => {
    const kinds = FAULT_HELP.split('\n').flatMap(
      (line) => /^ {2}([\w-]+)\S* {2}/.exec(line)?.[1] ?? [],
    );
    expect(kinds.length).toBeGreaterThan(25);
    expect(
      new Set(FAULTS.flatMap(({ specs }) => specs.map((spec) => spec.split(/[=@,]/)[0]))),
    ).toEqual(new Set(kinds));
  });

  it.concurrent.each(
    FAULTS.map(
      (fault) =>
        [fault.rate === undefined ? fault.specs.join(' ') : `--rate ${fault.rate}`, fault] as const,
    ),
  )('%s', async (_, { specs, says, rate }) => {
    const emulator = await startFaultyEmulator(specs, {
      withinMs: 400_000,
      ...(rate === undefined ? {} : { rate }),
    });
    try {
      const { code, said } = await emulator.chat('deploy the BASIC schema', 'confirm {code}');
      expect(said).toMatch(says);
      if (code !== 0) {
        expect(says.source).toMatch(/What to do|Connected/);
        await emulator.clearFaults();
        const done = await emulator.chat(
          'deploy the BASIC schema with extend BASIC, CORE and allow sharing CORE',
          'confirm {code}',
        );
        expect(done.said).toMatch(/Done and verified/);
      }
      expect(wrongWithWorkspace(await emulator.state(), 'BASIC', 'CORE')).toEqual([]);
      expect(emulator.methods()).toEqual(['GET', 'POST']);
    } finally {
      emulator.close();
    }
  });
});
