/**
 * A site that was deployed with the first version of a template and changed by people since comes
 * to today's by one extension, on the emulator: asked for, previewed, confirmed, verified.
 */
import { describe, expect, it, vi } from 'vitest';
import { readReleases } from '../../local/catalog/releases';
import { TEMPLATE_KEYS, type TemplateKey } from '../../src/templates/catalogue';
import { firstVersion } from '../support/first-versions';
import { duplicates } from '../../simulator/checks';
import { onMachine } from '../../simulator/machine';
import { People } from '../../simulator/people';

type Catalogue = typeof import('../../src/templates/catalogue');

/** The templates that the app of then came with; empty once it is today's. */
const then = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../src/templates/catalogue', async (original) => {
  const now = await original<Catalogue>();
  const loadTemplate = (key: TemplateKey): Promise<unknown> =>
    then.has(key) ? Promise.resolve(then.get(key)) : now.loadTemplate(key);
  return { ...now, loadTemplate };
});

const WHOLE = process.env['IDENTITY_ALL'] === '1';
const changed = TEMPLATE_KEYS.filter((key) => readReleases(key).releases.length > 1);

describe('a site with the first version of a template', () => {
  it.each(WHOLE ? changed : (['BASIC'] as const))(
    'comes to the %s of today by one extension that ends verified',
    async (key) => {
      for (const one of TEMPLATE_KEYS) then.set(one, await firstVersion(one));
      await onMachine({ firstSlice: true, site: { latencyMs: 5 } }, async (machine) => {
        const people = new People(machine.site.store);
        expect(await machine.deploy({ schema: key })).toMatchObject({ code: 'succeeded' });
        const keys = machine.site.store.tables.schemas.all().map((schema) => schema.key);
        const type =
          machine.site.store.tables.types.by('schema', people.schemaId(key)).at(-1)?.name ?? '';
        people.renameType(key, type, `Our ${type}`);
        people.addAttribute(key, `Our ${type}`, 'Colour of the lid');

        then.clear();
        const options = { schema: keys.join(', '), extend: keys.join(', ') };
        const preview = await machine.call('preview-deployment', options);
        expect(preview).toMatchObject({ ok: true, code: 'preview' });
        expect(preview.text).toContain(`Our ${type}`);
        expect(await machine.deploy(options)).toMatchObject({ code: 'succeeded' });
        expect(await machine.call('preview-deployment', options)).toMatchObject({
          code: 'nothing-to-do',
        });
        expect(duplicates(machine.site.store)).toEqual([]);
      });
    },
  );
});
