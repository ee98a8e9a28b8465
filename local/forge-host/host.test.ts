import { asUser, fetch as keptFetch, getAppContext, privacy, route } from '@forge/api';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';
import { describe, expect, it } from 'vitest';
import { forbidEgress } from './egress';
import { LOCAL_ACCOUNTS } from './accounts';
import { createForgeHost } from './host';
import { loopbackSite } from './loopback-site';
import { memoryStore } from './storage/memory-store';
import { asAction, startTestHost, startTestSite, TEST_MANIFEST } from './testing';

const ADMIN = { accountId: 'acc-admin' };

describe('calling conventions', () => {
  it('gives an action its inputs flat beside the context, and the person as the principal', async () => {
    const calls: unknown[][] = [];
    const { app } = startTestHost({
      act: (...args: unknown[]) => {
        calls.push(args);
        return { ok: true };
      },
    });
    expect(await app.invokeAction('act', { schema: 'ITAM' }, ADMIN)).toEqual({ ok: true });
    expect(calls[0]?.[0]).toEqual({
      schema: 'ITAM',
      context: { cloudId: 'cloud-1', moduleKey: 'act' },
    });
    expect(calls[0]?.[1]).toMatchObject({
      principal: { accountId: 'acc-admin' },
      installContext: 'ari:cloud:jira::site/cloud-1',
    });
    expect(calls[0]?.[1]).not.toHaveProperty('license');
  });

  it(
    'calls a page through the real resolver, which sees the account of the ' +
      'invocation and not one from the payload',
    async () => {
      const resolver = new Resolver();
      resolver.define('whoami', ({ payload, context }) => ({
        payload,
        accountId: context.accountId as string,
        cloudId: context.cloudId as string,
      }));
      const { app } = startTestHost({ page: resolver.getDefinitions() });
      expect(await app.invokeResolver('whoami', { accountId: 'acc-user' }, ADMIN)).toEqual({
        payload: { accountId: 'acc-user' },
        accountId: 'acc-admin',
        cloudId: 'cloud-1',
      });
      await expect(app.invokeResolver('nothing', {}, ADMIN)).rejects.toThrow(
        "no definition for 'nothing'",
      );
    },
  );

  it('runs triggers and scheduled triggers without a person', async () => {
    const principals: unknown[] = [];
    const note = (_: unknown, context: Record<string, unknown>): void =>
      void principals.push(context.principal);
    const { app } = startTestHost({ trigger: note, scheduled: note });
    await app.invokeTrigger('installed', { id: 'x' });
    await app.invokeScheduled('daily');
    expect(principals).toEqual([undefined, undefined]);
  });

  it('tells the app about itself', async () => {
    const seen = await asAction(async () => {
      const context = getAppContext();
      return {
        environmentType: context.environmentType,
        moduleKey: context.moduleKey,
        remaining: context.invocationRemainingTimeInMillis(),
      };
    });
    expect(seen).toEqual({ environmentType: 'DEVELOPMENT', moduleKey: 'act', remaining: 25_000 });
  });

  it('hands over a licence only where there is one', async () => {
    const contexts: Record<string, unknown>[] = [];
    const { host } = startTestHost({
      act: (_: unknown, context: Record<string, unknown>) => void contexts.push(context),
    });
    const paid = host.install({
      cloudId: 'cloud-2',
      environmentType: 'PRODUCTION',
      license: { active: true },
    });
    await paid.invokeAction('act', {}, ADMIN);
    expect(contexts[0]?.license).toEqual({ active: true });
  });

  it('refuses unknown actions and accounts, naming those there are', async () => {
    const { app } = startTestHost({});
    await expect(app.invokeAction('nope', {}, ADMIN)).rejects.toThrow(
      'no action "nope"; it has: act',
    );
    await expect(app.invokeAction('act', {}, { accountId: 'acc-nobody' })).rejects.toThrow(
      'acc-admin, acc-manager, acc-user, acc-admin-2',
    );
  });

  it('says at once which functions of the manifest are not exported', () => {
    const start = (): unknown =>
      createForgeHost({
        handlers: { act: () => 1 },
        manifest: TEST_MANIFEST,
        site: loopbackSite('http://127.0.0.1:1'),
        storage: memoryStore(),
      });
    expect(start).toThrow('consume-fn (index.consume)');
  });
});

