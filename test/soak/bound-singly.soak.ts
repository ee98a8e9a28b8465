/** Every hub reference of every template, linked on its own. */
export {};
process.env['BOUND'] = 'all';
await import('../properties/bound-singly.test');
