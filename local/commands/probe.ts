import { writeFileSync } from 'node:fs';
import { probe, tellReport } from '../probe';
import type { Ask } from '../sites/ask';
import { UsageError, type Streams, type Arguments } from './command';
import { openRealSite } from './open-from';
import { askSite, readSite } from './site-url';

/** `launchpad probe`: see its help. */
export async function run(args: Arguments, streams: Streams): Promise<number> {
  const text = args.value('site');
  if (text === null)
    throw new UsageError('Which site? Give it with --site. See: launchpad probe --help');
  const say = (line: string): void => void streams.stderr.write(`${line}\n`);
  const { ask, kind, close } = await openAsk(text, streams, say);
  try {
    const report = await probe({
      ask,
      site: kind,
      write: args.has('write'),
      now: new Date(),
      onPlan: ({ key, name }) => say(planned(key, name)),
      onGround: (key) => say(`Made the object schema ${key}. It is yours to delete afterwards.`),
      patience: {
        onWait: (ms) =>
          say(
            `The site asks for a pause (status 429): waiting ${String(Math.ceil(ms / 1_000))} s.`,
          ),
      },
    });
    const json = `${JSON.stringify(report, null, 2)}\n`;
    const out = args.value('out');
    if (out !== null) writeFileSync(out, json);
    streams.stdout.write(args.has('json') ? json : `${tellReport(report)}\n`);
    if (out !== null) say(`The report is in ${out}.`);
    // Besides the text, for whoever reads only JSON.
    if (report.toDelete !== null)
      say(`Now delete the object schema ${report.toDelete} in Assets: this probe never deletes.`);
    return 0;
  } finally {
    await close();
  }
}

const planned = (key: string, name: string): string =>
  [
    `--write: the next requests make one object schema, "${name}" with the key ${key}, and in it`,
    'about 60 object types, 80 attributes, a few statuses and reference types, and ' +
      'one object. One attribute in it may refer',
    'to an object type of another object schema. Nothing else on the site is changed, and nothing is deleted.',
  ].join('\n');

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
    const named: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      named[name] = value;
    });
    return { status: response.status, headers: named, body: await response.text() };
  };
