/** "Link people to Employee in our HR schema", from the sentence to a verified end, in the built-in chat. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorlds, type World, type Worlds } from '../../evals/worlds';
import { as } from '../../local/assets-emulator/testing';
import { textFact } from '../../local/chat/app';
import { Conversation } from '../../local/chat/conversation';
import { quietConsole } from '../../local/commands/quiet-console';
import { jumpAppClock } from '../../local/forge-host/app-clock';

let worlds: Worlds;
let loud: () => void;
beforeAll(() => {
  loud = quietConsole(() => undefined);
  worlds = createWorlds();
});
afterAll(() => {
  worlds.close();
  loud();
});

async function makeHr({ emulator }: World): Promise<void> {
  const admin = as(emulator, 'acc-admin');
  const post = async (path: string, body: object): Promise<string> =>
    ((await admin('POST', path, body)).body as { id: string }).id;
  const objectSchemaId = await post('/objectschema/create', {
    name: 'Human Resources',
    objectSchemaKey: 'HR',
    description: '',
  });
  const iconId = emulator.state().icons[0]?.id;
  await post('/objecttype/create', { name: 'Employee', objectSchemaId, iconId });
}

it('a conversation deploys BASIC with its people in HR: the owner of a configuration item is an employee', async () => {
  const world = await worlds.open('empty');
  try {
    await makeHr(world);
    const conversation = new Conversation(world.app, world.account('admin'));
    await conversation.learn();
    const say = async (words: string): Promise<{ reply: string; code: string }> => {
      jumpAppClock(conversation.confirmationWaitMs + 200);
      const turn = await conversation.turn(words);
      await world.app.idle();
      const reply =
        turn.follows === null ? turn.reply : (await conversation.status(turn.follows)).output.text;
      const code = turn.calls.flatMap(({ output }) => textFact(output, 'confirmationCode') ?? []);
      return { reply, code: code.at(-1) ?? '' };
    };
    const asked = await say('deploy BASIC, link people to Employee in our HR schema');
    expect(asked.code).toBe('');
    expect(asked.reply).toMatch(/does not let other object schemas refer/);
    const sentence = /say: (allow sharing on HR)/iu.exec(asked.reply)?.[1] ?? 'allow sharing on HR';
    const { code, reply } = await say(sentence);
    expect(reply).toMatch(/Person of BASIC is "Employee"/);
    expect((await say(`confirm ${code}`)).reply).toContain('Done and verified');
    const { schemas } = world.emulator.state();
    const owner = schemas
      .find(({ key }) => key === 'BASIC')
      ?.objectTypes.find(({ name }) => name === 'Configuration Item')
      ?.attributes.find(({ name }) => name === 'Owner');
    expect(owner?.referenceTo).toBe('HR: Employee');
    expect((await say('extend BASIC')).reply).toContain('Nothing to do');
  } finally {
    await world.close();
  }
});
