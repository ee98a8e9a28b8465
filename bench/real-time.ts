/** A deployment in real time: Forge host and emulator over loopback, in a process each. */
import { spawnSync } from 'node:child_process';
import { loadTemplate } from '../src/templates/catalogue';
import { createForgeHost, loopbackSite, memoryStore, readManifest } from '../local/forge-host';
import * as handlers from '../src/index';
import { ADMIN, waitAsAPerson, type Answer } from '../simulator/loopback-machine';
import { emulatorApart } from './emulator-apart';
import { syntheticTemplate } from './synthetic';

/**
 * Milliseconds from the confirmation's first request about Assets to the last of the background's:
 * the first slice, while the person waits for the answer, and the hand-over are in it. In a process
 * of its own: real connections do not go with virtual time.
 */
export function realDeployment(types: number, attributes: number, latencyMs: number): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', __filename, `${types}`, `${attributes}`, `${latencyMs}`],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Measuring in real time failed: ${stderr.slice(-500)}`);
  return Number(stdout.trim().split('\n').at(-1));
}

/** The template that the synthetic one stands in for, in this process only. */
const KEY = 'CORE';

async function deployReally(types: number, attributes: number, latencyMs: number): Promise<number> {
  const { key: _key, ...content } = syntheticTemplate(types, attributes);
  Object.assign(await loadTemplate(KEY), content);
  const site = await emulatorApart(latencyMs);
  const host = createForgeHost({
    handlers,
    manifest: readManifest('manifest.yml'),
    site: loopbackSite(site.url),
    storage: memoryStore(),
  });
  const app = host.install({ cloudId: 'demo' });
  const call = async (action: string, input = {}): Promise<Answer> =>
    (await app.invokeAction(action, input, { accountId: ADMIN })) as Answer;
  try {
    const preview = await call('preview-deployment', { schema: KEY });
    waitAsAPerson();
    await call('deploy-schema', {
      previewId: preview['previewId'],
      confirmation: preview['confirmationCode'],
    });
    await app.queueIdle();
    const requests = await site.requests();
    const done = await call('get-deployment-status');
    if (done.code !== 'succeeded')
      throw new Error(`In real time it ended as ${done.code}: ${done.text}`);
    const posts = requests.filter(({ method }) => method === 'POST');
    const first = Math.min(...posts.map(({ at }) => Date.parse(at)));
    const last = Math.max(...requests.map(({ at, ms }) => Date.parse(at) + ms));
    // Two rounds of reads go before the first write.
    return last - first + 2 * latencyMs;
  } finally {
    host.close();
    site.close();
  }
}

if (require.main === module) {
  void deployReally(
    Number(process.argv[2] ?? 38),
    Number(process.argv[3] ?? 10),
    Number(process.argv[4] ?? 30),
  ).then((ms) => {
    console.log(ms);
    process.exit(0);
  });
}
