/**
 * 1,000 object types × 20 attributes through the unmodified handlers: previewed, confirmed,
 * deployed and handed over in the local Forge host with all its limits on (900 s a consumer, 240
 * KiB a value, 5 MB a payload), under the documented rate limit, in virtual time. `node
 * --max-old-space-size=256 --import tsx bench/in-host.ts` prints one line of JSON.
 */
import { loadTemplate } from '../src/templates/catalogue';
import { duplicates } from '../simulator/checks';
import { onMachine, type Gate, type VirtualMachine } from '../simulator/machine';
import { syntheticTemplate } from './synthetic';

export interface InHost {
  minutes: number;
  turns: number;
  elements: number;
  previewBytes: number;
  peakBytes: number;
  kvRequests: number;
  /** Questions about what was made, once it is there. */
  questions: Question[];
  wrong: string[];
}

/** One question, in virtual time and with what it costs the processor. */
export interface Question {
  what: string;
  ms: number;
  cpuMs: number;
  requests: number;
  answered: string;
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
      questions: await questionsTo(machine),
      wrong: [
        ...(end.code === 'succeeded' ? [] : [`it ended as ${end.code}: ${end.text}`]),
        ...(elements === wanted ? [] : [`${elements} elements instead of ${wanted}`]),
        ...duplicates(machine.site.store),
      ],
    };
  });
}

/** Each as somebody asks it in a conversation, on a site without a limit that answers within 300 ms. */
async function questionsTo(machine: VirtualMachine): Promise<Question[]> {
  machine.site.setRate(null);
  const found: Question[] = [];
  const ask = async (
    what: string,
    action: string,
    input: Record<string, string>,
  ): Promise<void> => {
    const [at, asked] = [machine.time.ticks(), machine.site.requests.length];
    const before = process.cpuUsage();
    const { code } = await machine.call(action, input);
    const { user, system } = process.cpuUsage(before);
    found.push({
      what,
      ms: machine.time.ticks() - at,
      cpuMs: (user + system) / 1_000,
      requests: machine.site.requests.length - asked,
      answered: code,
    });
  };
  const schema = `our ${KEY}`;
  const asks = async (where: string): Promise<void> => {
    await ask(`described${where}`, 'describe-schema', { schema });
    await ask(`one type described${where}`, 'describe-schema', { schema, objectType: 'Type 7' });
    await ask(`compared${where}`, 'describe-schema', { schema, compareWith: KEY });
    await ask(`previewed again${where}`, 'preview-deployment', { schema: KEY, extend: KEY });
  };
  await asks('');
  machine.site.addFault('status=500,path=/objectschema/1/attributes');
  await asks(', on a site that gives no list of all attributes');
  return found;
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
