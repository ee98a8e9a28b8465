/** Every hub reference of every template, linked on its own: planned, and carried out on the emulator. */
export {};
process.env['BOUND'] = 'all';
await import('../properties/bound-singly.test');
await import('../e2e/bound-on-site.test');
