import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { readManifest } from '../forge-host';
import { actionTools } from '../tools/manifest-actions';
import { whereItIs } from '../tools/where-it-is';
import { accountOption } from './account-option';
import { type Arguments, type Streams } from './command';
import { openFrom } from './open-from';
import { untilStopped } from './until-stopped';
import { version } from './version';

/** `launchpad mcp`: see its help. */
export async function run(args: Arguments, streams: Streams): Promise<number> {
  const tools = actionTools(readManifest(join(__dirname, '../../manifest.yml')));
  // Loaded here and not at the top, so that other commands start quickly.
  const { createMcpServer, serveStdio } = await import('../mcp');
  const app = await openFrom(args, streams);
  const say = (line: string): void => void streams.stderr.write(`launchpad mcp: ${line}\n`);
  try {
    const account = accountOption(args, app.accounts);
    const where = await whereItIs(app, account);
    say(`workspace "${app.workspace}" as ${account.email}${where === null ? '' : `. ${where}`}`);
    for (const notice of app.notices) say(notice);
    const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
      ms <= 0 ? Promise.resolve() : delay(ms, undefined, { signal }).catch(() => undefined);
    const server = createMcpServer({
      app,
      account,
      tools,
      version: version(),
      where,
      confirmInChat: args.has('confirm-in-chat'),
      log: say,
      sleep,
      now: () => Date.now(),
    });
    await serveStdio(server, {
      stdin: streams.stdin,
      stdout: streams.stdout,
      stopped: untilStopped(),
    });
    return 0;
  } finally {
    await app.close();
  }
}
