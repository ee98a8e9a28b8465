import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/report/read-report';
import { recordedReport } from '../../src/report/report';
import { reportMarkdown } from '../../src/report/report-markdown';
import { loadClosure } from '../../src/templates/load-closure';
import type { Deployment } from '../../src/storage/deployment-record';
import { countSteps } from '../../src/storage/shapes';
import { sampleApproved } from '../support/storage-samples';
import { optionsFor } from '../../simulator/templates';
import { Desk } from '../../simulator/desk';
import { begin, finish } from '../../simulator/sweep';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World } from '../../simulator/world';

const { v: _version, token: _token, ...approved } = sampleApproved();
const assembled: Deployment = {
  ...approved,
  state: 'succeeded',
  chosen: approved.executor,
  epoch: 1,
  jobId: 'j',
  pushedAt: 1,
  waiting: null,
  startedAt: 1,
  heartbeatAt: 1,
  endedAt: 2,
  progress: null,
  written: countSteps([]),
  outcome: { kind: 'none' },
  setByHand: { count: 0, chunks: 0 },
};

describe('the report of a deployment', () => {
  it('lists every element with its id, what existed before and what differs, as JSON and as Markdown', async () => {
    const closure = await loadClosure(['BASIC']);
    const time = new VirtualTime();
    await inTime(time, async () => {
      const world = new World(time, { closure, latencyMs: 5 });
      await finish(world, await begin(world, optionsFor(['CORE'])));
      const [other] = world.site.store.tables.attributes
        .all()
        .filter(({ name }) => name === 'Website');
      if (other !== undefined) world.site.store.put('attributes', { ...other, unique: true });
      const begun = await begin(world, optionsFor(['BASIC'], { allowSharing: ['CORE'] }));
      const { deployment } = await finish(world, begun);
      const report = await readReport(
        {
          kv: world.memory,
          client: world.client(),
          reader: 'acc-admin',
          now: time.now(),
          closureOf: () => Promise.resolve(closure),
        },
        deployment,
      );

      expect(report).toMatchObject({
        state: 'succeeded',
        digest: deployment.digest,
        approved: { by: 'acc-admin', from: 'chat', setting: 'chat' },
        missing: [],
        standsIn: [],
        setByHand: [],
      });
      expect(report.created).toHaveLength(begun.approved.steps.length);
      expect(
        report.created
          .map(({ kind, schema, path }) => [kind, schema, ...path].join('\u001f'))
          .sort(),
      ).toEqual(begun.approved.steps.map(({ key }) => key).sort());
      expect(report.stayed.length + report.created.length).toBe(begun.approved.elements.length);
      const { tables } = world.site.store;
      for (const { kind, path, id } of report.created) {
        if (kind === 'attribute') expect(tables.attributes.get(id ?? '')?.name).toBe(path.at(-1));
        if (kind === 'object-type') expect(tables.types.get(id ?? '')?.name).toBe(path.at(-1));
        if (kind === 'status') expect(tables.statuses.get(id ?? '')?.name).toBe(path[0]);
      }
      const text = reportMarkdown(report);
      expect(text).toContain(`# Deployment ${deployment.id}: succeeded`);
      expect(text).toContain(deployment.digest);
      for (const { id, path } of [...report.created, ...report.stayed])
        if (id !== null && path.length > 0) expect(text).toContain(`${path.at(-1)} (id ${id})`);
      expect(text.match(/\(id [0-9a-f-]+\)/g)).toHaveLength(
        [
          ...report.created,
          ...report.stayed,
          ...report.differs.map(({ element }) => element),
        ].filter(({ id }) => id !== null).length,
      );
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    });
  });

  it('of one that stopped says why, and what is missing', async () => {
    const closure = await loadClosure(['BASIC']);
    const time = new VirtualTime();
    await inTime(time, async () => {
      const world = new World(time, { closure, latencyMs: 5 });
      const begun = await begin(world, optionsFor(['BASIC']));
      world.site.addFault('deny-after=40,method=POST');
      const { deployment } = await finish(world, begun, () => world.site.faults.clear());
      const report = await readReport(
        {
          kv: world.memory,
          client: world.client(),
          reader: 'acc-admin',
          now: time.now(),
          closureOf: () => Promise.resolve(closure),
        },
        deployment,
      );
      expect(report.created).toHaveLength(40);
      expect(report.missing).toHaveLength(begun.approved.steps.length - 40);
      expect(reportMarkdown(report)).toMatch(/## Approved, and not there \(\d+\)/);
      expect(reportMarkdown(report)).toContain('What to do:');
    });
  });

  it('says so where a schema is gone, or the app no longer holds what was approved', async () => {
    const closure = await loadClosure(['CORE']);
    const time = new VirtualTime();
    await inTime(time, async () => {
      const world = new World(time, { closure, latencyMs: 5 });
      const { deployment } = await finish(world, await begin(world, optionsFor(['CORE'])));
      const source = {
        kv: world.memory,
        client: world.client(),
        reader: 'acc-admin',
        now: time.now(),
      };

      const upgraded = {
        ...closure,
        refs: closure.refs.map((ref) => ({ ...ref, hash: 'f'.repeat(64), version: '9.0.0' })),
      };
      const recorded = await readReport(
        { ...source, closureOf: () => Promise.resolve(upgraded) },
        deployment,
      );
      expect(recorded).toMatchObject({
        state: 'succeeded',
        digest: deployment.digest,
        created: [],
        missing: [],
      });
      expect(reportMarkdown(recorded)).toMatch(/Note: .*no longer holds CORE \d+\.\d+\.\d+/);

      const { tables } = world.site.store;
      for (const table of ['attributes', 'types', 'schemas'] as const)
        for (const { id } of tables[table].all()) world.site.store.remove(table, id);
      const gone = await readReport(
        { ...source, closureOf: () => Promise.resolve(closure) },
        deployment,
      );
      expect(gone.created.filter(({ kind }) => kind === 'object-type')).toEqual([]);
      expect(gone.notes.length + gone.missing.length).toBeGreaterThan(0);
      expect(reportMarkdown(gone)).toMatch(/Note: |## Approved, and not there/);
    });
  });

  it('of the first of two that built one object schema still lists what that made', async () => {
    const desk = new Desk();
    const asked = { schema: 'PRI', references: 'text' };
    const { id } = await desk.deploy({ ...asked, only: 'Impact Level' });
    const report = async (): Promise<string> =>
      String(
        (await desk.ask('get-deployment-status', { deploymentId: id, report: 'markdown' }))[
          'report'
        ],
      ).replace(/.*\| Read \|.*/u, '');
    const alone = await report();
    expect(alone).toContain('## Created (11)');
    await desk.deploy({ ...asked, extend: 'PRI' });
    expect(await report()).toBe(alone);
  });

  it('gives a long value to be set by hand whole, in pieces that each fit into an answer', () => {
    const value = 'abc '.repeat(2_000).trim();
    const deployment: Deployment = { ...assembled, setByHand: { count: 1, chunks: 1 } };
    const { setByHand } = recordedReport(
      {
        deployment,
        setByHand: [{ schema: 'CORE', type: 'Person', attribute: 'VIP', field: 'options', value }],
        now: 0,
        reader: 'acc-admin',
      },
      ['CORE 1.1.0'],
    );
    expect(setByHand.length).toBeGreaterThan(1);
    expect(setByHand.map((entry) => entry.value).join('')).toBe(value);
  });
});
