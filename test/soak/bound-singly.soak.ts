/** Every hub reference of every template, linked on its own: planned, and carried out on the emulator. */
export {};
process.env['BOUND'] = 'all';
await import('../planner/bound-singly.test');
await import('../deployments/bound-on-site.test');
