/**
 * 1,000 object types × 20 attributes through the unmodified handlers: previewed, confirmed,
 * deployed and handed over in the local Forge host with all its limits on (900 s a consumer, 240
 * KiB a value, 5 MB a payload), under the documented rate limit, in virtual time. `node
 * --max-old-space-size=256 --import tsx bench/in-host.ts` prints one line of JSON.
 */
import { loadTemplate } from '../src/templates/catalogue';
import { duplicates } from '../test/support/world/checks';
import { onMachine, type Gate, type VirtualMachine } from '../test/support/world/machine';
import { syntheticTemplate } from './synthetic';

export interface InHost {
  minutes: number;
  turns: number;
  elements: number;
  previewBytes: number;
  peakBytes: number;
  kvRequests: number;
  wrong: string[];
}

/** The heap of the whole process in MB: the app, the host, and the emulator with all that it holds. */
export const HOST_HEAP_MB = 256;

/** The template that the synthetic one stands in for, in this process only. */
const KEY = 'CORE';
const baseline = process.memoryUsage().rss;

async function deployInHost(types: number, attributes: number): Promise<InHost> {
  const { key: _key, ...content } = syntheticTemplate(types, attributes);
  Object.assign(await loadTemplate(KEY), content);
  let turns = 0;
  const gate: Gate = ({ path }, go) => {
    if (path.includes('/queue/publish/')) turns += 1;
    return go();
  };
  return onMachine({ site: { latencyMs: 300, ratePerMinute: 1_000 }, gate }, async (machine) => {
    const preview = await machine.call('preview-deployment', { schema: KEY });
    await machine.time.sleep(5_100);
    const began = machine.time.ticks();
    await machine.call('deploy-schema', {
      previewId: preview['previewId'],
      confirmation: preview['confirmationCode'],
    });
    const end = await machine.untilEnded();
    const elements = elementsIn(machine);
    const wanted = 1 + types + types * attributes;
    return {
      minutes: (machine.time.ticks() - began) / 60_000,
      turns,
      elements,
      previewBytes: Buffer.byteLength(JSON.stringify(preview)),
      kvRequests: machine.app.kvsStats().requests,
      peakBytes: process.resourceUsage().maxRSS * 1_024 - baseline,
      wrong: [
        ...(end.code === 'succeeded' ? [] : [`it ended as ${end.code}: ${end.text}`]),
        ...(elements === wanted ? [] : [`${elements} elements instead of ${wanted}`]),
        ...duplicates(machine.site.store),
      ],
    };
  });
}

/** Without what Assets makes by itself. */
function elementsIn({
  site: {
    store: { tables },
  },
}: VirtualMachine): number {
  return (
    tables.schemas.size +
    tables.types.size +
    tables.attributes.all().filter((row) => row.removable && !row.system && !row.label).length
  );
}

if (require.main === module) {
  void deployInHost(Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 20)).then((found) =>
    console.log(JSON.stringify(found)),
  );
}
