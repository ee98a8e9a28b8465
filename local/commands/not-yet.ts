import type { Command } from './command';

/** A command of the design that is not there yet: says so, exit code 2. */
function notYet(name: string, summary: string): Command {
  return {
    name,
    summary: `${summary} (not in this version yet)`,
    help: `launchpad ${name}\n\n${summary}: not in this version yet.`,
    options: { data: { type: 'string' }, site: { type: 'string' }, port: { type: 'string' } },
    words: 0,
    run(_args, { stderr }) {
      stderr.write(`"launchpad ${name}" is not in this version yet. Use chat or action instead.\n`);
      return Promise.resolve(2);
    },
  };
}

export const PAGE = notYet('page', 'the admin page on a local port');
