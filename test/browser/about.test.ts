/** "About and data": what is stored and counted, and the switch. */
import { describe, expect, it } from 'vitest';
import { withSite } from './with-site';

const { begin } = withSite();

describe('about and data', () => {
  it(
    'shows an administrator what is stored and counted, and erases the counters ' +
      'once they are switched off',
    async () => {
      const { site, open } = await begin();
      await site.deploy('BASIC');
      const { page } = await open({ path: '/about' });
      await page.getByRole('row', { name: /^Approved deployment.*1$/u }).waitFor();
      await page.getByText(/^\d+ kinds of which there is nothing/u).click();
      await page.getByRole('row', { name: /^Wish to cancel.*0$/u }).waitFor();
      await page.getByRole('row', { name: /Template BASIC deployed 1 1$/u }).waitFor();
      await page.getByRole('button', { name: 'Stop counting and erase' }).click();
      await page
        .getByText('Nothing is counted any more, and what was counted is erased.')
        .waitFor();
      expect(await page.getByText('Template BASIC deployed').count()).toBe(0);
      await page.getByRole('button', { name: 'Count from now on' }).click();
      await page.getByText('Features are counted from now on.').waitFor();
    },
  );

  it('tells anybody else the version and the licence, and no more', async () => {
    const { site, open } = await begin();
    site.machine.app.setLicense({ active: false });
    const { page } = await open({ path: '/about', as: 'user' });
    await page.getByText('The licence is not active.', { exact: false }).last().waitFor();
    await page.getByText('a Jira administrator sees here', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /counting/u }).count()).toBe(0);
    await page.getByText('Nothing new can be deployed at the moment').waitFor();
  });
});
