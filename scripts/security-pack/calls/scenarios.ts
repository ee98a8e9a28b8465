/** Whole deployments in every mode, and every other way into the app: what the scope inventory is proven by. */
import type { Manifest } from '../../../local/forge-host';
import { ACTION_KEYS } from '../../../src/actions/table';
import { PAGE_HANDLERS } from '../../../src/pages/page-handlers';
import { PAGE_VIEWS } from '../../../src/pages/page-views';
import { largestTiers } from '../../../src/templates/tiers';
import { TEMPLATE_KEYS } from '../../../src/templates/catalogue';
import { afterWrites } from '../../../simulator/inspect';
import {
  ADMIN,
  onMachine,
  type MachineOptions,
  type VirtualMachine,
} from '../../../simulator/machine';
import { recordCalls, type RecordedCall } from './recorder';

export interface Scenario {
  name: string;
  site?: MachineOptions['site'];
  /** Whether a confirmation has the time that the platform gives it. */
  firstSlice?: boolean;
  play(machine: VirtualMachine, manifest: Manifest): Promise<void>;
}

const invoke = (
  machine: VirtualMachine,
  key: string,
  payload: Record<string, unknown> = {},
): Promise<unknown> => machine.app.invokeResolver(key, payload, { accountId: ADMIN });

/** Deploys and insists that it ended so: a scenario that went wrong would prove too little. */
async function deploy(
  machine: VirtualMachine,
  input: Record<string, unknown>,
  end = 'succeeded',
): Promise<void> {
  const answer = await machine.deploy(input);
  if (answer.code !== end)
    throw new Error(
      `The deployment of ${JSON.stringify(input)} ended as ${answer.code}: ${answer.text}`,
    );
}

/** Somebody switched sharing off on a hub that exists. */
function stopSharing({ site }: VirtualMachine): void {
  const hub = site.store.tables.schemas.all().find(({ key }) => key === 'CORE');
  if (hub === undefined) throw new Error('There is no CORE.');
  site.store.put('schemas', {
    ...hub,
    properties: { ...hub.properties, allowOtherObjectSchema: false },
  });
}

/** Object types of somebody's own, without attributes, beside those of the template. */
function addTypes({ site }: VirtualMachine, schemaKey: string, count: number): void {
  const { tables } = site.store;
  const schema = tables.schemas.all().find(({ key }) => key === schemaKey);
  const model = tables.types
    .all()
    .find(({ schemaId, parentId }) => schemaId === schema?.id && parentId === '');
  if (model === undefined) throw new Error(`There is no ${schemaKey} with a type at its top.`);
  for (let n = 1; n <= count; n += 1)
    site.store.put('types', { ...model, id: site.store.newId('types'), name: `Own type ${n}` });
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'references as links, the hub comes along',
    play: (machine) => deploy(machine, { schema: 'ITAM' }),
  },
  {
    name: 'references as local copies',
    play: (machine) => deploy(machine, { schema: 'ITAM', references: 'create' }),
  },
  {
    name: 'references as text',
    play: (machine) => deploy(machine, { schema: 'ITAM', references: 'text' }),
  },
  {
    name: 'all templates at once',
    play: (machine) => deploy(machine, { schema: largestTiers(TEMPLATE_KEYS).join(', ') }),
  },
  {
    name: 'an existing schema is extended',
    async play(machine) {
      await deploy(machine, { schema: 'BASIC', variant: 'lean' });
      await deploy(machine, { schema: 'BASIC', extend: 'BASIC', project: 'ITSM' });
    },
  },
  {
    name: 'sharing is switched on for an existing hub',
    async play(machine) {
      await deploy(machine, { schema: 'CORE' });
      stopSharing(machine);
      await deploy(machine, { schema: 'BASIC', allowSharing: 'CORE' });
    },
  },
  {
    name: 'the site does not give an existing schema in one answer',
    firstSlice: true,
    async play(machine) {
      await deploy(machine, { schema: 'BASIC', variant: 'lean' });
      addTypes(machine, 'BASIC', 160);
      const basic = machine.site.store.tables.schemas.all().find(({ key }) => key === 'BASIC');
      machine.site.addFault(`status=500,path=/objectschema/${basic?.id ?? ''}/attributes`);
      await deploy(machine, { schema: 'BASIC', extend: 'BASIC' });
    },
  },
  {
    name: 'statuses are refused in the schema',
    site: { switches: { statusInSchema: 'refused' } },
    play: (machine) => deploy(machine, { schema: 'BASIC' }, 'failed'),
  },
  {
    name: 'answers get lost',
    site: { faults: ['drop-after-commit@every:7,method=POST'] },
    play: (machine) => deploy(machine, { schema: 'BASIC' }),
  },
  {
    name: 'the person carries out',
    async play(machine) {
      await invoke(machine, 'save-settings', { present: 'always' });
      await deploy(machine, { schema: 'BASIC' });
      const { deploymentId } = await machine.begin({ schema: 'SEC' });
      for (let looks = 0; looks < 5; looks += 1)
        await invoke(machine, 'watch-deployment', { deploymentId });
      await machine.untilEnded();
    },
  },
  {
    name: 'the app carries out',
    site: { switches: { appReads: 'allowed', appWrites: 'allowed' } },
    async play(machine) {
      await deploy(machine, { schema: 'CORE', variant: 'lean' });
      await invoke(machine, 'save-settings', { principal: 'app' });
      await deploy(machine, { schema: 'CORE', extend: 'CORE' });
      await deploy(machine, { schema: 'BASIC' });
    },
  },
  { name: 'a running deployment is cancelled', play: cancelled },
  { name: 'every action, every call of the page, every trigger', play: everyWayIn },
];

