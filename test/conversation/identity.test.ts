/** What people rename, delete and ask for, through the conversation: nothing is made twice, and each is named. */
import { describe, expect, it } from 'vitest';
import { Conversation } from '../../local/chat/conversation';
import type { App } from '../../local/chat/app';
import { readManifest } from '../../local/forge-host';
import { ACCOUNTS } from '../../local/commands/open-app';
import { duplicates } from '../../simulator/checks';
import { afterWrites } from '../../simulator/inspect';
import { onMachine, type MachineOptions, type VirtualMachine } from '../../simulator/machine';
import { People } from '../../simulator/people';

interface Talk {
  machine: VirtualMachine;
  people: People;
  /** Says it, and returns the reply. */
  say(text: string): Promise<string>;
  /** Previews and confirms as a person would, and waits for the end. */
  deploy(text: string): Promise<string>;
}

const [ADMIN] = ACCOUNTS;

async function talking(
  options: MachineOptions,
  work: (talk: Talk) => Promise<void>,
): Promise<void> {
  const actions = readManifest('manifest.yml').modules.action.map((action) => ({
    key: action.key,
    inputs: Object.keys((action['inputs'] ?? {}) as object),
  }));
  await onMachine(options, async (machine) => {
    const app: App = {
      workspace: 'demo',
      accounts: ACCOUNTS,
      notices: [],
      actions,
      call: (action, input, { accountId }) =>
        machine.app.invokeAction(action, input, { accountId }),
      idle: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    if (ADMIN === undefined) throw new Error('There is no account.');
    const conversation = new Conversation(app, ADMIN, () => machine.time.now());
    await conversation.learn();
    const say = async (text: string): Promise<string> =>
      (await conversation.turn(conversation.fillIn(text))).reply;
    const deploy = async (text: string): Promise<string> => {
      await say(text);
      await machine.time.sleep(6_000);
      await say('confirm {code}');
      const end = await machine.untilEnded(ADMIN.accountId);
      return end.text;
    };
    await work({ machine, people: new People(machine.site.store), say, deploy });
  });
}

describe('the identity of what was deployed, in a conversation', () => {
  it('is kept: what was renamed is known, what was deleted is proposed again, and versions are answered', async () => {
    await talking({ firstSlice: true, site: { latencyMs: 5 } }, async (talk) => {
      const { people, say, deploy, machine } = talk;
      expect(await deploy('deploy BASIC')).toContain('Done and verified');
      people.renameType('BASIC', 'Server', 'Host');
      people.renameType('CORE', 'Vendor', 'Supplier');
      people.renameAttribute('BASIC', 'Configuration Item', 'Environment', 'Stage');
      const nothing = await say('extend BASIC and CORE');
      expect(nothing).toContain('Nothing to do');
      expect(nothing).toContain('Server is called "Host"');
      expect(nothing).toContain('Vendor is called "Supplier"');
      expect(nothing).toContain('Environment is called "Stage"');
      expect(duplicates(machine.site.store)).toEqual([]);

      people.deleteAttribute('BASIC', 'Host', 'Primary IP Address');
      const again = await say('extend BASIC and CORE');
      expect(again).toContain('Would create 1 attribute');
      expect(again).toMatch(/Primary IP Address \(deleted here since .*would be created again\)/u);
      await machine.time.sleep(6_000);
      await say('confirm {code}');
      expect((await machine.untilEnded()).text).toContain('Done and verified');
      expect(people.attribute('BASIC', 'Host', 'Primary IP Address')).toBeDefined();

      expect(await say('is there a newer BASIC?')).toMatch(
        /BASIC is here in version \d+\.\d+\.\d+, which is the newest/u,
      );
      expect(await say('which version do we have?')).toMatch(
        /made it from BASIC \d+\.\d+\.\d+ .*That is the newest version/u,
      );
      expect(await say('what would upgrading BASIC change?')).toContain('Nothing to do');
      expect(await say('is there a newer NET?')).toContain('NET is not deployed here');
      // A larger tier goes where the smaller is.
      for (const wish of [
        'upgrade BASIC to CMDB',
        'our CMDB is too small',
        'extend BASIC with CMDB',
      ]) {
        const larger = await say(wish);
        expect(larger, wish).toMatch(/\(BASIC\), CMDB \d+\.\d+\.\d+: added to/u);
        expect(larger, wish).toContain('which exists, gets:');
        expect(larger, wish).not.toContain('Server ·');
      }
    });
  });

  it('is kept during the deployment: what is renamed then exists once, and the result names it', async () => {
    await talking({ site: { latencyMs: 120 } }, async ({ people, say, machine }) => {
      await say('deploy CORE');
      await machine.time.sleep(6_000);
      await say('confirm {code}');
      while (people.typeIfThere('CORE', 'Country') === undefined) await machine.time.sleep(50);
      await afterWrites(machine, 60);
      people.renameType('CORE', 'Country', 'Land');
      await machine.untilEnded();
      const result = await say('how is it going?');
      expect(result).toContain('Done and verified');
      expect(result).toMatch(/Renamed or moved by somebody while it ran.*Country/u);
      expect(people.typeIfThere('CORE', 'Country')).toBeUndefined();
      expect(people.typeIfThere('CORE', 'Land')).toBeDefined();
      expect(await say('extend CORE')).toContain('Nothing to do');
      expect(duplicates(machine.site.store)).toEqual([]);
    });
  });
});
