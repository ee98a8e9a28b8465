/**
 * How deployments ended, and which templates: counted from the records there are anyway, so that
 * the deployer writes nothing for it.
 */
import { addTo, type Counts } from '../storage/counters';
import { endShape } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import { PREFIX } from '../storage/keys';
import type { Kv } from '../storage/kv/kv';
import { listEntries } from '../storage/kv/kv';
import { dayOf } from '../storage/erasing/lifetimes';
import { isTemplateKey } from '../templates/catalogue';

/** Adds each deployment that ended to the counts of its day, where `countsOf` has any. */
export async function addDeployments(
  kv: Kv,
  countsOf: (day: string) => Counts | null,
): Promise<void> {
  for (const { key, value } of await listEntries(kv, PREFIX.end)) {
    const end = endShape.safeParse(value);
    const counts = end.success ? countsOf(dayOf(end.data.at)) : null;
    if (!end.success || counts === null) continue;
    const deployment = await loadDeployment(kv, key.slice(PREFIX.end.length)).catch(() => null);
    if (deployment === null) continue;
    addTo(counts, deployment.appVersion, `deployment.${end.data.state}`, 1);
    if (end.data.state !== 'succeeded') continue;
    for (const template of deployment.options.templates)
      if (isTemplateKey(template)) addTo(counts, deployment.appVersion, `template.${template}`, 1);
  }
}
