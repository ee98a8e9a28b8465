/**
 * A workspace on the emulator without a socket, and deployments on it by planner, deployer and
 * client, without a Forge host or waiting.
 */
import { createRules } from '../../../local/assets-emulator/app';
import {
  ACCOUNTS,
  newWorkspace,
  Store,
  switchesWith,
  type WorkspaceState,
} from '../../../local/assets-emulator';
import { readSnapshot, writeSnapshot } from '../../../local/assets-emulator/snapshot';
import { stateOf } from '../../../local/assets-emulator/state';
import type { AssetsClient, Send } from '../../../src/assets/api';
import { createAssetsClient } from '../../../src/assets/client';
import type { Clock } from '../../../src/deployer/run/clock';
import { observeAndPlan } from '../../../src/survey/observe-and-plan';
import { runSteps } from '../../../src/deployer/run/run-steps';
import type { DeployOptions } from '../../../src/planner/options';
import { blocksOf, type KnownSchema, type Plan } from '../../../src/planner/plan';
import { loadClosure } from '../../../src/templates/load-closure';

const SWITCHES = switchesWith({});
const rules = createRules();

/** Time that stands still: nothing here waits for it. */
const STILL: Clock = {
  now: () => 0,
  ticks: () => 0,
  sleep: (_ms, cut) => Promise.resolve(cut).then(() => undefined),
};
const BRISK = { start: 8, most: 8, perMinute: Number.MAX_SAFE_INTEGER };

/** A deployed workspace: what is in it, and what the app would have on record. */
export interface Site {
  store: Store;
  known: readonly KnownSchema[];
}

export const emptySite = (): Site => ({ store: newWorkspace('demo', SWITCHES), known: [] });

export const siteState = ({ store }: Site): WorkspaceState => stateOf(store);

/** A copy that can be changed without changing the other. */
export function copyOf({ store, known }: Site): Site {
  const read = readSnapshot(writeSnapshot(store));
  if (!read.ok) throw new Error(read.problem);
  return { store: read.value, known: [...known] };
}

/** As after somebody deleted an object schema in Assets: it is gone, with every attribute that pointed into it. */
export function without(site: Site, template: string): Site {
  const { store, known } = copyOf(site);
  const id = known.find((schema) => schema.template === template)?.schemaId ?? '';
  const { tables } = store;
  const types = new Set(tables.types.by('schema', id).map((type) => type.id));
  for (const attribute of tables.attributes
    .all()
    .filter((one) => types.has(one.typeId) || types.has(one.referenceObjectTypeId)))
    store.remove('attributes', attribute.id);
  for (const type of types) store.remove('types', type);
  for (const status of tables.statuses.by('schema', id)) store.remove('statuses', status.id);
  for (const reference of tables.referenceTypes.by('schema', id))
    store.remove('referenceTypes', reference.id);
  store.remove('schemas', id);
  store.takeChanges();
  return { store, known: known.filter((schema) => schema.template !== template) };
}

/** @param onRequest is told of each request, as `GET /path` */
export function clientOf(
  store: Store,
  onRequest: (request: string) => void = () => undefined,
): AssetsClient {
  const [account] = ACCOUNTS;
  const send: Send = async ({ method, path, body }) => {
    onRequest(`${method} ${path}`);
    const init = {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body) : null,
    };
    const call = {
      store,
      switches: SWITCHES,
      caller: { kind: 'person' as const, account, background: false },
      now: '2026-11-21T12:00:00.000Z',
    };
    const response = await rules(new Request(`http://emulator.test${path}`, init), {
      call,
      ignored: [],
    });
    store.takeChanges();
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      headers[name] = value;
    });
    return { status: response.status, headers, body: await response.text() };
  };
  return createAssetsClient(send);
}

export interface Deployed {
  site: Site;
  plan: Plan;
  verified: Plan;
}

/**
 * Deploys in place, as an approved deployment does, and plans once more to verify. Throws where
 * Assets or the planner refuses something.
 */
export async function deployTo(site: Site, options: DeployOptions): Promise<Deployed> {
  const client = clientOf(site.store);
  const closure = await loadClosure(options.templates);
  const request = { client, closure, options, known: site.known };
  const { plan, observation } = await observeAndPlan({
    ...request,
    pins: [],
    made: new Set(),
    needIcons: true,
  });
  const blocks = blocksOf(plan);
  if (blocks.length > 0)
    throw new Error(blocks.map((block) => `${block.code}: ${block.sentence}`).join('\n'));
  const made = new Map<string, string>();
  const end = await runSteps({
    client,
    steps: plan.steps,
    ids: new Map(Object.entries(plan.ids)),
    icons: observation.globals.icons ?? [],
    clock: STILL,
    until: 1,
    pace: BRISK,
    mayGoOn: () => Promise.resolve('go'),
    onStart: () => undefined,
    onDoubt: () => undefined,
    onMade: (step, id) => {
      if (step.kind === 'schema') made.set(step.schema, id);
      return Promise.resolve();
    },
  });
  if (end.kind !== 'all-done') throw new Error(JSON.stringify(end).slice(0, 2_000));
  const pins = plan.schemas.map(({ template, key, name, id }) => ({
    template,
    key,
    name,
    id: id ?? made.get(key) ?? null,
  }));
  const { plan: verified } = await observeAndPlan({
    ...request,
    pins,
    made: new Set(made.values()),
    needIcons: false,
  });
  const records = plan.schemas.flatMap((schema): KnownSchema[] => {
    const ref = closure.refs.find(({ key }) => key === schema.template);
    const schemaId = schema.id ?? made.get(schema.key);
    return ref === undefined ||
      schemaId === undefined ||
      site.known.some((one) => one.schemaId === schemaId)
      ? []
      : [{ schemaId, template: schema.template, version: ref.version, state: 'complete' }];
  });
  return { site: { store: site.store, known: [...site.known, ...records] }, plan, verified };
}
