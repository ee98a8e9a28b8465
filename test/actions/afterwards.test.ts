/** What is asked for after a deployment: its report, the log, the guides. Over the whole local machine. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readOutput } from '../../local/chat/app';
import { readWholeReport, type WholeReport } from '../../local/chat/whole-report';
import { MOST_BYTES, MOST_TEXT } from '../../src/service/answer';
import type { DeploymentReport } from '../../src/report/report-shape';
import { SECTION_GUIDES, TEMPLATE_GUIDES } from '../../src/templates/guides';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { IN_A_HURRY } from '../../simulator/in-a-hurry';
import { sizeOf } from '../../simulator/templates';
import {
  ADMIN,
  MANAGER,
  OTHER_ADMIN,
  startMachine,
  USER,
  type Answer,
  type Machine,
  waitAsAPerson,
} from '../../simulator/loopback-machine';

let machine: Machine;
let id: string;
beforeAll(async () => {
  machine = await startMachine();
  id = String((await machine.deploy({ schema: 'BASIC' }))['deploymentId']);
  await machine.deploy({ schema: 'PRI', references: 'text' }, OTHER_ADMIN);
});
afterAll(() => machine.close());

const page = async (
  key: string,
  payload: Record<string, unknown>,
  accountId = ADMIN,
): Promise<Answer> => (await machine.app.invokeResolver(key, payload, { accountId })) as Answer;
const whole = (input: Record<string, unknown>, as = ADMIN): Promise<WholeReport> =>
  readWholeReport(
    async (asked) => readOutput(await machine.call('get-deployment-status', asked, as)),
    input,
  );

function expectBounded(answer: { text?: unknown }): void {
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(MOST_BYTES);
  expect(String(answer.text).length).toBeLessThanOrEqual(MOST_TEXT);
}

describe('the report of a deployment', () => {
  it('comes in parts that fit into answers, and joined they are what the page saves', async () => {
    for (const format of ['markdown', 'json']) {
      const read = await whole({ deploymentId: id, report: format });
      if (read.kind !== 'whole') throw new Error(read.kind);
      expect(read.calls.length).toBeGreaterThan(1);
      for (const { output } of read.calls) {
        expectBounded(output);
        expect(output).toMatchObject({
          ok: true,
          code: 'report',
          format,
          deploymentId: id,
          parts: read.calls.length,
        });
        expect(output.text).toContain(id);
      }
      expect(read.calls[0]?.output['next']).toContain('part 2');
      expect(read.calls.at(-1)?.output).not.toHaveProperty('next');
      const untimed = (report: unknown): string =>
        JSON.stringify(report).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, 'then');
      expect(untimed(read.answer['report'])).toBe(
        untimed((await page('read-report', { deploymentId: id, format }))['report']),
      );
    }
  });

  it('names every element with its id, who approved what and when', async () => {
    const read = await whole({ deploymentId: id, report: 'JSON' });
    const report = (read.kind === 'whole' ? read.answer['report'] : null) as DeploymentReport;
    expect(report.created).toHaveLength(await sizeOf('BASIC'));
    expect(
      report.created.filter(({ kind, id: own }) => kind !== 'sharing' && own === null),
    ).toEqual([]);
    expect(report).toMatchObject({
      deployment: id,
      state: 'succeeded',
      readBy: ADMIN,
      approved: { by: ADMIN, from: 'chat', setting: 'chat' },
      options: { templates: ['BASIC'] },
      missing: [],
      notes: [],
    });
    expect(report.digest).toMatch(/^[0-9a-f]{64}$/);
    const { objectTypes } = machine.emulator.state().schemas.find(({ key }) => key === 'BASIC') ?? {
      objectTypes: [],
    };
    const server = objectTypes.find(({ name }) => name === 'Server');
    expect(
      report.created.find(({ kind, path }) => kind === 'object-type' && path.at(-1) === 'Server')
        ?.id,
    ).toBe(server?.id);
  });

  it('says what it cannot give: another format, a part that is not there, somebody else’s deployment', async () => {
    expect(
      await machine.call('get-deployment-status', { deploymentId: id, report: 'pdf' }),
    ).toMatchObject({
      ok: false,
      code: 'bad-input',
      remedy: expect.stringContaining('Markdown') as string,
    });
    expect(
      await machine.call('get-deployment-status', { deploymentId: id, report: 'json', part: 99 }),
    ).toMatchObject({
      ok: false,
      code: 'bad-input',
      remedy: expect.stringMatching(/from 1 to \d+/) as string,
    });
    for (const part of [0, -1, 1.5, 'two'])
      expect(await machine.call('get-deployment-status', { deploymentId: id, part })).toMatchObject(
        { ok: false, code: 'bad-input' },
      );
    expect(
      await machine.call('get-deployment-status', { deploymentId: id, report: 'json' }, MANAGER),
    ).toMatchObject({ ok: false, code: 'deployment-unknown' });
    expect(await page('read-report', { deploymentId: id, format: 'json' }, USER)).toMatchObject({
      ok: false,
      code: 'deployment-unknown',
    });
    expect(await page('read-report', { deploymentId: id, format: 'pdf' })).toMatchObject({
      ok: false,
      code: 'bad-input',
    });
  });

  it('takes the latest where none is named, and is read as whoever asks', async () => {
    expect(await machine.call('get-deployment-status', { report: 'md', part: '1' })).toMatchObject({
      deploymentId: id,
      format: 'markdown',
      part: 1,
    });
    const read = await whole({ deploymentId: id, report: 'json' }, OTHER_ADMIN);
    expect(read.kind === 'whole' && read.answer['report']).toMatchObject({
      readBy: OTHER_ADMIN,
      approved: { by: ADMIN },
    });
  });
});

describe('the report of a deployment under way', () => {
  it('says what exists so far and what is not there yet, without moving it on', async () => {
    const slow = await startMachine({
      emulator: { latencyMs: 60 },
      host: { limits: IN_A_HURRY },
    });
    try {
      const preview = await slow.call('preview-deployment', { schema: 'BASIC' });
      waitAsAPerson();
      expect(
        await slow.call('deploy-schema', {
          previewId: preview['previewId'],
          confirmation: preview['confirmationCode'],
        }),
      ).toMatchObject({ code: 'started' });
      const answer = await slow.call('get-deployment-status', { report: 'markdown' });
      expectBounded(answer);
      expect(answer).toMatchObject({
        ok: true,
        code: 'report',
        state: expect.stringMatching(/queued|running/) as string,
      });
      expect(String(answer['report'])).toMatch(/still going on|not begun/);
      expect(String(answer['report'])).toContain('## Approved, and not there yet');
      expect(await slow.app.queueIdle()).toBe(true);
      expect(await slow.call('get-deployment-status')).toMatchObject({ state: 'succeeded' });
    } finally {
      await slow.close();
    }
  });
});

/** For what comes by itself, on a machine that has other work. */
const PATIENCE_MS = 200_000;

