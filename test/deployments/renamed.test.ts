import { describe, expect, it } from 'vitest';
import { duplicates } from '../../simulator/checks';
import { ADMIN, onMachine, type Answer } from '../../simulator/machine';
import { People } from '../../simulator/people';

describe('what people renamed, moved and deleted since it was deployed', () => {
  it(
    'is known by its id: nothing to create, each named with both names; what was ' +
      'deleted is proposed again',
    async () => {
      await onMachine({ firstSlice: true, site: { latencyMs: 5 } }, async (machine) => {
        const people = new People(machine.site.store);
        expect(await machine.deploy({ schema: 'BASIC' })).toMatchObject({ code: 'succeeded' });
        people.renameType('BASIC', 'Server', 'Host');
        people.renameType('CORE', 'Vendor', 'Supplier');
        people.renameAttribute('BASIC', 'Configuration Item', 'Environment', 'Stage');
        people.moveType('BASIC', 'Network Device', null);
        people.addAttribute('BASIC', 'Host', 'Rack colour');

        const extend = { schema: 'BASIC, CORE', extend: 'BASIC, CORE' };
        const nothing = await machine.call('preview-deployment', extend);
        expect(nothing.text).toContain('Server is called "Host"');
        expect(nothing).toMatchObject({ ok: true, code: 'nothing-to-do' });
        expect(nothing.text).toContain('Vendor is called "Supplier"');
        expect(nothing.text).toContain('Environment is called "Stage"');
        expect(nothing.text).toContain('Rack colour');
        expect(nothing.text).toMatch(/Network Device is now at "Network Device"/u);

        people.deleteAttribute('BASIC', 'Host', 'Primary IP Address');
        const again = await machine.call('preview-deployment', extend);
        expect(again).toMatchObject({ ok: true, code: 'preview', counts: { attributes: 1 } });
        expect(again.text).toMatch(
          /No longer there \(1\): .*Primary IP Address \(deleted here since \d+ \w+ \d{4}; would be created again\)/u,
        );
        const done = await machine.deploy(extend);
        expect(done).toMatchObject({ code: 'succeeded' });
        expect(people.attribute('BASIC', 'Host', 'Primary IP Address').name).toBe(
          'Primary IP Address',
        );
        expect(duplicates(machine.site.store)).toEqual([]);
      });
    },
  );

  it('without ids nothing is guessed: a question, its answer, and then it is known', async () => {
    await onMachine({ firstSlice: true, site: { latencyMs: 5 } }, async (machine) => {
      const people = new People(machine.site.store);
      await machine.deploy({ schema: 'BASIC' });
      people.renameType('BASIC', 'Server', 'Host');
      people.renameAttribute('BASIC', 'Configuration Item', 'Environment', 'Stage');
      const another = machine.another();
      const preview = async (extend: string): Promise<Answer> =>
        (await another.invokeAction(
          'preview-deployment',
          { schema: 'BASIC', extend },
          { accountId: ADMIN },
        )) as Answer;
      const asked = await preview('BASIC');
      expect(asked).toMatchObject({ ok: false, code: 'plan-blocked' });
      expect(asked.text).toContain('Is "Host" the Server of BASIC?');
      expect(asked.text).toContain('Is "Stage" the Configuration Item.Environment of BASIC?');
      const two = await preview('BASIC, Server=new, Configuration Item.Environment=Stage');
      expect(two).toMatchObject({ ok: true, code: 'preview', counts: { objectTypes: 1 } });
      const same = await preview('BASIC, Server=Host, Configuration Item.Environment=Stage');
      expect(same).toMatchObject({ ok: true, code: 'nothing-to-do' });
      expect(same.text).toContain('Server is called "Host"');
      expect(await preview('BASIC')).toMatchObject({ ok: true, code: 'nothing-to-do' });
    });
  });
});
