/** Reading what a report is made of: the workspace as it is now, and the app's own records of the deployment. */
import type { AssetsClient } from '../assets/api';
import type { Identities } from '../planner/identities';
import { loadBaseline } from '../storage/baseline';
import type { Deployment } from '../storage/deployment-record';
import type { Kv } from '../storage/kv/kv';
import { loadIdentities } from '../storage/identities';
import { knownTo } from '../storage/known-schemas';
import { modelsOfDeployment } from '../storage/models';
import { loadSetByHand } from '../storage/set-by-hand';
import { loadClosure, type TemplateClosure } from '../templates/load-closure';
import { changedTemplates, surveyDeployment } from '../survey/survey-deployment';
import { deploymentReport, recordedReport } from './report';
import type { DeploymentReport } from './report-shape';

export interface ReportSource {
  kv: Kv;
  /** As the person who asks: they see what they may see. */
  client: AssetsClient;
  /** The account of that person. */
  reader: string;
  now: number;
  closureOf?: (templates: readonly string[]) => Promise<TemplateClosure>;
}

/** @throws AppError where the workspace or the records cannot be read */
export async function readReport(
  { kv, client, reader, now, closureOf }: ReportSource,
  deployment: Deployment,
): Promise<DeploymentReport> {
  const [known, closure, baseline, setByHand] = await Promise.all([
    knownTo(kv, deployment),
    closureOf?.(deployment.options.templates) ??
      loadClosure(deployment.options.templates, modelsOfDeployment(kv, deployment.id)),
    loadBaseline(kv, deployment.id, deployment.baselineChunks),
    loadSetByHand(kv, deployment.id, deployment.setByHand),
  ]);
  const gone = changedTemplates(deployment, closure);
  if (gone.length > 0) return recordedReport({ deployment, setByHand, now, reader }, gone);
  let identities: Identities = new Map();
  const { plan, observation } = await surveyDeployment(deployment, {
    client,
    closure,
    known,
    needIcons: false,
    identitiesOf: async (ids) => (identities = await loadIdentities(kv, ids)),
  });
  return deploymentReport({
    deployment,
    plan,
    observation,
    baseline,
    identities,
    setByHand,
    now,
    reader,
  });
}
