#!/usr/bin/env node
/** The `launchpad` command. */
import { launchpad } from './commands';

void launchpad(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
