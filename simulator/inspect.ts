/** A deployment on the virtual machine, and everything that must hold of it afterwards. */
import { createAssetsClient } from '../src/assets/client';
import { observeAndPlan } from '../src/survey/observe-and-plan';
import type { DeployOptions } from '../src/planner/options';
import type { Plan } from '../src/planner/plan';
import { loadClosure } from '../src/templates/load-closure';
import { optionsFor } from './templates';
import {
  duplicates,
  forbiddenRequests,
  notAdditive,
  outOfOrder,
  snapshotOf,
  type Snapshot,
} from './checks';
import type { Answer, VirtualMachine } from './machine';

/** The plan as anyone would make it now who knows nothing of the app's records. */
export async function planNow(
  { site, time }: VirtualMachine,
  options: DeployOptions,
): Promise<Plan> {
  const client = createAssetsClient(site.sendAs('acc-admin', false), {
    now: () => time.now(),
    sleep: (ms) => time.sleep(ms),
  });
  const closure = await loadClosure(options.templates);
  return (
    await observeAndPlan({
      client,
      closure,
      options,
      known: [],
      pins: [],
      made: new Set(),
      needIcons: false,
    })
  ).plan;
}

export interface Watch {
  before: Snapshot;
  approved: Plan;
  from: number;
}

/** To be called just before the confirmation of a deployment of these templates. */
export async function watch(machine: VirtualMachine, ...templates: string[]): Promise<Watch> {
  return {
    before: snapshotOf(machine.site.store),
    approved: await planNow(machine, optionsFor(templates)),
    from: machine.time.now(),
  };
}

/** What is wrong; [] is right. */
export function wrongWith({ site }: VirtualMachine, { before, approved, from }: Watch): string[] {
  return [
    ...notAdditive(before, site.store),
    ...duplicates(site.store),
    ...forbiddenRequests(site.requests, from),
    ...outOfOrder(approved, site.store),
  ];
}

/**
 * What is wrong with an end that says success: something is missing, or a second deployment finds
 * something to do, or writes.
 */
export async function wrongWithSuccess(
  machine: VirtualMachine,
  end: Answer,
  schema: string,
): Promise<string[]> {
  if (end.code !== 'succeeded') return [`it ended as ${end.code}: ${end.text}`];
  // A call that was given up may still be on its way, and is noted when it is answered.
  await machine.time.sleep(30_000);
  const posts = machine.site.requests.filter(({ method }) => method !== 'GET').length;
  const again = await machine.call('preview-deployment', { schema });
  const left = await planNow(machine, optionsFor([schema]));
  return [
    ...(again.code === 'nothing-to-do'
      ? []
      : [`a second preview says ${again.code}: ${again.text}`]),
    ...(machine.site.requests.filter(({ method }) => method !== 'GET').length === posts
      ? []
      : ['a second preview wrote']),
    ...left.steps.map((step) => `missing: ${step.key}`),
  ];
}

/** Deploys one template from an untouched machine and checks everything; what is done to it happens meanwhile. */
export async function deployAndCheck(
  machine: VirtualMachine,
  schema: string,
): Promise<{ end: Answer; wrong: string[] }> {
  const seen = await watch(machine, schema);
  const end = await machine.deploy({ schema });
  return {
    end,
    wrong: [...wrongWith(machine, seen), ...(await wrongWithSuccess(machine, end, schema))],
  };
}

export const writes = ({ site }: VirtualMachine): number =>
  site.requests.filter(({ method }) => method !== 'GET').length;

/** Waits until so many writes have been answered. */
export async function afterWrites(machine: VirtualMachine, count: number): Promise<void> {
  const until = machine.time.ticks() + 600_000;
  while (writes(machine) < count) {
    if (machine.time.ticks() > until) throw new Error(`There were only ${writes(machine)} writes.`);
    await machine.time.sleep(10);
  }
}
