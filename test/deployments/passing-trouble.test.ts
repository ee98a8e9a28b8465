/**
 * What may pass is waited out at every read: a sign-in that is not accepted, a page, half an
 * answer, silence, an outage.
 */
import { describe, expect, it } from 'vitest';
import { deployAndCheck } from '../../simulator/inspect';
import { onMachine } from '../../simulator/machine';

const READS = [
  'servicedeskapi/assets/workspace',
  'mypermissions',
  'objectschema/list',
  'objecttypes/flat',
  '/attributes',
  'config/statustype',
  'config/referencetype',
  'icon/global',
  '/property',
];
const TROUBLES: Readonly<Record<string, string[]>> = {
  'sign-ins that are not accepted': ['status=401@ONE,times=3'],
  'a gateway that turns the app away, no answer and half of one': [
    'unauthorized@ONE,times=1',
    'empty@ONE,times=1',
    'garble@ONE,times=1',
  ],
};

describe('BASIC with CORE ends verified in spite of', () => {
  it.each(Object.entries(TROUBLES))(
    '%s, at the first reads of every list',
    async (_name, specs) => {
      const faults = READS.flatMap((path) =>
        specs.map((spec) => spec.replace('@ONE', `,method=GET,path=${path}`)),
      );
      await onMachine({ site: { faults } }, async (machine) => {
        expect((await deployAndCheck(machine, 'BASIC')).wrong).toEqual([]);
      });
    },
  );

  it('a sharing setting that is turned away longer than one read waits', async () => {
    await onMachine(
      { site: { faults: ['status=401,path=/property,method=GET,times=8'] } },
      async (machine) => {
        expect((await deployAndCheck(machine, 'BASIC')).wrong).toEqual([]);
      },
    );
  });

  it('a sign-in that is not accepted at single writes', async () => {
    await onMachine(
      { site: { faults: ['unauthorized@every:40,method=POST,times=5'] } },
      async (machine) => {
        expect((await deployAndCheck(machine, 'BASIC')).wrong).toEqual([]);
      },
    );
  });
});
