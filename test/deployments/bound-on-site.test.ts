/**
 * Each hub reference of a template linked to an object type of another name in a third object
 * schema, on the emulator: nothing is made there, it ends verified, and nothing is left to do.
 * With all of them linked no hub comes along. The soak takes every template.
 */
import { expect, it } from 'vitest';
import type { LinkQuestion } from '../../src/service/link-choices';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { makerOn } from '../../simulator/by-hand';
import { ADMIN, onMachine, type VirtualMachine } from '../../simulator/machine';

const SPOKES = TEMPLATE_INDEX.filter((entry) => entry.extends.length > 0).map(({ key }) => key);
const KEYS = process.env['BOUND'] === 'all' ? SPOKES : ['PRI'];
const THEIRS = 'THEIRS';

/** An object schema of somebody's own that others may refer to, with an object type for each name. */
async function makeTheirs({ site }: VirtualMachine, names: readonly string[]): Promise<void> {
  const make = await makerOn(site);
  const objectSchemaId = await make('/objectschema/create', {
    name: 'Theirs',
    objectSchemaKey: THEIRS,
    description: '',
  });
  for (const name of names)
    await make('/objecttype/create', { objectSchemaId, iconId: '1', name: `Our ${name}` });
  const schema = site.store.tables.schemas.get(objectSchemaId);
  if (schema === undefined) throw new Error('It was not made.');
  const properties = { ...schema.properties, allowOtherObjectSchema: true };
  site.store.put('schemas', { ...schema, properties });
}

/** All of theirs, as it is stored. */
function theirsIn({ site: { store } }: VirtualMachine): unknown {
  const schema = store.tables.schemas.all().find(({ key }) => key === THEIRS);
  const types = store.tables.types.by('schema', schema?.id ?? '');
  return structuredClone([
    schema,
    types,
    types.flatMap(({ id }) => store.tables.attributes.by('type', id)),
  ]);
}

const linkedTo = (names: readonly string[]): string =>
  names.map((name) => `${name}=link:${THEIRS}/Our ${name}`).join(', ');

async function namesAskedBy(key: string): Promise<string[]> {
  return onMachine({}, async ({ app }) => {
    const choices = (await app.invokeResolver(
      'link-choices',
      { schema: key },
      { accountId: ADMIN },
    )) as { questions: LinkQuestion[] };
    return choices.questions.map(({ name }) => name);
  });
}

it.each(KEYS)(
  '%s: each reference to a hub is linked by itself, and all of them at once',
  async (key) => {
    expect(TEMPLATE_KEYS).toContain(key);
    const names = await namesAskedBy(key);
    expect(names.length).toBeGreaterThan(0);
    for (const some of [...names.map((name) => [name]), ...(names.length > 1 ? [names] : [])])
      await onMachine({ firstSlice: true, site: { latencyMs: 5 } }, async (machine) => {
        await makeTheirs(machine, some);
        const before = theirsIn(machine);
        const request = { schema: key, references: linkedTo(some) };
        const done = await machine.deploy(request);
        expect(done, `${key} ${some.join(', ')}: ${done.text}`).toMatchObject({
          code: 'succeeded',
        });
        expect(theirsIn(machine)).toEqual(before);
        const again = await machine.call('preview-deployment', request);
        expect(again, `${key} ${some.join(', ')}: ${again.text}`).toMatchObject({
          code: 'nothing-to-do',
        });
        if (some !== names && some.length < names.length) return;
        const made = machine.site.store.tables.schemas.all().map((schema) => schema.key);
        expect(made, `${key}: all of them`).toEqual([THEIRS, key]);
      });
  },
);