describe('time and size', () => {
  it('ends an action after 25 s, discards its result and refuses its further calls', async () => {
    let resume: () => void = () => undefined;
    const late: unknown[] = [];
    const { app, clock } = startTestHost({
      act: async () => {
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
        await kvs.set('late', 1).catch((error: unknown) => late.push(error));
        return 'too late';
      },
    });
    const call = app.invokeAction('act', {}, ADMIN);
    const outcome = expect(call).rejects.toMatchObject({
      kind: 'timed-out',
      message: 'act-fn ran longer than 25 s.',
    });
    await clock.advance(25_000);
    await outcome;
    resume();
    await clock.advance(1);
    expect(String(late[0])).toContain('This invocation is over');
    expect(app.kvsStats().requests).toBe(0);
  });

  it('discards a result that a busy handler brings too late for its timer to run', async () => {
    let now = 0;
    const stuck = { now: () => now, setTimer: () => () => undefined };
    const { app } = startTestHost(
      {
        act: () => {
          now += 25_001;
          return 'late';
        },
      },
      { clock: stuck },
    );
    await expect(app.invokeAction('act', {}, ADMIN)).rejects.toMatchObject({ kind: 'timed-out' });
  });

  it('leaves a call hanging that nobody waited for before the function returned', async () => {
    let after: Promise<unknown> = Promise.resolve();
    let go: () => void = () => undefined;
    const { app, clock, log } = startTestHost({
      act: () => {
        after = new Promise<void>((resolve) => {
          go = resolve;
        }).then(() => kvs.set('unawaited', 1));
        return 'done';
      },
    });
    expect(await app.invokeAction('act', {}, ADMIN)).toBe('done');
    go();
    await clock.advance(1);
    const state = await Promise.race([after.then(() => 'settled'), Promise.resolve('hanging')]);
    expect(state).toBe('hanging');
    expect(app.kvsStats().requests).toBe(0);
    expect(log.join()).toContain('nobody waited for it');
  });

  it('counts down the remaining time', async () => {
    const seen: number[] = [];
    const { app, clock } = startTestHost({
      scheduled: async () => {
        const { invocationRemainingTimeInMillis: remaining } = getAppContext();
        seen.push(remaining());
        await clock.advance(20_000);
        seen.push(remaining());
      },
    });
    await app.invokeScheduled('daily');
    expect(seen).toEqual([55_000, 35_000]);
  });

  it('passes JSON only, up to 5 MB each way and 500 KB from a front end', async () => {
    const { app } = startTestHost({
      act: () => ({ at: new Date(0), gone: undefined }),
      page: () => 'x',
    });
    expect(await app.invokeAction('act', {}, ADMIN)).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    await expect(
      app.invokeAction('act', { big: 'x'.repeat(5_300_000) }, ADMIN),
    ).rejects.toMatchObject({ kind: 'too-large' });
    await expect(
      app.invokeResolver('any', { big: 'x'.repeat(600_000) }, ADMIN),
    ).rejects.toMatchObject({ kind: 'too-large' });
    const { app: wordy } = startTestHost({ act: () => 'x'.repeat(5_300_000) });
    await expect(wordy.invokeAction('act', {}, ADMIN)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('reports a throw as what it is', async () => {
    const { app } = startTestHost({
      act: () => {
        throw new TypeError('no such thing');
      },
    });
    await expect(app.invokeAction('act', {}, ADMIN)).rejects.toMatchObject({
      kind: 'threw',
      message: 'act-fn threw TypeError: no such thing',
    });
  });
});

describe('the rest of the platform', () => {
  it('refuses and records requests past the platform', async () => {
    const egress = forbidEgress();
    const call = asAction(
      async () => {
        await fetch('http://example.test/steal');
      },
      { egress },
    );
    await expect(call).rejects.toThrow('REQUEST_EGRESS_ALLOWLIST_ERR');
    expect(egress.attempts).toMatchObject([
      { method: 'GET', url: 'http://example.test/steal', functionKey: 'act-fn' },
    ]);
  });

  it('records a request made with a fetch that was kept from before the guard', async () => {
    const egress = forbidEgress();
    const site = await startTestSite();
    await asAction(
      async () => {
        await keptFetch(`${site.url}/past`);
      },
      { egress },
    );
    await site.close();
    expect(egress.attempts.map((attempt) => attempt.url)).toEqual([`${site.url}/past`]);
  });

  it('lets the host itself reach the site without counting it', async () => {
    const egress = forbidEgress();
    const site = await startTestSite();
    await asAction(async () => asUser().requestJira(route`/rest/servicedeskapi/assets/workspace`), {
      siteUrl: site.url,
      egress,
    });
    await site.close();
    expect(site.seen).toHaveLength(1);
    expect(egress.attempts).toEqual([]);
  });

  it('tells which reported accounts are to be erased', async () => {
    const accounts = [
      ...LOCAL_ACCOUNTS.slice(0, 1),
      { ...LOCAL_ACCOUNTS[1]!, status: 'closed' as const },
    ];
    const { host } = startTestHost({
      trigger: () =>
        privacy.reportPersonalData(
          ['acc-admin', 'acc-manager'].map((accountId) => ({
            accountId,
            updatedAt: '2026-01-01T00:00:00Z',
          })),
        ),
    });
    const app = host.install({ cloudId: 'cloud-2', accounts });
    expect(await app.invokeTrigger('installed', {})).toEqual([
      { accountId: 'acc-manager', status: 'closed' },
    ]);
    expect(app.reportedAccounts()).toEqual(['acc-admin', 'acc-manager']);
  });

  it('is clear about what it does not stand in for', async () => {
    const confluence = asAction(async () => asUser().requestConfluence(route`/wiki`));
    await expect(confluence).rejects.toThrow('not for "confluence" (/wiki)');
    const graph = asAction(async () => asUser().requestGraph('{ me }'));
    await expect(graph).rejects.toThrow('/graphql');
    await expect(kvs.get('x')).rejects.toThrow('outside any invocation');
  });

  it('runs preUninstall and then forgets the storage', async () => {
    const left: unknown[] = [];
    const { host, app, storage } = startTestHost({
      act: () => kvs.set('a', 1),
      leave: async () => {
        left.push(await kvs.get('a'));
      },
    });
    await app.invokeAction('act', {}, ADMIN);
    await app.uninstall();
    expect(left).toEqual([1]);
    expect(storage.tables(app.installationId).kvs.size).toBe(0);
    await expect(app.invokeAction('act', {}, ADMIN)).rejects.toMatchObject({ kind: 'abandoned' });
    expect(host.install({ cloudId: 'cloud-1' }).installationId).toBe(app.installationId);
  });

  it('uninstalls even if preUninstall never ends', async () => {
    const { app, clock, log } = startTestHost({ leave: () => new Promise(() => undefined) });
    const gone = app.uninstall();
    await clock.advance(55_000);
    await gone;
    expect(log.join()).toContain('leave-fn ran longer than 55 s');
  });
});
