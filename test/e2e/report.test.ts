import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/deployer/read-report';
import { reportMarkdown } from '../../src/deployer/report-markdown';
import { loadClosure } from '../../src/templates/load-closure';
import { optionsFor } from '../support/templates';
import { begin, finish } from '../support/world/sweep';
import { inTime, VirtualTime } from '../support/world/virtual-time';
import { World } from '../support/world/world';

describe('the report of a deployment', () => {
  it('lists every element with its id, what stood before and what differs, as JSON and as Markdown', async () => {
    const closure = await loadClosure(['BASIC']);
    const time = new VirtualTime();
    await inTime(time, async () => {
      const world = new World(time, { closure, latencyMs: 5 });
      await finish(world, await begin(world, optionsFor(['CORE'])));
      const [other] = world.site.store.tables.attributes.all().filter(({ name }) => name === 'Website');
      if (other !== undefined) world.site.store.put('attributes', { ...other, unique: true });
      const begun = await begin(world, optionsFor(['BASIC'], { allowSharing: ['CORE'] }));
      const { deployment } = await finish(world, begun);
      const report = await readReport({ kv: world.memory, client: world.client(), now: time.now(), closureOf: () => Promise.resolve(closure) }, deployment);

      expect(report).toMatchObject({ state: 'succeeded', digest: deployment.digest, approved: { by: 'acc-admin', from: 'chat', setting: 'chat' }, missing: [], standsIn: [], setByHand: [] });
      expect(report.created).toHaveLength(begun.approved.steps.length);
      expect(report.created.map(({ kind, schema, path }) => [kind, schema, ...path].join('\u001f')).sort()).toEqual(begun.approved.steps.map(({ key }) => key).sort());
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
      expect(text.match(/^- attribute BASIC/gm)).toHaveLength(report.created.filter(({ kind, schema }) => kind === 'attribute' && schema === 'BASIC').length);
      expect(reportMarkdown(report, 5)).toMatch(/- and \d+ more/);
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
      const report = await readReport({ kv: world.memory, client: world.client(), now: time.now(), closureOf: () => Promise.resolve(closure) }, deployment);
      expect(report.created).toHaveLength(40);
      expect(report.missing).toHaveLength(begun.approved.steps.length - 40);
      expect(reportMarkdown(report)).toMatch(/## Approved, and not there \(\d+\)/);
      expect(reportMarkdown(report)).toContain('What to do:');
    });
  });
});
