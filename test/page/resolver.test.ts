import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { stringify, parse } from 'yaml';
import { parseManifest } from '../../local/forge-host';
import { ACTION_KEYS } from '../../src/actions/table';
import type { ActionKey } from '../../src/service/inputs';
import * as handlers from '../../src/index';
import { createResolver } from '../../src/pages/resolver';
import {
  ADMIN,
  MANAGER,
  startMachine,
  type Answer,
  type Machine,
  waitAsAPerson,
} from '../../simulator/loopback-machine';

/** The manifest with a page on the resolver, as an installation that has one. */
function manifestWithPage(): ReturnType<typeof parseManifest> {
  const manifest = parse(readFileSync('manifest.yml', 'utf8')) as {
    modules: Record<string, unknown[]>;
  };
  manifest.modules['jira:adminPage'] = [
    { key: 'page', title: 'LaunchPad', resolver: { function: 'page' } },
  ];
  manifest.modules['function'] = [
    ...(manifest.modules['function'] ?? []).filter(
      (entry) => (entry as { key: string }).key !== 'page',
    ),
    { key: 'page', handler: 'index.page' },
  ];
  return parseManifest(stringify(manifest));
}

/** A question to each action, and the outcome of it on an empty site. */
const ASKED: Record<ActionKey, { input: Record<string, unknown>; code: string }> = {
  'list-schemas': { input: {}, code: 'templates' },
  'describe-schema': { input: { schema: 'CORE' }, code: 'template' },
  'draft-model': { input: { definition: 'schema FLEET "Cars"\nVehicle' }, code: 'draft' },
  'preview-deployment': { input: { schema: 'CORE' }, code: 'preview' },
  'deploy-schema': {
    input: { previewId: 'p-none', confirmation: 'x' },
    code: 'preview-unknown',
  },
  'get-deployment-status': { input: {}, code: 'no-deployment' },
  'cancel-deployment': { input: { deploymentId: 'p-none' }, code: 'deployment-unknown' },
  'list-activity': { input: { kind: 'settings' }, code: 'activity' },
  'open-guide': { input: { topic: 'use' }, code: 'guide' },
};

/**
 * How an answer reads without what differs from one call to the next, and without what a preview
 * says of its code: the page shows none.
 */
function withoutChance({ text, next, confirmationCode: _code, ...facts }: Answer): unknown {
  const told = facts.code === 'preview' ? facts : { ...facts, text, next };
  return JSON.parse(
    JSON.stringify(told)
      .replaceAll(/\bp-[a-z0-9]{4,6}\b/gu, 'an id')
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::[\d.]+Z)?/gu, 'a time'),
  );
}

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine({
    host: { manifest: manifestWithPage(), handlers: { ...handlers, page: createResolver() } },
  });
});
afterAll(() => machine.close());

const page = async (
  key: string,
  payload: Record<string, unknown> = {},
  accountId = ADMIN,
): Promise<Answer> => (await machine.app.invokeResolver(key, payload, { accountId })) as Answer;

describe('the page', () => {
  it('answers every action from the same handler table', async () => {
    for (const action of ACTION_KEYS) {
      const { input, code } = ASKED[action];
      const fromPage = await page(action, input);
      expect(fromPage.code, action).toBe(code);
      expect(withoutChance(fromPage), action).toEqual(
        withoutChance(await machine.call(action, input)),
      );
    }
  });

  it('lets only a Jira administrator change the settings', async () => {
    expect(await page('save-settings', { confirmation: 'off' }, MANAGER)).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
    expect(await page('save-settings', { confirmation: 'sometimes' })).toMatchObject({
      ok: false,
      code: 'bad-input',
    });
    expect(await page('read-settings')).toMatchObject({ confirmation: 'chat' });
  });

  it.each([9_007_199_254_740_991, 8.64e15 + 1, -1, 1.5, 'soon', null])(
    'takes %j for no time of the log, and says so',
    async (before) => {
      expect(await page('read-log', { before })).toMatchObject({ ok: false, code: 'bad-input' });
      expect(await page('read-log', { before: 8.64e15 })).toMatchObject({ ok: true });
    },
  );

  it.each(['9999-12-31', '0000-01-01', '99999999-01-01', '9999 months', '1e400 days'])(
    'answers a log since and until %j without a defect',
    async (time) => {
      for (const input of [{ since: time }, { until: time }, { since: time, until: time }])
        expect((await machine.call('list-activity', input)).code).toMatch(
          /^(?:activity|bad-input)$/,
        );
    },
  );

  it(
    'with the setting "page", a preview asked for in chat shows no code and is ' +
      'confirmed on the page by the same person only',
    async () => {
      await page('save-settings', { confirmation: 'page' });
      const preview = await machine.call('preview-deployment', { schema: 'BASIC' });
      expect(preview['confirmationCode']).toBeUndefined();
      expect(JSON.stringify(preview)).not.toMatch(/\b[2-9][A-Z0-9]{3}-[A-Z0-9]{4}\b/);
      expect(await page('waiting-preview')).toMatchObject({
        code: 'waiting',
        previewId: preview['previewId'],
        askedIn: 'chat',
      });
      expect(await page('waiting-preview', {}, 'acc-admin-2')).toMatchObject({
        code: 'none-waiting',
      });
      expect(await page('confirm-deployment', { previewId: preview['previewId'] })).toMatchObject({
        code: 'confirmation-too-early',
      });
      waitAsAPerson();
      expect(
        await machine.call('deploy-schema', {
          previewId: preview['previewId'],
          confirmation: '3ACD-EFHJ',
        }),
      ).toMatchObject({ ok: false, code: 'confirmation-on-page' });
      expect(
        await page('confirm-deployment', { previewId: preview['previewId'] }, 'acc-admin-2'),
      ).toMatchObject({ ok: false, code: 'preview-not-yours' });
      expect(await page('confirm-deployment', { previewId: preview['previewId'] })).toMatchObject({
        ok: true,
        code: 'started',
      });
      await machine.app.queueIdle();
      expect(await machine.call('get-deployment-status')).toMatchObject({ code: 'succeeded' });
    },
  );

  it('with the setting "off", nothing can be confirmed anywhere', async () => {
    await page('save-settings', { confirmation: 'off' });
    const preview = await page('preview-deployment', { schema: 'ITAM' });
    waitAsAPerson();
    expect(await page('confirm-deployment', { previewId: preview['previewId'] })).toMatchObject({
      ok: false,
      code: 'confirmation-off',
    });
    expect(
      await machine.call('deploy-schema', {
        previewId: preview['previewId'],
        confirmation: '3ACD-EFHJ',
      }),
    ).toMatchObject({ ok: false, code: 'confirmation-off' });
  });
});
