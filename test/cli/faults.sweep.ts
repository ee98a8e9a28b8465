import { describe, expect, it } from 'vitest';
import { startFaultyEmulator, wrongWithWorkspace, type FaultyEmulator } from '../support/real-cli';

async function against(
  faults: readonly string[],
  work: (emulator: FaultyEmulator) => Promise<void>,
): Promise<void> {
  const emulator = await startFaultyEmulator(faults);
  try {
    await work(emulator);
    expect(emulator.methods()).toEqual(['GET', 'POST']);
  } finally {
    emulator.close();
  }
}

const DEPLOY = ['deploy the BASIC schema', 'confirm {code}'] as const;

/** Each kind of fault by itself: test/soak. */
describe.concurrent(
  'the chat in one process, against an emulator in another that was started with --fault',
  () => {
    it('deploys through what Assets and the network do', () =>
      against(
        [
          '429@60',
          'status=503@75',
          'status-after=502@90',
          'drop-before@105',
          'drop-after-commit@120',
          'html@135',
          'html-after@150',
          'garble@165',
          'empty@180',
          'repeat@5,method=POST,path=objecttype/create',
          'stale=300',
          'ignore=minimumCardinality',
        ],
        async (emulator) => {
          const { code, said } = await emulator.chat(...DEPLOY);
          expect(said).toMatch(/Verified, but \d+ settings are to be made by hand/);
          expect(code).toBe(0);
          expect(wrongWithWorkspace(await emulator.state(), 'BASIC', 'CORE')).toEqual([]);
        },
      ));

    it('deploys through what Forge does', () =>
      against(
        [
          'kvs=429@5%',
          'kvs-after=500@3%',
          'kvs-repeat@5%',
          'queue-twice',
          'queue-late=300',
          'queue-shuffle=7',
          'kill@90',
          'kill-after@200',
          'window=4000',
          'clock=-3600000@150',
        ],
        async (emulator) => {
          const { code, said } = await emulator.chat(...DEPLOY);
          expect(said).toMatch(/Done and verified/);
          expect(code).toBe(0);
          expect(wrongWithWorkspace(await emulator.state(), 'BASIC', 'CORE')).toEqual([]);
        },
      ));

    it('stops where permission is lost, says what exists, and finishes when it is back', () =>
      against(
        [
          'deny-after=100,method=POST,path=/create',
          'deny-after=60,method=POST,path=objecttypeattribute',
        ],
        async (emulator) => {
          const stopped = await emulator.chat(...DEPLOY);
          expect(stopped.said).toMatch(/failed on \d+ \w+ \d{4} \(digest \w{6}\)/);
          expect(stopped.said).toMatch(/Created and left in place: .*60 attributes/);
          expect(stopped.said).toMatch(/What to do: .*role/);
          expect(stopped.code).toBe(1);
          await emulator.clearFaults();
          const done = await emulator.chat(
            'deploy the BASIC schema with extend BASIC, CORE',
            'confirm {code}',
          );
          expect(done.said).toMatch(/Done and verified/);
          expect(wrongWithWorkspace(await emulator.state(), 'BASIC', 'CORE')).toEqual([]);
        },
      ));
  },
);
