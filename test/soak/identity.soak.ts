/**
 * Every template, every element, a thousand mixes and more; real second versions of all; many
 * runs with people at work.
 */
process.env['IDENTITY_ALL'] = '1';
// First: it puts the templates of then in the place of today's.
await import('../deployments/second-version.test');
await import('../planner/identity.test');
await import('../deployments/renamed-meanwhile.test');
await import('../planner/versions.test');

export {};
