/** Six hundred sites with a limit that nobody knows, deployments of up to 1,900 elements. */
export {};
process.env['SITES'] ??= '600';
await import('../deployments/pace.test');
