/** Who looks at the page, and what there is for them: the first thing it asks. */
import type { LicenceState } from '../access/licence';
import { allows, licenceSentence } from '../access/licence-policy';
import { readRights } from '../access/rights';
import type { Answer } from '../service/answer';
import type { Tools } from '../service/tools';
import { knownSchemas } from '../storage/known-schemas';
import { latestDeployment, latestDeploymentOf } from '../storage/recent';
import { readSettings, type Settings } from '../storage/settings';
import { defused } from '../text/inert';

export interface ViewerView {
  accountId: string;
  jiraAdmin: boolean;
  /** May deploy at all: a Jira administrator, or a manager of at least one object schema. */
  mayDeploy: boolean;
  settings: Settings;
  licence: { state: LicenceState; sentence: string; mayStart: boolean };
  /** The viewer's own latest, or for an administrator the installation's, while it has not ended. */
  underWay: string | null;
  /** Templates on record as deployed, whose object schema the viewer can see. */
  deployed: {
    template: string;
    version: string;
    key: string;
    name: string;
    id: string;
    complete: boolean;
  }[];
}

/** @throws AppError `no-assets` and the like where the site cannot be worked with */
export async function readViewer(
  _payload: unknown,
  { kv, assets, accountId, licence }: Tools,
): Promise<Answer> {
  const [{ jiraAdmin }, schemas, settings, known, own, latest] = await Promise.all([
    readRights(assets),
    assets.listSchemas(),
    readSettings(kv),
    knownSchemas(kv),
    latestDeploymentOf(kv, accountId),
    latestDeployment(kv),
  ]);
  const underWay =
    [own, jiraAdmin ? latest : null].find(
      (deployment) => deployment !== null && deployment.endedAt === null,
    ) ?? null;
  const viewer: ViewerView = {
    accountId,
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
