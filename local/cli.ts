/** The `launchpad` command. */
import { launchpad } from './commands';

// Whoever reads may stop before the end (`… | head`): that is no error, and nothing more can be told them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void launchpad(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
