/**
 * Deployments for the page: the list, and one of them whole. The viewer's own; an administrator's
 * view holds everybody's.
 */
import { readRights } from '../access/rights';
import type { Outcome } from '../service/outputs';
import { deploymentStatus } from '../service/deployment-status';
import { findDeployment } from '../service/find-deployment';
import { countFacts } from '../service/counts';
import { findNextSteps } from '../service/next-steps';
import { sayOptions } from '../service/say-options';
import { whoMovesIt } from '../service/status-text';
import type { Tools } from '../service/tools';
import { AppError } from '../errors';
import { parseKey } from '../planner/natural-key';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import { knownTo } from '../storage/known-schemas';
import { readDeployments } from '../storage/recent';
import { loadSetByHand, type SetByHand } from '../storage/set-by-hand';
import type { PageInput, PageOutcome } from './contract';
import type { DeploymentLine, DeploymentView } from './views';
import { shortDigest } from '../text/short-digest';
import { totalOf } from '../storage/shapes';

/** Deployments of one list: about 400 bytes each. */
const MOST_LISTED = 100;

export async function listDeploymentLines(
  _input: unknown,
  tools: Tools,
): Promise<PageOutcome<'list-deployments'>> {
  const [{ deployments, damaged }, { jiraAdmin }] = await Promise.all([
    readDeployments(tools.kv, MOST_LISTED),
    readRights(tools.assets),
  ]);
  const lines = deployments
    .filter((deployment) => jiraAdmin || deployment.account === tools.accountId)
    .map((deployment) => lineOf(deployment, tools));
  return {
    ok: true,
    code: 'deployments',
    text:
      `${lines.length} deployments.` +
      // Nobody knows whose they are.
      (jiraAdmin && damaged > 0 ? ` ${damaged} more cannot be read.` : ''),
    deployments: lines,
  };
}

/** Also moves on one that waits for its person, and wakes one that stalled, as asking in chat does. */
export async function watchDeployment(
  { deploymentId }: PageInput<'watch-deployment'>,
  tools: Tools,
): Promise<PageOutcome<'watch-deployment'>> {
  const found = await findDeployment(deploymentId, tools);
  const status = found === null ? null : await deploymentStatus(found, tools);
  const deployment = await loadDeployment(tools.kv, deploymentId);
  if (status === null || deployment === null)
    throw new AppError('deployment-unknown', 'That deployment is no longer on record.', {
      remedy: 'Choose one of the list.',
    });
  const setByHand =
    deployment.setByHand.count === 0
      ? []
      : await loadSetByHand(tools.kv, deployment.id, deployment.setByHand);
  return {
    ok: true,
    code: deployment.state,
    text: 'A deployment.',
    deployment: await viewOf(deployment, status, setByHand.slice(0, 500), tools),
  };
}

async function viewOf(
  deployment: Deployment,
  status: Outcome<'get-deployment-status'>,
  setByHand: SetByHand[],
  tools: Tools,
): Promise<DeploymentView> {
  const known = await knownTo(tools.kv, deployment);
  const idOf = (template: string): string | null =>
    known.find((schema) => schema.deploymentId === deployment.id && schema.template === template)
      ?.schemaId ?? null;
  const {
    templates: _templates,
    schemas: _schemas,
    written: _written,
    ...line
  } = lineOf(deployment, tools);
  const { setting, executor, startedAt, options, templates, approved, progress } = deployment;
  return {
    ...line,
    fullDigest: deployment.digest,
    setting,
    executor,
    moves: executor === 'present' ? whoMovesIt(deployment, line.mine) : null,
    startedAt,
    options,
    inputs: sayOptions(options),
    templates,
    schemas: deployment.schemas.map(({ template, role, key, id }) => ({
      template,
      role,
      key,
      id: id ?? idOf(template),
      existed: id !== null,
    })),
    approved: countFacts(approved),
    done: countFacts(
      deployment.state === 'succeeded' ? approved : (progress?.done ?? deployment.written),
    ),
    written: countFacts(deployment.written),
    current:
      progress?.current === null || progress === null
        ? null
        : (parseKey(progress.current).names.at(-1) ?? null),
    elapsedSeconds: 'elapsedSeconds' in status ? status.elapsedSeconds : 0,
    remainingSeconds: 'remainingSeconds' in status ? status.remainingSeconds : null,
    waiting: 'waiting' in status ? status.waiting : null,
    names: deployment.outcome.kind === 'known' ? deployment.outcome.names : [],
    meanwhile: {
      renamed: deployment.meanwhile?.renamed ?? [],
      theirs: deployment.meanwhile?.theirs ?? [],
      unneeded: deployment.meanwhile?.unneeded ?? [],
    },
    setByHand,
    setByHandCount: deployment.setByHand.count,
    next: deployment.state === 'succeeded' ? await findNextSteps(deployment, tools) : null,
    says: status.text,
  };
}

function lineOf(deployment: Deployment, { accountId }: Tools): DeploymentLine {
  const { id, state, account, origin, digest, createdAt, endedAt, approved, written, outcome } =
    deployment;
  return {
    id,
    state,
    account,
    mine: account === accountId,
    origin,
    digest: shortDigest(digest),
    createdAt,
    endedAt,
    total: totalOf(approved),
    written: totalOf(written),
    templates: deployment.options.templates,
    schemas: deployment.schemas.map((schema) => schema.key),
    outcome:
      outcome.kind === 'known' ? { sentence: outcome.sentence, remedy: outcome.remedy } : null,
  };
}
