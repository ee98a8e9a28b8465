/** Which of a template, a model and an object schema a name means, and of what the site is asked for it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { SchemaSummary } from '../../src/assets/observation';
import { findSchema } from '../../src/service/find-schema';
import type { Tools } from '../../src/service/tools';
import { recordSchemaComplete } from '../../src/storage/known-schemas';
import { MemoryKv } from '../../simulator/memory-kv';

let kv: MemoryKv;
let asked = 0;
beforeEach(async () => {
  kv = new MemoryKv();
  asked = 0;
  const entry = { version: '1.0.0', deploymentId: 'p-1111', at: 1 };
  await recordSchemaComplete(kv, { ...entry, schemaId: '3', key: 'ABC', template: 'ITAM' });
  await recordSchemaComplete(kv, { ...entry, schemaId: '9', key: 'GONE', template: 'PRI' });
});
const summary = (id: string, key: string, name: string) => ({ id, key, name }) as SchemaSummary;
const SCHEMAS = [
  summary('1', 'HR', 'Human Resources'),
  summary('2', 'NETX', 'Network'),
  summary('3', 'ABC', 'Everything we own'),
  summary('4', 'SAM', 'Surface to air'),
];
const tools = (schemas: readonly SchemaSummary[]) =>
  ({
    kv,
    accountId: 'acc-1',
    now: () => 5,
    assets: {
      listSchemas: () => {
        asked += 1;
        return Promise.resolve(schemas);
      },
    },
  }) as unknown as Tools;
const found = async (name: string, schemas = SCHEMAS): Promise<string> => {
  const named = await findSchema(name, tools(schemas));
  return named.kind === 'existing'
    ? `existing ${named.summary.key}`
    : `${named.kind} ${'key' in named ? named.key : ''}`;
};

describe('a name', () => {
  it.each<[string, string, number]>([
    // A template named whole is asked of nobody, whatever exists under that name.
    ['SAM', 'template SAM', 0],
    ['the sam', 'template SAM', 0],
    ['Priority Matrix', 'template PRI', 0],
    ['  priority   matrix  ', 'template PRI', 0],
    // Nearly a template goes behind what exists.
    ['network', 'existing NETX', 1],
    ['priority', 'template PRI', 1],
    ['incident', 'template INC', 1],
    // As one's own it is what exists: by its name, else what was made from it.
    ['our SAM', 'existing SAM', 1],
    ['  our SAM  ', 'existing SAM', 1],
    ['our ITAM', 'existing ABC', 1],
    ['HR', 'existing HR', 1],
    ['our hr schema', 'existing HR', 1],
    ['#2', 'existing NETX', 1],
    ['2', 'existing NETX', 1],
  ])('%j is the %s', async (name, what, times) => {
    expect(await found(name)).toBe(what);
    expect(asked).toBe(times);
  });

  it.each<[string, string]>([
    ['our PRI', 'You can see no object schema "PRI" here.'],
    ['our priority', 'You can see no object schema "priority" here.'],
    ['our zzqq', 'You can see no object schema "zzqq" here.'],
    ['N#ETX', 'There is no template'],
  ])('%j is asked about', async (name, says) => {
    await expect(found(name)).rejects.toThrow(says);
  });

  it.each<[string, string, string]>([
    ['our HRX', 'Did you mean "Human Resources" (HR), which exists here? To see', 'Here exist'],
    ['our zzqq', 'Here exist "Human Resources" ("HR"), "Network" ("NETX"), "', 'Did you mean'],
    ['our ITAMS', 'Here exist', 'the template'],
    ['ITMA', 'Did you mean the template ITAM? To see', 'Here exist'],
    ['zzqq', 'To see all there are', 'Here exist'],
  ])('%j is helped with what comes near', async (name, helps, not) => {
    const error = await found(name).catch((cause: unknown) => cause as { remedy: string });
    expect(error).toMatchObject({ remedy: expect.stringContaining(helps) as string });
    expect((error as { remedy: string }).remedy).not.toContain(not);
  });

  it('that several have is asked about, eight of them by their keys', async () => {
    const many = Array.from({ length: 9 }, (_, at) => summary(`${at}`, `K${at}`, 'Same'));
    const error = await found('same', many).catch((cause: unknown) => cause as { remedy: string });
    const listed = many.slice(0, 8).map(({ key }) => `${key} ("Same")`);
    expect(error).toMatchObject({ remedy: `Say which by its key: ${listed.join(', ')}.` });
    const near = await found('our samee', many).catch(
      (cause: unknown) => cause as { remedy: string },
    );
    expect((near as { remedy: string }).remedy.split('which exists here')).toHaveLength(4);
  });

  it('that no deployment has says where to look', async () => {
    await expect(found('deployment p-abcd')).rejects.toMatchObject({
      code: 'not-found',
      remedy: 'To see what was deployed, ask: what happened?',
    });
  });
});
