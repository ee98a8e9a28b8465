/** Atlassian's own pages, for what is Atlassian's to say. */
const link = (words: string, address: string): string => `[${words}](${address})`;

export const ATLASSIAN = {
  trust: link('Atlassian Trust Centre', 'https://www.atlassian.com/trust'),
  compliance: link(
    'Atlassian compliance resources',
    'https://www.atlassian.com/trust/compliance/resources',
  ),
  dpa: link(
    "Atlassian's data processing addendum",
    'https://www.atlassian.com/legal/data-processing-addendum',
  ),
  subprocessors: link(
    "Atlassian's sub-processors",
    'https://www.atlassian.com/legal/sub-processors',
  ),
  forgeSecurity: link(
    'Security for Forge apps',
    'https://developer.atlassian.com/platform/forge/security/',
  ),
  sharedResponsibility: link(
    'Forge shared responsibility model',
    'https://developer.atlassian.com/platform/forge/shared-responsibility-model/',
  ),
  storage: link(
    'Forge storage',
    'https://developer.atlassian.com/platform/forge/storage-reference/',
  ),
  residency: link(
    'Forge data residency',
    'https://developer.atlassian.com/platform/forge/data-residency/',
  ),
  runsOnAtlassian: link(
    'Runs on Atlassian',
    'https://developer.atlassian.com/platform/forge/runs-on-atlassian-apps/',
  ),
  requirements: link(
    'Security requirements for cloud apps',
    'https://developer.atlassian.com/platform/marketplace/security-requirements/',
  ),
  forgeScopes: link(
    'Forge scopes',
    'https://developer.atlassian.com/platform/forge/manifest-reference/scopes-forge/',
  ),
  status: link('Atlassian Statuspage', 'https://status.atlassian.com/'),
} as const;