/** A query of the storage shows a new line a moment later. */
const untilLogged = (kind: string, most: number): Promise<void> =>
  vi.waitFor(async () => {
    const { lines, older } = await machine.call('list-activity', { since: '2 days', kind });
    expect((lines as unknown[]).length + Number(older)).toBeGreaterThanOrEqual(most);
  }, PATIENCE_MS);

describe('the log', () => {
  beforeAll(async () => {
    await untilLogged('confirmations', 2);
    await vi.waitFor(async () => {
      expect(
        JSON.stringify(
          (await machine.call('list-activity', { kind: 'deployments' }))['lines'],
        ).match(/deployment-ended/gu),
      ).toHaveLength(2);
    }, PATIENCE_MS);
  });

  it('has the start, the end and who confirmed, newest first, and says what it is not', async () => {
    const answer = await machine.call('list-activity', { since: '2 days', kind: 'deployments' });
    expectBounded(answer);
    const lines = answer['lines'] as {
      kind: string;
      account: string;
      at: string;
      templates?: string;
      deploymentId?: string;
    }[];
    expect(
      lines.filter(
        ({ deploymentId, kind }) => deploymentId === id && kind !== 'deployment-progress',
      ),
    ).toMatchObject([
      { kind: 'deployment-ended', templates: 'BASIC', account: ADMIN },
      { kind: 'deployment-started', templates: 'BASIC' },
    ]);
    expect(lines.map(({ at }) => at)).toEqual(
      lines
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(lines.filter(({ kind }) => kind === 'deployment-progress').length).toBeLessThanOrEqual(
      6,
    );
    expect(answer.text).toContain('Atlassian’s own audit log');
    expect((await machine.call('list-activity', { kind: 'confirmation' }))['lines']).toMatchObject([
      { kind: 'approved', account: OTHER_ADMIN },
      { kind: 'approved', account: ADMIN },
    ]);
  });

  it('shows a Jira administrator everybody’s lines, and anybody else their own', async () => {
    expect(await machine.call('list-activity')).toMatchObject({ view: 'all' });
    expect(await machine.call('list-activity', {}, USER)).toMatchObject({
      ok: true,
      view: 'own',
      lines: [],
    });
    expect(await page('read-log', {}, USER)).toMatchObject({ ok: true, view: 'own', lines: [] });
    await machine.call(
      'preview-deployment',
      { schema: 'PRI', references: 'text', extend: 'PRI' },
      MANAGER,
    );
    for (const { account } of (await machine.call('list-activity', {}, MANAGER))['lines'] as {
      account: string;
    }[])
      expect(account).toBe(MANAGER);
  });

  it('is bounded, and what is older is to be had by "until"', async () => {
    for (let turn = 0; turn < 8; turn += 1)
      for (const account of [ADMIN, OTHER_ADMIN])
        await machine.call('preview-deployment', { schema: 'ITAM' }, account);
    await untilLogged('previews', 18);
    const seen: string[] = [];
    let until = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const answer = await machine.call('list-activity', {
        since: '2 days',
        ...(until === '' ? {} : { until }),
      });
      expectBounded(answer);
      const lines = answer['lines'] as unknown[];
      expect(lines.length).toBeGreaterThan(0);
      seen.push(...lines.map((line) => JSON.stringify(line)));
      if (answer['next'] === undefined) break;
      until = /until (\S+)\.$/.exec(String(answer['next']))?.[1] ?? '';
    }
    const { lines } = await page('read-log', {});
    expect(seen.length).toBeGreaterThan((lines as unknown[]).length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    [{ since: 'soonish' }, /last week/],
    [{ kind: 'gossip' }, /previews/],
    [{ since: 'today', until: 'yesterday' }, /earlier/],
  ])('does not guess: %j', async (input, says) => {
    const answer = await machine.call('list-activity', input);
    expect(answer).toMatchObject({ ok: false, code: 'bad-input' });
    expect(answer.text).toMatch(says);
  });
});

describe('the guides', () => {
  it('open on our page in Jira, each by its name, and no answer carries a key', async () => {
    for (const { page: guide, title } of TEMPLATE_GUIDES) {
      const answer = await machine.call('open-guide', { schema: 'sam', topic: title });
      expect(answer).toMatchObject({
        ok: true,
        code: 'guide',
        schema: 'SAM',
        guide,
        address: expect.stringMatching(
          new RegExp(`^/jira/settings/apps/[^/]+/[^/]+/guides/SAM/${guide}$`),
        ) as string,
      });
      expect(answer.text).not.toMatch(/https?:|token|[?&=]/u);
    }
    for (const { page: guide, title } of SECTION_GUIDES)
      expect(await machine.call('open-guide', { topic: title })).toMatchObject({ guide });
    expect(await machine.call('open-guide', {})).toMatchObject({ guide: 'all' });
    for (const { key } of TEMPLATE_INDEX)
      expect(await machine.call('open-guide-for-agents', { schema: key })).toMatchObject({
        ok: true,
        schema: key,
        guide: 'quick-start',
      });
  });

  it('are listed where none has the name that was asked for', async () => {
    expect(await machine.call('open-guide', { schema: 'flurb' })).toMatchObject({
      ok: false,
      code: 'unknown-template',
    });
    expect(await machine.call('open-guide', { schema: 'ITAM', topic: 'cooking' })).toMatchObject({
      ok: false,
      code: 'bad-input',
      remedy: expect.stringContaining('Governance playbook') as string,
    });
    expect(await machine.call('open-guide', { topic: 'forms' })).toMatchObject({
      ok: false,
      code: 'bad-input',
      remedy: expect.stringContaining('schema') as string,
    });
  });
});
