/**
 * get-deployment-status: how a deployment stands, or its report; the first also wakes a stalled one, and moves on one that
 * waits for its person.
 */
import { goesOnAnyway } from '../access/licence-policy';
import { advanceWhilePresent } from '../deployer/consume';
import { resumeIfStalled } from '../deployer/start';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import { knownSchemas } from '../storage/known-schemas';
import { loadSetByHand } from '../storage/set-by-hand';
import { importOrder } from '../templates/import-order';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { loadClosure } from '../templates/load-closure';
import type { Outcome } from '../service/outputs';
import { findDeployment } from '../service/find-deployment';
import { given, type InputOf } from '../service/inputs';
import { firstFew } from '../service/counts';
import { statusAnswer } from './present/status-text';
import { parseReport, reportAnswer } from './report-answer';
import type { Tools } from '../service/tools';

export async function getDeploymentStatus(
  input: InputOf<'get-deployment-status'>,
  tools: Tools,
): Promise<Outcome<'get-deployment-status'>> {
  const report = parseReport(input);
  const found = await findDeployment(given(input.deploymentId), tools);
  if (found === null) {
    return {
      ok: true,
      code: 'no-deployment',
      text: 'Nothing has been deployed yet.',
      next: 'list-schemas shows what can be; preview-deployment shows what it would create.',
    };
  }
  if (report !== null) return reportAnswer(found, report, tools);
  const deployment = await moveOn(found, tools);
  const setByHand =
    deployment.setByHand.count === 0
      ? []
      : await loadSetByHand(tools.kv, deployment.id, deployment.setByHand);
  return statusAnswer(
    deployment,
    tools.now(),
    deployment.state === 'succeeded' ? await nextSteps(deployment, tools) : [],
    deployment.endedAt === null ? goesOnAnyway(tools.licence) : '',
    setByHand,
  );
}

async function moveOn(deployment: Deployment, { kv, accountId, now }: Tools): Promise<Deployment> {
  if (deployment.endedAt !== null) return deployment;
  if (deployment.executor === 'present') {
    if (deployment.account === accountId) await advanceWhilePresent(kv, deployment);
  } else if (!(await resumeIfStalled(kv, deployment, now()))) {
    return deployment;
  }
  return (await loadDeployment(kv, deployment.id)) ?? deployment;
}

/** Where to look, and what to import first: the types that others refer to. */
async function nextSteps(deployment: Deployment, { kv }: Tools): Promise<string[]> {
  const [closure, known] = await Promise.all([
    loadClosure(deployment.options.templates),
    knownSchemas(kv),
  ]);
  const schemas = deployment.schemas.map((pin) => ({
    pin,
    id:
      pin.id ??
      known.find((entry) => entry.deploymentId === deployment.id && entry.template === pin.template)
        ?.schemaId ??
      null,
  }));
  const links = schemas
    .filter(({ pin }) => pin.role === 'target')
    .flatMap(({ id }) => (id === null ? [] : [schemaPath(id)]));
  const fresh = schemas
    .filter(({ pin }) => pin.id === null)
    .flatMap(({ pin }) => closure.templates.get(pin.template) ?? []);
  const ready = TEMPLATE_INDEX.filter((entry) =>
    fresh.some((template) => template.key === entry.key),
  ).flatMap((entry) =>
    entry.referenceData.map(({ type, objects }) => `${type} (${objects} objects, ${entry.key})`),
  );
  const order = importOrder(fresh).map((step) => step.objectType);
  return [
    ...(links.length === 0 ? [] : [`Open it: ${links.join(', ')} (under your site's address)`]),
    ...(order.length === 0
      ? []
      : [`Next: import objects, those that others refer to first: ${firstFew(order, 6, ', ')}.`]),
    ...(ready.length === 0
      ? []
      : [`Ready to import from catalog/reference-data, before your own: ${ready.join(', ')}.`]),
  ];
}

/** Where Assets shows an object schema. Observed in Jira's address bar by public guides; no API tells it, so it is a path and not a promise. */
const schemaPath = (id: string): string => `/jira/assets/object-schema/${id}`;
