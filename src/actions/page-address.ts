/** Where the page of this app is in Jira. */
import { getAppContext } from '@forge/api';

/**
 * Path of the page below the site's address, `/jira/settings/apps/{appId}/{envId}` (Atlassian
 * documentation, Jira admin page), and of one view of it: that what follows reaches the page as
 * its own path is what `view.createHistory` is for (inferred, untried).
 * @param view begins with a slash
 */
export function pageAddress(view: string): string {
  const { appAri, environmentAri } = getAppContext();
  return `/jira/settings/apps/${appAri.appId}/${environmentAri.environmentId}${view}`;
}
