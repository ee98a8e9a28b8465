import { describe, expect, it } from 'vitest';
import { loadTemplate } from '../../src/templates/catalogue';
import { afterWrites, watch, wrongWith, wrongWithSuccess } from '../../simulator/inspect';
import { ADMIN, onMachine, OTHER_ADMIN, type VirtualMachine } from '../../simulator/machine';

describe('others', () => {
  it(
    'two admins at once: one deploys, the other is told by whom and since when, ' +
      'and then that nothing is left',
    async () => {
      await onMachine({}, async (machine) => {
        const seen = await watch(machine, 'BASIC');
        const first = await machine.call('preview-deployment', { schema: 'BASIC' }, ADMIN);
        const second = await machine.call('preview-deployment', { schema: 'BASIC' }, OTHER_ADMIN);
        await machine.time.sleep(5_100);
        const confirm = (preview: typeof first, account: string) =>
          machine.call(
            'deploy-schema',
            { previewId: preview['previewId'], confirmation: preview['confirmationCode'] },
            account,
          );
        const answers = await Promise.all([confirm(first, ADMIN), confirm(second, OTHER_ADMIN)]);
        expect(answers.map(({ code }) => code).sort()).toEqual(['deployment-running', 'started']);
        const end = await machine.untilEnded(answers[0]?.code === 'started' ? ADMIN : OTHER_ADMIN);
        expect([
          ...wrongWith(machine, seen),
          ...(await wrongWithSuccess(machine, end, 'BASIC')),
        ]).toEqual([]);
        const late = await confirm(
          answers[0]?.code === 'started' ? second : first,
          answers[0]?.code === 'started' ? OTHER_ADMIN : ADMIN,
        );
        expect(late.code).toBe('plan-changed');
      });
    },
  );

  it('the same confirmation twice at the same moment starts one deployment', async () => {
    await onMachine({}, async (machine) => {
      const preview = await machine.call('preview-deployment', { schema: 'BASIC' });
      await machine.time.sleep(5_100);
      const confirm = () =>
        machine.call('deploy-schema', {
          previewId: preview['previewId'],
          confirmation: preview['confirmationCode'],
        });
      await Promise.all([confirm(), confirm(), confirm()]);
      const end = await machine.untilEnded();
      expect(await wrongWithSuccess(machine, end, 'BASIC')).toEqual([]);
    });
  });

  it('someone deletes an object type half-way: stops, and names it', async () => {
    await onMachine({ site: { latencyMs: 200 } }, async (machine) => {
      await machine.begin({ schema: 'BASIC' });
      const { tables } = machine.site.store;
      while (
        tables.attributes.all().filter((row) => typeNamed(machine, row.typeId) === 'Server')
          .length < 2
      )
        await machine.time.sleep(10);
      const server = tables.types.all().find((row) => row.name === 'Server');
      for (const attribute of tables.attributes.by('type', server?.id ?? ''))
        machine.site.store.remove('attributes', attribute.id);
      machine.site.store.remove('types', server?.id ?? '');
      const end = await machine.untilEnded();
      expect(end).toMatchObject({ ok: false, code: 'drifted' });
      expect(end.text).toMatch(/Server is no longer there/);
    });
  });

  it('someone deletes the schema half-way: stops, and names it', async () => {
    await onMachine({ site: { latencyMs: 200 } }, async (machine) => {
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 120);
      const { store } = machine.site;
      const gone = store.tables.schemas.all().find((row) => row.key === 'CORE')?.id ?? '';
      for (const type of store.tables.types.by('schema', gone)) {
        for (const attribute of store.tables.attributes.by('type', type.id))
          store.remove('attributes', attribute.id);
        store.remove('types', type.id);
      }
      store.remove('schemas', gone);
      const end = await machine.untilEnded();
      expect(end).toMatchObject({ ok: false, code: 'drifted' });
      expect(end.text).toMatch(/CORE/);
    });
  });

  it('someone adds what does not matter, and even what was about to be added: it goes on', async () => {
    await onMachine({ site: { latencyMs: 200 } }, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 100);
      const send = machine.site.sendAs(OTHER_ADMIN, false);
      const core =
        machine.site.store.tables.schemas.all().find((row) => row.key === 'CORE')?.id ?? '';
      const root = `/jsm/assets/workspace/${machine.site.store.site.workspaceId}/v1`;
      const basic =
        machine.site.store.tables.schemas.all().find((row) => row.key === 'BASIC')?.id ?? '';
      const post = (path: string, body: unknown) =>
        send({ method: 'POST', path: `${root}${path}`, body, class: 'objecttype' });
      await post('/objecttype/create', {
        name: 'Somebody else’s',
        iconId: '1',
        objectSchemaId: core,
      });
      await post('/objectschema/create', { name: 'Other', objectSchemaKey: 'OTHER' });
      await post('/config/statustype', { name: 'Retiring', category: 2, objectSchemaId: basic });
      const end = await machine.untilEnded();
      expect(wrongWith(machine, seen)).toEqual([]);
      expect(await wrongWithSuccess(machine, end, 'BASIC')).toEqual([]);
    });
  });
});

const typeNamed = ({ site }: VirtualMachine, id: string): string =>
  site.store.tables.types.get(id)?.name ?? '';

describe('the app and its clock', () => {
  it('upgraded in between: stops as drifted, and says so', async () => {
    const template = await loadTemplate('BASIC');
    const { summary } = template;
    await onMachine(
      { site: { latencyMs: 300 }, host: { limits: { asyncMaximumMs: 5_000 } } },
      async (machine) => {
        await machine.begin({ schema: 'BASIC' });
        await afterWrites(machine, 20);
        try {
          template.summary = 'Another text.';
          const end = await machine.untilEnded();
          expect(end).toMatchObject({ ok: false, code: 'drifted' });
          expect(end.text).toMatch(/upgraded and no longer holds the approved version of BASIC/);
          expect(end.text).toMatch(
            /The object schemas? (?:BASIC|CORE|BASIC, CORE|CORE, BASIC) (?:was|were) begun and stays? as/,
          );
          expect(end.text).not.toContain('Nothing was created');
        } finally {
          template.summary = summary;
        }
      },
    );
  });

  it('upgraded after a kill that nothing was reported before: does not say that nothing was created', async () => {
    const template = await loadTemplate('BASIC');
    const { summary } = template;
    await onMachine({}, async (machine) => {
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 20);
      machine.kill();
      try {
        template.summary = 'Another text.';
        machine.restart();
        const end = await machine.untilEnded();
        expect(end).toMatchObject({ ok: false, code: 'drifted' });
        expect(end.text).toMatch(/begun and stays? as/);
        expect(end.text).not.toContain('Nothing was created');
      } finally {
        template.summary = summary;
      }
    });
  });

  it.each([3_600_000, -3_600_000, 86_400_000, -86_400_000])(
    'whose clock jumps by %i ms half-way: finishes all the same',
    async (jump) => {
      await onMachine({ host: { limits: { asyncMaximumMs: 6_000 } } }, async (machine) => {
        const seen = await watch(machine, 'BASIC');
        await machine.begin({ schema: 'BASIC' });
        await afterWrites(machine, 60);
        machine.time.jump(jump);
        const end = await machine.untilEnded();
        expect([
          ...wrongWith(machine, { ...seen, from: 0 }),
          ...(await wrongWithSuccess(machine, end, 'BASIC')),
        ]).toEqual([]);
      });
    },
  );
});
