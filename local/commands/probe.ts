import { writeFileSync } from 'node:fs';
import { probe } from '../probe';
import type { Ask } from '../sites/ask';
import { UsageError, type Command, type Streams } from './command';
import { openRealSite } from './open-from';
import { askSite, readSite } from './site-url';

export const PROBE: Command = {
  name: 'probe',
  summary: 'settles open questions about Assets on a site',
  help: `launchpad probe --site URL [--write] [--out FILE]

Asks a site what Atlassian does not document, and prints a JSON report with the emulator switches that match it.
Reads only, unless --write is given: then it makes one throw-away object schema, works in it, and names it at the
end so that you delete it. The report names nothing else of the site; put it into docs/probe-reports and the page
"What is known about Assets" shows it.

  --site URL       https://NAME.atlassian.net with ATLASSIAN_EMAIL and ATLASSIAN_API_TOKEN, or a running emulator
  --write          also ask what only writing can tell
  --out FILE       write the report there instead of to stdout`,
  options: { site: { type: 'string' }, write: { type: 'boolean' }, out: { type: 'string' } },
  words: 0,
  async run(args, streams) {
    const text = args.value('site');
    if (text === null)
      throw new UsageError('Which site? Give it with --site. See: launchpad probe --help');
    const say = (line: string): void => void streams.stderr.write(`${line}\n`);
    const { ask, kind, close } = await openAsk(text, streams, say);
    try {
      if (args.has('write')) say('--write: one throw-away object schema will be made.');
      const report = await probe({
        ask,
        site: kind,
        write: args.has('write'),
        now: new Date(),
        onGround: (key) => say(`Made the object schema ${key}. It is yours to delete afterwards.`),
      });
      const json = `${JSON.stringify(report, null, 2)}\n`;
      const out = args.value('out');
      if (out === null) streams.stdout.write(json);
      else writeFileSync(out, json);
      say(
        `${String(Object.keys(report.switches).length)} settled, ${String(report.differs.length)} of them unlike the emulator's default, ${String(report.open.length)} open.`,
      );
      if (report.toDelete !== null)
        say(`Now delete the object schema ${report.toDelete} in Assets: this probe never deletes.`);
      return 0;
    } finally {
      await close();
    }
  },
};

interface Opened {
  ask: Ask;
  kind: 'real' | 'emulator';
  close(): Promise<void>;
}

async function openAsk(
  text: string,
  streams: Streams,
  say: (line: string) => void,
): Promise<Opened> {
  const choice = readSite(text);
  if (choice.kind === 'emulator') {
    const { url } = await askSite(choice.url);
    return { ask: loopbackAsk(url), kind: 'emulator', close: () => Promise.resolve() };
  }
  const { site } = await openRealSite(choice.address, streams);
  say(`REAL SITE ${site.url}, as ${site.account.name} ${site.account.email}.`);
  return { ask: site.ask, kind: 'real', close: () => site.close() };
}

const loopbackAsk =
  (base: string): Ask =>
  async ({ method, path, headers, body, signal }) => {
    const response = await fetch(base + path, {
      method,
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    return { status: response.status, headers: {}, body: await response.text() };
  };
