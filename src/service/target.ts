/** Which site, workspace and account a call works on: told, never stored. */
import { defused } from '../text/inert';
import type { Tools } from './tools';

export interface Target {
  /** Host name where the platform told it, else the cloud id of the site. */
  site: string;
  /** Id of the Assets workspace. */
  workspace: string;
  /** Account id: the app has no scope to read names of people. */
  account: string;
}

/** The workspace was found for whatever else was read, so this costs no request of its own. */
export const targetOf = async (tools: Tools): Promise<Target> =>
  targetIn(tools, await tools.assets.workspaceId());

/** The same where the workspace is known. */
export const targetIn = (
  { site, cloudId, accountId }: Pick<Tools, 'site' | 'cloudId' | 'accountId'>,
  workspaceId: string,
): Target => ({
  site: defused(site ?? (cloudId === '' ? 'unknown' : cloudId), 100),
  workspace: defused(workspaceId, 80),
  account: defused(accountId, 80),
});

/** `site acme.atlassian.net, workspace 1f2e, account 5b10`. */
export const targetWords = ({ site, workspace, account }: Target): string =>
  `site ${site}, workspace ${workspace}, account ${account}`;
