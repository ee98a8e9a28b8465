/**
 * The worker of a Cloudflare Pages project in advanced mode: built into `_worker.js` beside the
 * files of the site, it is asked first for every address (Cloudflare documentation, Pages
 * Functions, advanced mode, which takes the default export).
 */
import { answer } from './gate';
import type { Environment } from './secrets';

const worker = {
  fetch: (request: Request, environment: Environment): Promise<Response> =>
    answer(request, environment, Math.floor(Date.now() / 1_000)),
};

export { worker as default };
