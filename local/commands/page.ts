import { servePage } from '../page';
import { wholeNumber } from './arguments';
import { DEFAULT_DATA, type Arguments, type Streams } from './command';
import { notePage, openDataFolder } from './data-folder';
import { openFrom } from './open-from';
import { untilStopped } from './until-stopped';

/** `launchpad page`: see its help. */
export async function run(args: Arguments, streams: Streams): Promise<number> {
  const port = wholeNumber(args, 'port', 0, 65_535) ?? 0;
  const app = await openFrom(args, streams);
  try {
    const server = await servePage(app, port);
    const forget = notePage(openDataFolder(args.value('data') ?? DEFAULT_DATA), server.url);
    streams.stdout.write(`LaunchPad page · workspace "${app.workspace}" · open ${server.url}\n`);
    for (const notice of app.notices) streams.stdout.write(`${notice}\n`);
    await untilStopped();
    forget();
    await server.close();
    return 0;
  } finally {
    await app.close();
  }
}
