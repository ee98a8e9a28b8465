/** The report of a deployment for one person. */
import { readReport } from '../report/read-report';
import type { DeploymentReport } from '../report/report-shape';
import type { Deployment } from '../storage/deployment-record';
import type { Tools } from './tools';

/** As the caller sees it. */
export const reportOf = (
  deployment: Deployment,
  { kv, assets, accountId, now }: Tools,
): Promise<DeploymentReport> =>
  readReport({ kv, client: assets, reader: accountId, now: now() }, deployment);
