/** Where a search begins: the first state, and states in which much can go wrong within few moves. */
import { emptyLedger } from './ledger';
import { Violation, type Watch } from './watch';
import { ANN, BOB } from './world';

export interface Root {
  name: string;
  reach(watch: Watch): Promise<unknown>;
}

const WAIT_MS = 5_000;

export const NOTHING: Root = { name: 'nothing has happened', reach: async () => undefined };

export const RIPE: Root = {
  name: 'a preview that can be confirmed',
  async reach(watch) {
    await watch.preview(ANN, 'ONE', 'chat');
    watch.world.time += WAIT_MS;
  },
};

export const TWO_PEOPLE: Root = {
  name: 'two people with a preview of the same',
  async reach(watch) {
    await watch.preview(ANN, 'ONE', 'chat');
    await watch.preview(BOB, 'ONE', 'chat');
    watch.world.time += WAIT_MS;
  },
};

export const APPROVED: Root = {
  name: 'an approved deployment in the queue',
  async reach(watch) {
    const wanted = watch.ledger.setting;
    if (wanted === 'off') await watch.setting(ANN, 'chat');
    await RIPE.reach(watch);
    const [preview] = watch.ledger.shown;
    await watch.confirm({
      by: ANN,
      id: preview?.id ?? '',
      origin: watch.ledger.setting === 'page' ? 'page' : 'chat',
      code: preview?.code ?? '',
    });
    if (wanted === 'off') await watch.setting(ANN, 'off');
    if (watch.world.queue.length !== 1)
      throw new Violation('misjudged', 'a confirmation that counts pushed no event');
  },
};

export const WAITING: Root = {
  name: 'an approved deployment that waits for its person',
  async reach(watch) {
    watch.ledger = emptyLedger('chat');
    watch.world.kv.stored.set(
      'settings',
      JSON.stringify({ v: 1, confirmation: 'chat', principal: 'user', present: 'always' }),
    );
    await RIPE.reach(watch);
    const [preview] = watch.ledger.shown;
    await watch.confirm({
      by: ANN,
      id: preview?.id ?? '',
      origin: 'chat',
      code: preview?.code ?? '',
    });
  },
};

/** The same where the confirmation itself carries the deployment out, as far as it gets. */
export const AT_LEISURE: Root = {
  name: 'two people with a preview of the same, whose confirmations have time for the first slice',
  async reach(watch) {
    watch.world.hasTime = true;
    await TWO_PEOPLE.reach(watch);
  },
};

export const MANY: Root = {
  name: 'ten previews of one person within an hour',
  async reach(watch) {
    for (let n = 0; n < 10; n += 1) await watch.preview(ANN, 'TWO', 'page');
  },
};

export const ROOTS: readonly Root[] = [NOTHING, RIPE, TWO_PEOPLE, AT_LEISURE, APPROVED, WAITING];
