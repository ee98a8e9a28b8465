import { asUser, getAppContext, route } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs, WhereConditions } from '@forge/kvs';
import { describe, expect, it } from 'vitest';
import { createForgeHost } from './host';
import { loopbackSite } from './loopback-site';
import { memoryStore } from './storage/memory-store';
import { startTestHost, startTestSite, TEST_MANIFEST } from './testing';

const queue = new Queue({ key: 'work' });
const ROUNDS = 20;

/** Touches everything of the platform, giving way at every step so that invocations interleave. */
async function busy(
  { mark, round }: { mark: string; round: number },
  context: { principal: { accountId: string } },
): Promise<string[]> {
  const seen: string[] = [];
  await kvs.set(`item:${String(round)}`, mark);
  await new Promise((resolve) => setTimeout(resolve, round % 3));
  seen.push(String(await kvs.get(`item:${String(round)}`)));
  const response = await asUser().requestJira(route`/${mark}/${String(round)}`);
  const echoed = (await response.json()) as { path: string; account: string };
  seen.push(echoed.path, echoed.account, context.principal.accountId);
  await queue.push({ body: { mark, round } });
  await new Promise((resolve) => setImmediate(resolve));
  seen.push(getAppContext().installationAri.installationId);
  return seen;
}

async function consume({ body }: { body: { mark: string; round: number } }): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1));
  const { results } = await kvs
    .query()
    .where('key', WhereConditions.beginsWith('item:'))
    .limit(100)
    .getMany();
  await kvs.set(`consumed:${String(body.round)}`, {
    mark: body.mark,
    seen: results.map((entry) => entry.value),
    where: getAppContext().installationAri.installationId,
  });
}

describe('two installations at once in one process', () => {
  it('see nothing of each other, in storage, calls to the site, context and queue', async () => {
    const site = await startTestSite();
    const storage = memoryStore();
    const common = {
      manifest: TEST_MANIFEST,
      site: loopbackSite(site.url),
      storage,
      enforceScopes: false,
      limits: { kvsQueryStalenessMs: 0 },
    };
    const idle = { trigger: () => 0, scheduled: () => 0, leave: () => 0, page: () => 0 };
    const first = createForgeHost({ ...common, handlers: { ...idle, act: busy, consume } });
    const second = createForgeHost({ ...common, handlers: { ...idle, act: busy, consume } });
    const apps = [
      { mark: 'one', accountId: 'acc-admin', app: first.install({ cloudId: 'c1' }) },
      { mark: 'two', accountId: 'acc-user', app: first.install({ cloudId: 'c2' }) },
      { mark: 'three', accountId: 'acc-manager', app: second.install({ cloudId: 'c3' }) },
    ];
    const calls = Array.from({ length: ROUNDS }, (_, round) =>
      apps.map(async ({ mark, accountId, app }) => {
        const seen = await app.invokeAction('act', { mark, round }, { accountId });
        expect(seen).toEqual([
          mark,
          `/${mark}/${String(round)}`,
          accountId,
          accountId,
          app.installationId,
        ]);
      }),
    );
    await Promise.all(calls.flat());
    for (const { mark, app } of apps) {
      expect(await app.queueIdle()).toBe(true);
      const { kvs: records } = storage.tables(app.installationId);
      expect(records.size).toBe(2 * ROUNDS);
      for (let round = 0; round < ROUNDS; round += 1) {
        const consumed = records.get(`consumed:${String(round)}`)?.value as {
          mark: string;
          seen: string[];
          where: string;
        };
        expect(consumed.where).toBe(app.installationId);
        expect(consumed.mark).toBe(mark);
        expect(new Set(consumed.seen)).toEqual(new Set([mark]));
      }
    }
    first.close();
    second.close();
    await site.close();
  });

  it('keep their context through timers and promises made by the app', async () => {
    const { host, app } = startTestHost({
      act: () =>
        new Promise((resolve) => {
          setTimeout(
            () =>
              resolve(Promise.resolve().then(() => getAppContext().installationAri.installationId)),
            5,
          );
        }),
    });
    const other = host.install({ cloudId: 'other' });
    const ids = await Promise.all(
      [app, other].map((each) => each.invokeAction('act', {}, { accountId: 'acc-admin' })),
    );
    expect(ids).toEqual([app.installationId, other.installationId]);
  });
});
