import { inert } from '../../src/text/inert';
import { readOutput, textFact, type Account, type ActionOutput, type App } from '../chat/app';
import {
  readWholeReport,
  REPORT_ACTION,
  REPORT_MOVED,
  type WholeReport,
} from '../chat/whole-report';
import { accountOption } from './account-option';
import { UsageError, type Streams, type Arguments } from './command';
import { nearest } from './nearest';
import { openFrom } from './open-from';

/** `launchpad action`: see its help. */
export async function run(args: Arguments, streams: Streams): Promise<number> {
  const [key] = args.positionals;
  if (key === undefined)
    throw new UsageError(
      'Which action? Give its key, such as list-schemas. See: launchpad action --help',
    );
  const format = args.value('report');
  if (format !== null && key !== REPORT_ACTION)
    throw new UsageError(`--report belongs to ${REPORT_ACTION}.`);
  const input = {
    ...readInput(args.value('input') ?? '{}'),
    ...(format === null ? {} : { report: format }),
  };
  const app = await openFrom(args, streams);
  try {
    const account = accountOption(args, app.accounts);
    checkAction(app, key);
    const wait = !args.has('no-wait');
    if (format !== null)
      return await printReport(app, account, input, { wait, json: args.has('json') }, streams);
    const answer = readOutput(await app.call(key, input, account));
    streams.stdout.write(`${JSON.stringify(answer)}\n`);
    if (wait) await waitForDeployment(app, account, textFact(answer, 'deploymentId'));
    return answer.ok ? 0 : 1;
  } finally {
    await app.close();
  }
}

/**
 * The report alone on stdout, ready for a file; what the app says instead of it goes to stderr.
 * One that moves is read again at its end.
 */
async function printReport(
  app: App,
  account: Account,
  input: Record<string, unknown>,
  { wait, json }: { wait: boolean; json: boolean },
  streams: Streams,
): Promise<number> {
  const read = (): Promise<WholeReport> =>
    readWholeReport(
      async (asked) => readOutput(await app.call(REPORT_ACTION, asked, account)),
      input,
    );
  let report = await read();
  if (report.kind === 'moved' && wait) {
    await waitForDeployment(
      app,
      account,
      report.calls
        .map(({ output }) => textFact(output, 'deploymentId'))
        .find((id) => id !== null) ?? null,
    );
    report = await read();
  }
  if (report.kind === 'whole') {
    streams.stdout.write(
      json ? `${JSON.stringify(report.answer)}\n` : `${report.shown.trimEnd()}\n`,
    );
    return 0;
  }
  const answer: ActionOutput =
    report.kind === 'other'
      ? report.answer
      : { ok: false, code: 'report-moved', text: REPORT_MOVED };
  if (json) streams.stdout.write(`${JSON.stringify(answer)}\n`);
  else streams.stderr.write(`${answer.text}\n`);
  return 1;
}

function readInput(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      '--input is not JSON: ' +
        `${inert(error instanceof Error ? error.message : '', 120)}. Give one object, ` +
        `such as '{"schema":"ITAM"}'.`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new UsageError(
    '--input is JSON, but not an object. Give one, such as \'{"schema":"ITAM"}\'.',
  );
}

function checkAction(app: App, key: string): void {
  const keys = app.actions.map((action) => action.key);
  if (keys.includes(key)) return;
  const near = nearest(key, keys);
  throw new UsageError(
    `There is no action "${inert(key, 60)}".${near === null ? '' : ` Did you mean ${near}?`} ` +
      `There are: ${keys.join(', ')}.`,
  );
}

/** A deployment in the background ends with its queue; one that works in slices is moved on by looking at it. */
async function waitForDeployment(
  app: App,
  account: Account,
  deploymentId: string | null,
): Promise<void> {
  await app.idle();
  if (deploymentId === null) return;
  // What understands a person is heavy to load, and most actions start no deployment.
  const { follow } = await import('../chat/follow');
  const { Conversation } = await import('../chat/conversation');
  let looks = 0;
  let done = -1;
  await follow(new Conversation(app, account), deploymentId, {
    onProgress: (progress) => {
      looks = progress.done > done ? 0 : looks + 1;
      ({ done } = progress);
    },
    leave: () => looks > 10,
    pause: () => new Promise((resolve) => setTimeout(resolve, 500)),
  });
}
