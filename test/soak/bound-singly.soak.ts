/** Every hub reference of every template, linked on its own. */
process.env['BOUND'] = 'all';
await import('../properties/bound-singly.test');
