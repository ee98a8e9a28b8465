/** The page in a real browser: one Chromium for all of it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { flows } from './flows';
import { startBrowser } from './support';
import { views } from './views';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());

describe('what a person does on the page', () => flows(() => browser));
describe('what the page shows', () => views(() => browser));
