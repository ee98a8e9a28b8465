/**
 * The emulator driven by a published client that was generated from Assets' OpenAPI document, so
 * that it is not judged by our reading alone.
 */
import { DefaultService, OpenAPI } from 'jira-insights-api/dist/generated/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../local/assets-emulator';
import { startEmulator } from '../../local/assets-emulator';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
  OpenAPI.BASE = `${emulator.url}/jsm/insight/workspace/${emulator.workspace.site.workspaceId}/v1`;
  OpenAPI.USERNAME = 'admin@example.test';
  OpenAPI.PASSWORD = 'any';
});

afterAll(() => emulator.close());

async function build() {
  const [icon] = (await DefaultService.iconFindGlobalIcons()) as unknown as { id: string }[];
  const schema = await DefaultService.schemaCreate({
    requestBody: {
      name: 'Computers',
      objectSchemaKey: 'COMP',
      description: 'Built by another client',
    },
  });
  const type = async (name: string, parentObjectTypeId?: string) =>
    DefaultService.objectTypeCreate({
      requestBody: {
        name,
        iconId: icon?.id ?? '',
        objectSchemaId: schema.id,
        inherited: true,
        ...(parentObjectTypeId ? { parentObjectTypeId } : {}),
      },
    });
  const hardware = await type('Hardware');
  const laptop = await type('Laptop', hardware.id);
  return { schema, hardware, laptop };
}

describe('jira-insights-api', () => {
  it('builds a schema and reads it back', async () => {
    const { schema, hardware, laptop } = await build();
    const status = await DefaultService.statusCreate({
      requestBody: { name: 'In use', category: 1, objectSchemaId: schema.id },
    });
    const add = (
      objectTypeId: string,
      requestBody: Parameters<typeof DefaultService.objectTypeAttributeCreate>[0]['requestBody'],
    ) => DefaultService.objectTypeAttributeCreate({ objectTypeId, requestBody });
    const text = await add(hardware.id, {
      name: 'Serial number',
      type: 0,
      defaultTypeId: 0,
      uniqueAttribute: true,
      minimumCardinality: 1,
    });
    const select = await add(hardware.id, {
      name: 'Tier',
      type: 0,
      defaultTypeId: 10,
      options: 'Tier 1,Tier 2',
    });
    const state = await add(laptop.id, { name: 'State', type: 7, typeValueMulti: [status.id] });
    const reference = await add(laptop.id, {
      name: 'Docked to',
      type: 1,
      typeValue: hardware.id,
      additionalValue: '1',
      maximumCardinality: -1,
    });

    expect([text.position, select.position, select.options]).toEqual([4, 5, 'Tier 1,Tier 2']);
    expect(state.typeValueMulti).toEqual([status.id]);
    expect([
      reference.referenceObjectTypeId,
      reference.referenceType?.id,
      reference.defaultType,
    ]).toEqual([hardware.id, '1', undefined]);

    const types = (await DefaultService.schemaFindAllObjectTypesFlat({
      id: schema.id,
    })) as unknown as { name: string; parentObjectTypeId?: string }[];
    expect(types.map((type) => [type.name, type.parentObjectTypeId])).toEqual([
      ['Hardware', undefined],
      ['Laptop', hardware.id],
    ]);
    const attributes = (await DefaultService.objectTypeFindAllAttributes({
      id: laptop.id,
    })) as unknown as { name: string }[];
    expect(attributes.map((attribute) => attribute.name)).toEqual([
      'Key',
      'Name',
      'Created',
      'Updated',
      'Serial number',
      'Tier',
      'State',
      'Docked to',
    ]);
    const all = (await DefaultService.schemaFindAllAttributes({
      id: schema.id,
      extended: true,
    })) as unknown as { objectType?: { id: string } }[];
    expect(
      all.map((attribute) => attribute.objectType?.id).filter((id) => id === laptop.id),
    ).toHaveLength(2);
    const list = (await DefaultService.schemaList()) as unknown as {
      values: { objectSchemaKey: string }[];
      isLast: boolean;
    };
    expect([list.values.map((each) => each.objectSchemaKey), list.isLast]).toEqual([
      ['COMP'],
      true,
    ]);
  });

  it('sees a refusal as an error with its body', async () => {
    await expect(
      DefaultService.schemaCreate({ requestBody: { name: 'Computers', objectSchemaKey: 'OTHER' } }),
    ).rejects.toMatchObject({
      status: 400,
      body: { errorMessages: [], errors: { name: 'Name has to be unique' } },
    });
    await expect(DefaultService.schemaFind({ id: '999' })).rejects.toMatchObject({ status: 404 });
  });

  it('shares a schema and deletes it', async () => {
    const schema = await DefaultService.schemaCreate({
      requestBody: { name: 'Shared', objectSchemaKey: 'SHARED' },
    });
    await DefaultService.generalConfigurationUpdate({
      id: schema.id,
      requestBody: { allowOtherObjectSchema: true },
    });
    expect(
      emulator.state().schemas.find((each) => each.id === schema.id)?.properties
        .allowOtherObjectSchema,
    ).toBe(true);
    await DefaultService.schemaDelete({ id: schema.id });
    await expect(DefaultService.schemaFind({ id: schema.id })).rejects.toMatchObject({
      status: 404,
    });
  });
});
