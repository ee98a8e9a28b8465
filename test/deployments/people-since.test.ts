/** What people do to what was deployed, as the preview, the report and the status tell it. */
import { describe, expect, it } from 'vitest';
import { joinJson, type Json } from '../../src/report/report-parts';
import type { DeploymentReport } from '../../src/report/report-shape';
import { onMachine, type VirtualMachine } from '../../simulator/machine';
import { People } from '../../simulator/people';

async function reportOf(
  machine: VirtualMachine,
): Promise<{ json: DeploymentReport; text: string }> {
  const parts = async (format: string): Promise<unknown[]> => {
    const first = await machine.call('get-deployment-status', { report: format });
    const answers = [first];
    for (let part = 2; part <= Number(first['parts']); part += 1)
      answers.push(await machine.call('get-deployment-status', { report: format, part }));
    return answers.map(({ report }) => report);
  };
  return {
    text: (await parts('markdown')).join(''),
    json: joinJson((await parts('json')) as Json[]) as unknown as DeploymentReport,
  };
}

const last = ({ path }: { path: string[] }): string => path.at(-1) ?? '';

describe('what people did since it was deployed', () => {
  it('is told in the preview and in the report, with both names; nothing of theirs counts as made', async () => {
    await onMachine({ firstSlice: true, site: { latencyMs: 5 } }, async (machine) => {
      const people = new People(machine.site.store);
      const done = await machine.deploy({ schema: 'BASIC' });
      expect(done).toMatchObject({ code: 'succeeded' });
      people.renameType('BASIC', 'Server', 'Host');
      people.renameType('CORE', 'Vendor', 'Supplier');
      const partner = people.addType('CORE', 'Partner');
      people.retarget('BASIC', 'Network Device', 'Manufacturer', partner);
      const wanted = people.attribute('BASIC', 'Network Device', 'Device Role').id;
      people.deleteAttribute('BASIC', 'Host', 'Primary IP Address');
      people.deleteType('CORE', 'Contract');
      people.addStatus('BASIC', 'Scrapped');
      // Made anew by hand, under the name of what was deleted: not what the deployment made.
      people.deleteAttribute('BASIC', 'Network Device', 'Device Role');
      const again = people.addAttribute('BASIC', 'Network Device', 'Device Role');

      const preview = await machine.call('preview-deployment', {
        schema: 'BASIC, CORE',
        extend: 'BASIC, CORE',
      });
      const elsewhere = /Referring to something else here.*/u.exec(preview.text)?.[0];
      expect(elsewhere).toContain(
        'Manufacturer refers to "Partner" (CORE), the template has Vendor (CORE)',
      );
      expect(preview.text).toMatch(
        /CORE · Contract \(deleted here since .*would be created again\)/u,
      );
      expect(preview.text).toContain('Contract refers to something that was deleted');
      expect(preview.text).toMatch(/in no template.*"Partner".*status BASIC · "Scrapped"/u);

      const { json, text } = await reportOf(machine);
      expect(json.renamed.map(({ wanted: from, found }) => [from, found])).toEqual(
        expect.arrayContaining([
          ['Server', 'Host'],
          ['Vendor', 'Supplier'],
        ]),
      );
      expect(json.created.some((one) => last(one) === 'Server')).toBe(true);
      expect(json.created.some(({ id }) => id === wanted || id === again)).toBe(false);
      expect(json.theirs).toMatchObject([{ kind: 'attribute', id: again }]);
      expect(json.retargeted.map(({ element, found }) => [last(element), found])).toEqual(
        expect.arrayContaining([
          ['Manufacturer', '"Partner" (CORE)'],
          ['Contract', 'something that was deleted'],
        ]),
      );
      const gone = json.missing.filter(({ lastSeen }) => lastSeen !== undefined).map(last);
      expect(gone).toEqual(expect.arrayContaining(['Primary IP Address', 'Contract']));
      expect(text).toMatch(/object type BASIC › Configuration Item › Server.* is called "Host"/u);
      expect(text).toContain(
        '## Made by somebody else, or already there when it was to be made (1)',
      );
      expect(text).toMatch(/in no template of this deployment \(\d+\)[\s\S]*Partner/u);

      await machine.time.sleep(120_000);
      const status = await machine.call('get-deployment-status');
      expect(status.text).toMatch(/Done and verified on \d+ \w+ \d{4}/u);
      expect(status.text).toMatch(/Of what it made, not there any more on .*CORE · Contract;/u);
      expect(status.text).toContain('Server › Primary IP Address');
      expect(status.text).not.toContain('Contract › ');
    });
  });

  it('what somebody adds under a name of ours while it runs is theirs, in counts, report and blame', async () => {
    await onMachine({ firstSlice: true, site: { latencyMs: 900 } }, async (machine) => {
      const people = new People(machine.site.store);
      await machine.begin({ schema: 'CORE' });
      expect(people.typeIfThere('CORE', 'Contract')).toBeUndefined();
      const id = people.addType('CORE', 'Contract');
      const end = await machine.untilEnded();
      expect(end).toMatchObject({ code: 'succeeded', setByHand: 0 });
      expect(end.text).toMatch(
        /Made by somebody else meanwhile.*CORE · Contract, otherwise than approved\./u,
      );
      const { json } = await reportOf(machine);
      expect(json.theirs).toMatchObject([{ kind: 'object-type', id }]);
      const written = end['written'] as { objectTypes: number; attributes: number };
      const made = (kind: string) => json.created.filter((one) => one.kind === kind).length;
      expect([made('object-type'), made('attribute')]).toEqual([
        written.objectTypes,
        written.attributes,
      ]);
    });
  });
});
