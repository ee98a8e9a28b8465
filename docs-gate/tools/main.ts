/**
 * `npx tsx docs-gate/tools/main.ts`: the copy of the built site that is uploaded to Cloudflare
 * Pages; with `--serve`, also served on this machine.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostedCopy } from './hosted-copy';
import { startLocalPages } from './local-pages';

const ROOT = join(__dirname, '../..');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      site: { type: 'string', default: join(ROOT, 'dist/docs') },
      out: { type: 'string', default: join(ROOT, 'dist/docs-hosted') },
      serve: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
    },
  });
  await hostedCopy(values.site, values.out);
  console.log(
    `${values.out} is the site with its gate: upload it to Cloudflare Pages as docs/documentation-session.md says.`,
  );
  if (values.serve) await serve(values.out, Number(values.port));
}

/** With a secret drawn at each start, and told, because it opens nothing but this. */
async function serve(site: string, port: number): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const pages = await startLocalPages({ site, variables: { DOCS_GATE_SECRET: secret }, port });
  console.log(
    `Served at ${pages.url} until Ctrl-C. For the page in another terminal:\n\n  ` +
      `DOCS_SITE_URL=${pages.url} DOCS_GATE_SECRET=${secret} npm run launchpad -- ` +
      'page\n',
  );
  process.once('SIGINT', () => void pages.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
