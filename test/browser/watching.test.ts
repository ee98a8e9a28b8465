/**
 * Watching a deployment: told by Forge Realtime where it works, by looking where not, and moved
 * on by looking where it needs that.
 */
import { expect, it } from 'vitest';
import { PATIENCE_MS, type Site, type Tab } from './support';
import { deployHere, typesOf, withSite } from './with-site';
import { TYPES_OF_BASIC } from '../support/sizes';

const { begin } = withSite();

const done = (tab: Tab): Promise<void> =>
  tab.page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
const told = (tab: Tab): Promise<void> =>
  tab.page.getByText('This view is told of each change as it happens.').waitFor();
const openedChannels = (site: Site): number =>
  site.machine.app.realtime.asked.filter((body) => body.includes('"subscribe"')).length;
const published = (site: Site): { payload: string; name: string; token?: string }[] =>
  site.machine.app.realtime.asked
    .map(
      (body) =>
        (JSON.parse(body) as { variables: { payload?: string; name: string; token?: string } })
          .variables,
    )
    .flatMap(({ payload, ...rest }) => (payload === undefined ? [] : [{ payload, ...rest }]));
const setting = (site: Site, settings: Record<string, unknown>): Promise<unknown> =>
  site.machine.app.invokeResolver('save-settings', settings, { accountId: 'acc-admin' });

/** How often each function of the resolver was called from a tab. */
function countCalls(tab: Tab): Map<string, number> {
  const counts = new Map<string, number>();
  tab.outer.on('request', (request) => {
    if (!request.url().endsWith('/invoke')) return;
    const { functionKey } = JSON.parse(request.postData() ?? '{}') as { functionKey: string };
    counts.set(functionKey, (counts.get(functionKey) ?? 0) + 1);
  });
  return counts;
}

it('the page tells two people who watch, and nothing but that something changed', async () => {
  const { site, open } = await begin({ latencyMs: 100 });
  const one = await open({ path: '/deploy/BASIC' });
  await deployHere(one);
  await one.page.getByRole('region', { name: 'Progress' }).waitFor();
  const other = await open({ as: 'admin2', path: '/' });
  await other.page.getByRole('link', { name: 'Watch it' }).click();
  await Promise.all([told(one), told(other)]);
  await Promise.all([done(one), done(other)]);
  const [id = ''] = published(site).map(({ name }) => name.replace('deployment-', ''));
  for (const { payload, name, token } of published(site)) {
    expect(name).toBe(`deployment-${id}`);
    expect(JSON.parse(payload)).toEqual({ deployment: id, at: expect.any(Number) as number });
    expect(token).toBeTypeOf('string');
  }
  expect(openedChannels(site)).toBe(2);
});

it('the page opens a channel only for a deployment that one may see', async () => {
  const { site } = await begin();
  const id = await site.deploy('BASIC');
  const ask = (accountId: string): Promise<unknown> =>
    site.machine.app.invokeResolver('open-channel', { deploymentId: id }, { accountId });
  expect(await ask('acc-user')).toMatchObject({ ok: false, code: 'deployment-unknown' });
  expect(await ask('acc-admin-2')).toMatchObject({ ok: true, code: 'no-channel' });
  expect(openedChannels(site)).toBe(0);
});

it.each([
  ['the channel cannot be opened', 'refuses', {}],
  ['nothing comes through the channel', 'swallows', {}],
  ['the setting is not to use it', 'works', { updates: 'polling' }],
] as const)(
  'looks by itself where %s, and the deployment is none the worse',
  async (_why, health, settings) => {
    const { site, open } = await begin({ latencyMs: 60 });
    site.machine.app.realtime.setHealth(health);
    await setting(site, settings);
    const tab = await open({ path: '/deploy/BASIC' });
    await deployHere(tab);
    await tab.page.getByText('This view looks for changes every few seconds.').waitFor();
    await done(tab);
    expect(typesOf(site)).toHaveLength(TYPES_OF_BASIC);
    if (health === 'works') expect(site.machine.app.realtime.asked).toEqual([]);
    if (health === 'refuses') expect(site.machine.app.realtime.asked.length).toBeLessThanOrEqual(4);
  },
);

it('the page moves a deployment on that only goes on while its person looks, and nobody else does', async () => {
  const { site, open } = await begin({ latencyMs: 20 });
  await setting(site, { present: 'always' });
  const tab = await open({ path: '/deploy/BASIC' });
  const other = await open({ as: 'admin2', path: '/' });
  // Nobody looks yet: the page is told of nothing, and asks nothing.
  await tab.page.getByRole('button', { name: 'Review and confirm' }).click();
  await tab.page.getByRole('region', { name: 'Confirmation' }).waitFor();
  const { deploymentId: id } = (await site.machine.app.invokeResolver(
    'confirm-deployment',
    { previewId: await tab.page.locator('.confirm-digest .muted').last().innerText() },
    { accountId: 'acc-admin' },
  )) as { deploymentId: string };
  await other.go(`/deployments/${id}`);
  const calls = countCalls(other);
  await other.page
    .getByText(/moves on only while who confirmed it .* an administrator of this site chose that/u)
    .waitFor();
  await expect
    .poll(() => calls.get('watch-deployment') ?? 0, { timeout: PATIENCE_MS })
    .toBeGreaterThan(2);
  expect(typesOf(site)).toEqual([]);
  await tab.go(`/deployments/${id}`);
  await Promise.all([done(tab), done(other)]);
  expect(typesOf(site)).toHaveLength(TYPES_OF_BASIC);
});
