/**
 * Cloudflare Pages on this machine: the hosted copy in `workerd`, the runtime that Cloudflare
 * runs, behind its own file server.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Miniflare } from 'miniflare';

export interface LocalPages {
  /** Address with a slash at the end. */
  url: string;
  close(): Promise<void>;
}

export interface LocalPagesOptions {
  /** What `hostedCopy` made. */
  site: string;
  /** Variables of the Pages project. */
  variables: Record<string, string>;
  /** 0 takes a free one. Default 0. */
  port?: number;
  /** With a certificate made here, which no browser trusts. Default false. */
  https?: boolean;
}

/** No date after that of the runtime is taken; any will do, for the gate uses nothing that changes. */
const COMPATIBILITY_DATE = '2026-07-01';

/**
 * The file server is that of Workers static assets, set to serve as Pages documents it: `/x.html`
 * moves to `/x`, a missing file is `404.html`. Pages' own is not published.
 */
export async function startLocalPages({
  site,
  variables,
  port = 0,
  https = false,
}: LocalPagesOptions): Promise<LocalPages> {
  const pages = new Miniflare({
    // The runtime tells of every connection that a browser drops.
    handleRuntimeStdio: (output: Readable, errors: Readable) => {
      for (const stream of [output, errors]) stream.resume();
    },
    host: '127.0.0.1',
    port,
    https,
    cf: false,
    compatibilityDate: COMPATIBILITY_DATE,
    bindings: variables,
    modules: [
      {
        type: 'ESModule',
        path: '_worker.js',
        contents: readFileSync(join(site, '_worker.js'), 'utf8'),
      },
    ],
    assets: {
      directory: site,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
      assetConfig: { html_handling: 'auto-trailing-slash', not_found_handling: '404-page' },
    },
  });
  const url = await pages.ready;
  return { url: url.href, close: () => pages.dispose() };
}
