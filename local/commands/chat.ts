import { whereItIs } from '../tools/where-it-is';
import { accountOption } from './account-option';
import { type Arguments, type Streams } from './command';
import { converse } from './converse';
import { openFrom } from './open-from';

/** `launchpad chat`: see its help. */
export async function run(args: Arguments, streams: Streams): Promise<number> {
  const app = await openFrom(args, streams);
  try {
    const account = accountOption(args, app.accounts);
    const where = args.has('site') ? await whereItIs(app, account) : null;
    if (where !== null) streams.stderr.write(`${where}\n`);
    return await converse({
      app,
      account,
      says: args.has('say') ? args.values('say') : null,
      json: args.has('json'),
      wait: !args.has('no-wait'),
      streams,
    });
  } finally {
    await app.close();
  }
}
