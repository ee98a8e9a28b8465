/** For this folder's tests: what comes of the last of several turns, with an app that answers as told. */
import { Conversation } from '../conversation';
import { ADMIN, fakeApp } from './fake-app';
import { SIXTEEN } from './read-as';

export async function lastOf(turns: readonly string[]): Promise<{ did: string[]; reply: string }> {
  const app = fakeApp(SIXTEEN);
  const conversation = new Conversation(app, ADMIN, () => 1_000);
  await conversation.learn();
  let last = { did: [] as string[], reply: '' };
  for (const turn of turns) {
    const { calls, reply } = await conversation.turn(turn);
    last = {
      did: calls.map(({ action, input }) => `${action} ${JSON.stringify(input)}`),
      reply,
    };
  }
  return last;
}
