/** Every template, every element, a thousand mixes. */
process.env['IDENTITY_ALL'] = '1';
await import('../properties/identity.test');

export {};
