/**
 * Days the log may be kept; apart, because the page shows them too. Long enough to look into what
 * happened last week; the platform keeps nothing that has a lifetime for more than a year
 * (Atlassian documentation, KVS).
 */
export const RETENTION_BOUNDS = { least: 7, most: 365 } as const;
