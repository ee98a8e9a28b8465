/**
 * The platform is in a hurry when a confirmation comes: no time is left to do more than to begin,
 * so that the background carries out all of it. Limits of the Forge host.
 */
export const IN_A_HURRY = { toldMs: { 'deploy-schema': 1_000, 'confirm-deployment': 1_000 } };
