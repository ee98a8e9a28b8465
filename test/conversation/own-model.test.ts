/** The car sentence, talked over, and one attribute more: in the built-in chat, to a verified end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorlds, type Worlds } from '../../evals/worlds';
import { textFact } from '../../local/chat/app';
import { Conversation, type Turn } from '../../local/chat/conversation';
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

/** Says one thing after the other; `{code}` is the code last shown. Answers what was said last to each. */
async function talk(said: readonly string[]): Promise<string[]> {
  const world = await worlds.open('empty');
  try {
    const conversation = new Conversation(world.app, world.account('admin'));
    await conversation.learn();
    const replies: string[] = [];
    let code = '';
    for (const words of said) {
      jumpAppClock(conversation.confirmationWaitMs + 200);
      const turn: Turn = await conversation.turn(words.replace('{code}', code));
      code =
        turn.calls.flatMap(({ output }) => textFact(output, 'confirmationCode') ?? []).at(-1) ??
        code;
      if (turn.follows === null) replies.push(turn.reply);
      else {
        await world.app.idle();
        replies.push((await conversation.status(turn.follows)).output.text);
      }
    }
    return replies;
  } finally {
    await world.close();
  }
}

describe('a model of their own in the chat', () => {
  it('is drafted, talked over, built and verified, and takes one attribute more', async () => {
    const replies = await talk([
      'create a schema for our company cars: Vehicle with Plate (text, unique), Driver (user), ' +
        'Lease End (date) and Status (In Use, In Repair, Sold), and a type Garage with City',
      'make Plate required',
      'also add Colour (Red, Blue) to the vehicle',
      'remove Colour',
      'rename Garage to Depot',
      'show me what you understood',
      'looks good',
      'confirm {code}',
      'Add an attribute Fuel Card (text) to Vehicle in CARS',
      'preview it',
      'confirm {code}',
      'compare our CARS with the model CARS',
      'make Plate optional',
    ]);
    const [drafted, required, more, less, renamed, shown, preview, built, addition, , added] =
      replies;
    expect(drafted).toContain('Plate (text, unique)');
    expect(required).toContain('Plate (text, required, unique)');
    expect(more).toContain('Colour (one of Red, Blue)');
    expect(less).not.toContain('Colour');
    expect(renamed).toContain('**Depot**');
    expect(shown).toContain('a draft of yours');
    expect(preview).toContain('1 object schema, 2 object types, 5 attributes');
    expect(built).toContain('Done and verified');
    expect(addition).toContain('this would be added to CARS');
    expect(added).toContain('Done and verified');
    expect(replies.at(-2)).toContain('Fuel Card');
    expect(replies.at(-2)).toContain('no difference');
    expect(replies.at(-1)).toContain('I cannot change what exists');
  });

  it('is put aside where somebody thinks better of it, and asked about where little was said', async () => {
    const replies = await talk([
      'create a schema for our vehicles',
      'create a schema for pets: Dog with Name and Breed',
      'forget it',
      'preview it',
      'what can you deploy for qqqq?',
    ]);
    expect(replies[0]).toContain('Say what it holds');
    expect(replies[0]).not.toContain('No template answers');
    expect(replies[1]).toContain('**Dog**: Breed (text)');
    expect(replies[2]).toContain('put aside');
    expect(replies[3]).not.toContain('Would create');
  });
});
