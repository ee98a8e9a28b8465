import { describe, expect, it } from 'vitest';
import { planNow, watch, wrongWith, wrongWithSuccess } from '../../simulator/inspect';
import { onMachine } from '../../simulator/machine';
import { optionsFor } from '../../simulator/templates';

describe('what Assets does not take over its API', () => {
  it(
    'fields silently ignored on creation: verified, and each is named with its ' +
      'value and where to set it',
    async () => {
      await onMachine(
        {
          site: {
            switches: {
              creationIgnoresFields: [
                'minimumCardinality',
                'uniqueAttribute',
                'regexValidation',
                'maximumCardinality',
              ],
            },
          },
        },
        async (machine) => {
          const seen = await watch(machine, 'BASIC');
          const end = await machine.deploy({ schema: 'BASIC' });
          expect(end.code).toBe('succeeded');
          expect(wrongWith(machine, seen)).toEqual([]);
          const wanted = seen.approved.steps.filter(
            (step) =>
              step.kind === 'attribute' &&
              (step.form.minimum > 0 || step.form.unique || step.form.regex !== ''),
          );
          expect(Number(end['setByHand'])).toBeGreaterThanOrEqual(wanted.length);
          expect(end.text).toMatch(/Verified, but \d+ settings are to be made by hand/);
          expect(end.text).toMatch(/set unique to true \(Assets › \w+ › .* › Attributes\)/);
          expect((await machine.call('preview-deployment', { schema: 'BASIC' })).code).toBe(
            'nothing-to-do',
          );
        },
      );
    },
  );

  it.each(['refused', 'ignored'] as const)(
    'the filter of a reference, %s: built without, verified, and said with its value',
    async (referenceFilter) => {
      await onMachine({ site: { switches: { referenceFilter } } }, async (machine) => {
        const seen = await watch(machine, 'PRI');
        const end = await machine.deploy({ schema: 'PRI' });
        expect(end.code).toBe('succeeded');
        expect(wrongWith(machine, seen)).toEqual([]);
        const wanted = seen.approved.steps.filter(
          (step) => step.kind === 'attribute' && step.form.filter !== undefined,
        );
        expect(wanted.length).toBeGreaterThan(3);
        expect(end['setByHand']).toBe(wanted.length);
        expect(end.text).toMatch(/set filter to "Status" = "Active"/u);
        expect(machine.site.store.tables.attributes.all().filter(({ ql }) => ql !== '')).toEqual(
          [],
        );
        expect((await machine.call('preview-deployment', { schema: 'PRI' })).code).toBe(
          'nothing-to-do',
        );
      });
    },
  );

  it(
    'statuses of a schema: the global ones of that name and category stand in, and ' +
      'are not called created',
    async () => {
      await onMachine({ site: { switches: { statusInSchema: 'refused' } } }, async (machine) => {
        const { approved } = await watch(machine, 'BASIC');
        for (const step of approved.steps) {
          if (
            step.kind !== 'status' ||
            machine.site.store.tables.statuses.all().some((row) => row.name === step.name)
          )
            continue;
          machine.site.store.put('statuses', {
            id: machine.site.store.newId('statuses'),
            name: step.name,
            category: { inactive: 0, active: 1, pending: 2 }[step.category],
            description: '',
            schemaId: '',
          });
        }
        const end = await machine.deploy({ schema: 'BASIC' });
        expect(end.code).toBe('succeeded');
        expect((end['written'] as Record<string, number>)['statuses'] ?? 0).toBe(0);
        expect(end.text).not.toMatch(/\d+ status/);
        expect((await machine.call('preview-deployment', { schema: 'BASIC' })).code).toBe(
          'nothing-to-do',
        );
      });
    },
  );

  it(
    'statuses of a schema, without a global one: all that does not need them is ' +
      'built, and the rest is named',
    async () => {
      await onMachine({ site: { switches: { statusInSchema: 'refused' } } }, async (machine) => {
        const seen = await watch(machine, 'BASIC');
        const end = await machine.deploy({ schema: 'BASIC' });
        expect(end).toMatchObject({ ok: false, code: 'failed' });
        expect(end.text).toMatch(/Assets refused \d+ elements/);
        expect(end.text).toMatch(/status/);
        expect(wrongWith(machine, seen)).toEqual([]);
      });
    },
  );

  it(
    'the settings of a new hub cannot be read, so sharing is not switched on: by ' +
      'hand, and then it goes on',
    async () => {
      await onMachine({ site: { switches: { sharingRead: '403' } } }, async (machine) => {
        const seen = await watch(machine, 'BASIC');
        const end = await machine.deploy({ schema: 'BASIC' });
        expect(end).toMatchObject({
          ok: false,
          code: 'failed',
          remedy: expect.stringContaining('Schema configuration → General'),
        });
        expect(
          machine.site.requests.filter(
            ({ method, path }) => method === 'POST' && path.endsWith('/property'),
          ),
        ).toEqual([]);
        const { store } = machine.site;
        const core = store.tables.schemas.all().find(({ key }) => key === 'CORE');
        if (core === undefined) throw new Error('There is no CORE.');
        store.put('schemas', {
          ...core,
          properties: { ...core.properties, allowOtherObjectSchema: true },
        });
        const done = await machine.deploy({ schema: 'BASIC', allowSharing: 'CORE' });
        expect(done.code).toBe('succeeded');
        expect(wrongWith(machine, seen)).toEqual([]);
        expect(
          (await planNow(machine, optionsFor(['BASIC'], { allowSharing: ['CORE'] }))).steps,
        ).toEqual([]);
      });
    },
  );

  it('a property of a hub left out of the POST is switched off by Assets: none is', async () => {
    await onMachine({ site: { switches: { propertyPost: 'replace' } } }, async (machine) => {
      await machine.deploy({ schema: 'CORE' });
      const { store } = machine.site;
      const core = store.tables.schemas.all().find(({ key }) => key === 'CORE');
      if (core === undefined) throw new Error('There is no CORE.');
      store.put('schemas', {
        ...core,
        properties: {
          ...core.properties,
          allowOtherObjectSchema: false,
          quickCreateObjects: true,
          validateQuickCreate: true,
        },
      });
      const blocked = await machine.call('preview-deployment', { schema: 'BASIC' });
      expect(blocked.ok).toBe(false);
      const end = await machine.deploy({ schema: 'BASIC', allowSharing: 'CORE' });
      expect(await wrongWithSuccess(machine, end, 'BASIC')).toEqual([]);
      expect(store.tables.schemas.get(core.id)?.properties).toMatchObject({
        allowOtherObjectSchema: true,
        quickCreateObjects: true,
        validateQuickCreate: true,
      });
    });
  });
});
