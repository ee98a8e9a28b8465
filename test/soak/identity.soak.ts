/**
 * Every template, every element, a thousand mixes and more; real second versions of all; many
 * runs with people at work.
 */
process.env['IDENTITY_ALL'] = '1';
// First: it puts the templates of then in the place of today's.
await import('../e2e/second-version.test');
await import('../properties/identity.test');
await import('../properties/identity-running.test');
await import('../properties/versions.test');

export {};
