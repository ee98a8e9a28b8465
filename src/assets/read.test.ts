/** What is said of a read that cannot be used, in words that name what was asked, and how long it is tried. */
import { describe, expect, it } from 'vitest';
import type { AssetsClient } from './api';
import { createAssetsClient } from './client';
import { empty, fakeClock, fakeSite, html, json, type Answer } from './fake-send';

const clientOn = (routes: Record<string, Answer>): AssetsClient =>
  createAssetsClient(fakeSite(routes).send, fakeClock());

describe('a read', () => {
  it.each([
    [html(200), 'a web page'],
    [{ status: 200, headers: {}, body: ' \n' }, 'an empty answer'],
    [{ status: 200, headers: {}, body: '[{' }, 'not JSON'],
    [json({ icons: [] }), 'values is not as expected'],
    [json('none'), 'the answer is not as expected'],
  ])('says what it met instead: %o', async (answer, what) => {
    const assets = clientOn({ 'GET /icon/global': answer });
    await expect(assets.icons()).rejects.toThrow(
      `Assets answered the request to read the icons with something the app cannot read: ${what}.`,
    );
  });

  it.each<[string, (assets: AssetsClient) => Promise<unknown>]>([
    ['Jira did not let this account read your permissions', (assets) => assets.isJiraAdmin()],
    ['Jira did not let this account look up the project', (assets) => assets.projectVisible('A')],
    ['did not let this account find the Assets workspace', (assets) => assets.workspaceId()],
  ])('that is refused says of what: %s', async (sentence, ask) => {
    const assets = clientOn({
      'GET /rest/api/3/mypermissions?permissions=ADMINISTER': empty(403),
      'POST /rest/api/3/permissions/project': empty(403),
      'GET /rest/servicedeskapi/assets/workspace': empty(403),
    });
    await expect(ask(assets)).rejects.toThrow(sentence);
  });

  it.each([-3_600_000, 3_600_000])(
    'is tried as long as ever where the wall clock is set by %i ms meanwhile',
    async (jump) => {
      const clock = fakeClock();
      let offset = 0;
      const site = fakeSite({ 'GET /icon/global': empty(503, { 'retry-after': '3' }) });
      const assets = createAssetsClient(site.send, {
        ...clock,
        now: () => clock.now() + offset,
        sleep(ms) {
          offset = jump;
          return clock.sleep(ms);
        },
      });
      await expect(assets.icons()).rejects.toMatchObject({ code: 'assets-unavailable' });
      // Two waits of 3 s are within its 8 s, and a third is not.
      expect(site.lines().filter((line) => line === 'GET /icon/global')).toHaveLength(3);
    },
  );
});