async function cancelled(machine: VirtualMachine): Promise<void> {
  const begun = await machine.begin({ schema: 'ITAM' });
  await afterWrites(machine, 20);
  await machine.call('cancel-deployment', { deploymentId: begun['deploymentId'] });
  await machine.untilEnded();
}

/**
 * After one deployment there is something for each of them to find. What they answer is not
 * looked at: other tests do.
 */
async function everyWayIn(machine: VirtualMachine, manifest: Manifest): Promise<void> {
  await deploy(machine, { schema: 'BASIC', project: 'ITSM' });
  const { deploymentId } = await machine.call('get-deployment-status');
  const { previewId } = await machine.call('preview-deployment', { schema: 'SEC' });
  const inputs = {
    deploymentId,
    previewId,
    confirmation: '3AAA-AAAA',
    schema: 'BASIC',
    template: 'BASIC',
    key: 'BASIC',
    format: 'json',
    name: 'Basic',
  };
  for (const { key } of manifest.modules.action) await machine.call(key, fitting(key, inputs));
  for (const key of [...ACTION_KEYS, ...Object.keys(PAGE_HANDLERS), ...Object.keys(PAGE_VIEWS)])
    await invoke(machine, key, fitting(key, inputs));
  for (const { key } of manifest.modules.trigger) await machine.app.invokeTrigger(key, {});
  for (const { key } of manifest.modules.scheduledTrigger) await machine.app.invokeScheduled(key);
  await machine.app.uninstall();
}

/** `name` and `key` stand for other things in an action than on the page. */
function fitting(
  key: string,
  { name, key: template, ...inputs }: Record<string, unknown>,
): Record<string, unknown> {
  if (key.startsWith('preview-') || key === 'plan-deployment') return { schema: inputs['schema'] };
  return key === 'read-template' ? { key: template } : { ...inputs, name };
}

export interface Recording {
  calls: RecordedCall[];
  /** Functions of the manifest that ran and asked the platform for something. */
  functions: string[];
}

/**
 * Plays every scenario, each on a machine of its own, with the clock of a simulation: hours take
 * seconds. `handlers`: the exports of the bundle, so that what is recorded is what ships; left
 * out, those of the sources.
 */
export async function recordScenarios(
  manifest: Manifest,
  handlers?: Readonly<Record<string, unknown>>,
  scenarios: readonly Scenario[] = SCENARIOS,
): Promise<Recording> {
  const seen = new Map<string, RecordedCall>();
  for (const { site, firstSlice = false, play } of scenarios) {
    const options = { manifest, ...(handlers === undefined ? {} : { handlers }) };
    const calls = await onMachine(
      { ...(site === undefined ? {} : { site }), firstSlice, host: options },
      (machine) => recordCalls(() => play(machine, manifest)),
    );
    for (const call of calls) seen.set(JSON.stringify(call), call);
  }
  const calls = [...seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, call]) => call);
  return { calls, functions: [...new Set(calls.map(({ functionKey }) => functionKey))].sort() };
}
