/** Who looks at the page, and what there is for them: the first thing it asks. */
import { allows, licenceSentence } from '../access/licence-policy';
import { readRights } from '../access/rights';
import type { Tools } from '../service/tools';
import { knownSchemas } from '../storage/known-schemas';
import { unlessDamaged } from '../storage/kv/record';
import { latestDeployment, latestDeploymentOf } from '../storage/recent';
import { settingsAsFound } from '../storage/settings';
import { defused } from '../text/inert';
import type { PageOutcome } from './contract';
import type { ViewerView } from './views';

/** @throws AppError `no-assets` and the like where the site cannot be worked with */
export async function readViewer(
  _input: unknown,
  { kv, assets, accountId, licence }: Tools,
): Promise<PageOutcome<'read-viewer'>> {
  const [{ jiraAdmin }, workspaceId, schemas, { settings }, known, own, latest] = await Promise.all(
    [
      readRights(assets),
      assets.workspaceId(),
      assets.listSchemas(),
      settingsAsFound(kv),
      knownSchemas(kv),
      unlessDamaged(latestDeploymentOf(kv, accountId)),
      unlessDamaged(latestDeployment(kv)),
    ],
  );
  const underWay =
    [own, jiraAdmin ? latest : null].find(
      (deployment) => deployment !== null && deployment.endedAt === null,
    ) ?? null;
  const viewer: ViewerView = {
    accountId,
    workspaceId,
    jiraAdmin,
    mayDeploy: jiraAdmin || schemas.some((schema) => schema.canManage),
    settings,
    underWay: underWay?.id ?? null,
    licence: {
      state: licence.state,
      sentence: licenceSentence(licence),
      mayStart: allows(licence, 'start'),
    },
    deployed: known.flatMap(({ template, version, schemaId, state }) => {
      const schema = schemas.find((candidate) => candidate.id === schemaId);
      return schema === undefined
        ? []
        : [
            {
              template,
              version,
              key: schema.key,
              name: defused(schema.name, 80),
              id: schema.id,
              complete: state === 'complete',
            },
          ];
    }),
  };
  return { ok: true, code: 'viewer', text: 'Who you are here.', viewer };
}
