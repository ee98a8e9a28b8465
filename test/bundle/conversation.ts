/**
 * `npm run test:bundle`: the unmodified bundle `dist/index.cjs`, as `npm run bundle` made it,
 * goes through a whole conversation against the Assets emulator. `--node N` asserts the major
 * version of Node, since the command that fetches Node 24 can fall back in silence.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmulator, type Emulator } from '../../local/assets-emulator';
import {
  createForgeHost,
  loopbackSite,
  memoryStore,
  readManifest,
  type Installation,
} from '../../local/forge-host';
import type { Answer } from '../../simulator/answer';

const BUNDLE = resolve('dist/index.cjs');
const ADMIN = 'acc-admin';

/** The app asks for 5 s between preview and confirmation, so that one turn of a model cannot do both. */
const BETWEEN_PREVIEW_AND_CONFIRMATION_MS = 5_200;
const DEPLOYMENT_TIMEOUT_MS = 240_000;

/**
 * BASIC refers to CORE, which is not there and so comes with it. What the catalogue says of both,
 * without the attributes that Assets makes itself.
 */
const EXPECTED = { schemas: ['CORE', 'BASIC'], objectTypes: 13 + 4, attributes: 181 + 25 };
/** Assets makes these with every object type, but hands them down to one whose parent has heirs. */
const MADE_BY_ASSETS = new Set(['Key', 'Name', 'Created', 'Updated']);

/** POSTs that only read; every other POST is a write. */
const READING_POST = /^\/rest\/api\/3\/permissions\/|\/(?:object\/)?aql(?:\/|\?|$)/;

const writesOf = ({ requests }: Emulator) =>
  requests.filter(({ method, path }) => method !== 'GET' && !READING_POST.test(path));

function speaker(app: Installation) {
  return async (action: string, inputs: Record<string, unknown> = {}): Promise<Answer> => {
    const answer = (await app.invokeAction(action, inputs, { accountId: ADMIN })) as Answer;
    assert.equal(typeof answer.text, 'string', `${action} answered without a text`);
    console.log(`${action} → ${answer.code}: ${answer.text.split('\n')[0]?.slice(0, 140)}`);
    return answer;
  };
}

async function converse(emulator: Emulator, app: Installation): Promise<void> {
  const say = speaker(app);

  const list = await say('list-schemas');
  assert.ok(list.ok && list.text.includes('BASIC'), 'the list names BASIC');

  const preview = await say('preview-deployment', { schema: 'BASIC' });
  assert.ok(preview.ok, preview.text);
  assert.match(String(preview.confirmationCode), /^[2-9][A-Z2-9]{3}-[A-Z2-9]{4}$/);
  const confirmed = { previewId: preview.previewId, confirmation: preview.confirmationCode };

  const early = await say('deploy-schema', confirmed);
  assert.equal(early.code, 'confirmation-too-early');
  await pause(BETWEEN_PREVIEW_AND_CONFIRMATION_MS);
  const wrong = await say('deploy-schema', { ...confirmed, confirmation: '2222-2222' });
  assert.equal(wrong.code, 'confirmation-wrong');
  assert.deepEqual(writesOf(emulator), [], 'nothing is written before the confirmation');
  assert.equal(emulator.state().counts.schemas, 0);

  const started = await say('deploy-schema', confirmed);
  assert.ok(started.ok, started.text);
  assert.ok(await app.queueIdle(DEPLOYMENT_TIMEOUT_MS), 'the deployment ends');

  const status = await say('get-deployment-status');
  assert.ok(status.ok, status.text);
  assert.match(JSON.stringify(status), /"succeeded"/);
  const { counts, schemas } = emulator.state();
  assert.deepEqual(
    schemas.map(({ key }) => key),
    EXPECTED.schemas,
  );
  assert.equal(counts.objectTypes, EXPECTED.objectTypes);
  const ours = schemas
    .flatMap(({ objectTypes }) => objectTypes.flatMap(({ attributes }) => attributes))
    .filter(({ name }) => !MADE_BY_ASSETS.has(name));
  assert.equal(ours.length, EXPECTED.attributes);

  const writes = writesOf(emulator).length;
  const again = await say('preview-deployment', { schema: 'BASIC' });
  assert.ok(again.ok, again.text);
  assert.match(again.text, /nothing to do/i);
  assert.equal(again.confirmationCode, undefined, 'no code where there is nothing to confirm');
  assert.equal(writesOf(emulator).length, writes, 'a second deployment writes nothing');
  const methods = new Set(emulator.requests.map(({ method }) => method));
  assert.deepEqual([...methods].sort(), ['GET', 'POST']);
}

function assertNode(major: string | undefined): void {
  console.log(`Node ${process.version}`);
  if (major !== undefined)
    assert.ok(
      process.version.startsWith(`v${major}.`),
      `asked for Node ${major}, this is ${process.version}`,
    );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { node: { type: 'string' } } });
  assertNode(values.node);
  const emulator = await startEmulator();
  const host = createForgeHost({
    // The bundle is loaded as the runtime loads it: by path, as CommonJS.
    handlers: module.require(BUNDLE) as Record<string, unknown>,
    manifest: readManifest('manifest.yml'),
    site: loopbackSite(emulator.url),
    storage: memoryStore(),
    onLog: (line) => console.log(`  ${line}`),
  });
  try {
    await converse(emulator, host.install({ cloudId: emulator.state().cloudId }));
    console.log('The bundle held the whole conversation.');
  } finally {
    host.close();
    await emulator.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
