/**
 * The same API is under several prefixes: as Forge and api.atlassian.com have it, with `/ex/jira/{cloudId}`, with
 * `/gateway/api`, and under the older product path `/jsm/insight` (Atlassian documentation;
 * observed in public clients).
 */
export function canonicalPath(url: string): string {
  const path = new URL(url).pathname.replace(/\/{2,}/g, '/');
  return path
    .replace(/^\/ex\/jira\/[^/]+(?=\/(?:jsm|rest)\/)/, '')
    .replace(/^\/gateway\/api(?=\/jsm\/)/, '')
    .replace(/^\/jsm\/insight\/workspace\//, '/jsm/assets/workspace/');
}
