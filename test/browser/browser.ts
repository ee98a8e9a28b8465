/** The Chromium that an npm package carries. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { oneAtATime } from '../../local/page/one-at-a-time';

export async function startBrowser(): Promise<Browser> {
  const [{ chromium }, sparticuz] = await Promise.all([
    import('playwright-core'),
    import('@sparticuz/chromium'),
  ]);
  const { default: carried } = sparticuz;
  // The package unpacks into a folder that all processes share, and takes a file that is there for whole.
  const executablePath = await oneAtATime(join(tmpdir(), 'launchpad-chromium.lock'), () =>
    carried.executablePath(),
  );
  // Not the arguments it comes with: among them are some that switch off what keeps pages of different origins apart.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    headless: true,
  });
}
