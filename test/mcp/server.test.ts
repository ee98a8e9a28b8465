import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../local/assets-emulator';
import { as } from '../../local/assets-emulator/testing';
import { connect, dataFolder, type McpClient } from './client';

let emulator: Emulator;
let client: McpClient;
beforeAll(async () => {
  emulator = await startEmulator({ siteName: 'elsewhere' });
  client = await connect({ args: ['--site', emulator.url] });
});
afterAll(async () => {
  await client.close();
  await emulator.close();
});

async function madeByHand(key: string, name: string): Promise<void> {
  const { body } = await as(emulator, 'acc-admin')('POST', '/objectschema/create', {
    name,
    objectSchemaKey: key,
    description: 'By hand.',
  });
  expect(body).toMatchObject({ objectSchemaKey: key });
}

describe('the tools', () => {
  it('are the actions, with input and output schemas and truthful hints', async () => {
    const { tools } = await client.client.listTools();
    expect(tools.map((tool) => [tool.name, tool.annotations?.readOnlyHint])).toEqual([
      ['list-schemas', true],
      ['describe-schema', true],
      ['draft-model', true],
      ['preview-deployment', true],
      ['deploy-schema', false],
      ['get-deployment-status', true],
      ['cancel-deployment', false],
      ['list-activity', true],
      ['open-guide', true],
    ]);
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
      expect(tool.description?.length).toBeGreaterThan(40);
      expect(tool.outputSchema?.required).toEqual(['ok', 'code', 'text']);
      for (const [name, property] of Object.entries(tool.inputSchema.properties ?? {})) {
        expect(property).toMatchObject({
          ...(name === 'part'
            ? { type: 'integer' }
            : { type: 'string', maxLength: expect.any(Number) as number }),
          description: expect.any(String) as string,
        });
      }
    }
    expect(tools[3]?.inputSchema.required).toEqual(['schema']);
  });

  it('answer wrong input with what was wrong, and write nothing', async () => {
    expect((await client.call('preview-deployment', { schema: ['ITAM'] })).answer).toMatchObject({
      ok: false,
      code: 'bad-input',
    });
    expect((await client.call('preview-deployment', {})).answer.text).toContain(
      'The template is missing',
    );
    expect(
      (await client.call('preview-deployment', { schema: 'CORE', confirmed: true })).answer.text,
    ).toContain('"confirmed"');
    const unknown = await client.call('drop-schema', { schema: 'CORE' });
    expect(unknown).toMatchObject({
      isError: true,
      answer: { code: 'bad-input', text: expect.stringContaining('list-schemas') as string },
    });
    expect((await client.call('describe-schema', { schema: 'ITMA' })).answer.code).toBe(
      'unknown-template',
    );
    expect(
      emulator.requests.filter(
        ({ method, path }) => method !== 'GET' && !path.includes('/permissions/'),
      ),
    ).toEqual([]);
  });

  it('answer two calls at once, each its own', async () => {
    const [core, itam] = await Promise.all([
      client.call('describe-schema', { schema: 'CORE' }),
      client.call('describe-schema', { schema: 'ITAM' }),
    ]);
    expect([core.answer['schema'], itam.answer['schema']]).toEqual(['CORE', 'ITAM']);
  });
});

describe('what there is to name', () => {
  it('is said at the start: site, workspace and account', () => {
    const { workspaceId } = emulator.workspace.site;
    const said = `This is site ${new URL(emulator.url).host}, workspace ${workspaceId}, account acc-admin.`;
    expect(client.client.getInstructions()).toContain(said);
    expect(client.stderr()).toContain(said);
  });

  it('is listed: each object schema that exists, and read by its address', async () => {
    await madeByHand('HR', 'Our <b>people</b>');
    const { resources } = await client.client.listResources();
    const made = resources.find(({ uri }) => uri === 'launchpad://schemas/HR');
    expect(made).toMatchObject({ name: 'HR', mimeType: 'application/json' });
    const { contents } = await client.client.readResource({ uri: 'launchpad://schemas/HR' });
    expect(JSON.stringify(contents)).toContain('existing-schema');
  });

  it.each([
    ['ref/prompt', 'deploy', 'schema', 'it', ['ITAM']],
    ['ref/prompt', 'extend', 'key', 'h', ['HR']],
    ['ref/prompt', 'explain', 'compareWith', 'h', ['HR']],
    ['ref/prompt', 'deploy', 'wishes', '', []],
    ['ref/resource', 'launchpad://templates/{key}', 'key', 'dor', ['DORA']],
    ['ref/resource', 'launchpad://schemas/{key}', 'key', '', ['HR']],
    ['ref/resource', 'launchpad://deployments/{id}', 'id', 'l', ['latest']],
  ] as const)('completes, for %s %s, %s "%s"', async (type, of, name, value, expected) => {
    const ref = type === 'ref/prompt' ? { type, name: of } : { type, uri: of };
    const { completion } = await client.client.complete({ ref, argument: { name, value } });
    expect(completion).toEqual({ values: expected, total: expected.length, hasMore: false });
  });

  it('is told with the tools: choices where there are few, examples where it is free', async () => {
    const { tools } = await client.client.listTools();
    const input = (tool: string, name: string): unknown =>
      tools.find((one) => one.name === tool)?.inputSchema.properties?.[name];
    expect(input('preview-deployment', 'variant')).toMatchObject({ enum: ['full', 'lean'] });
    expect(input('list-activity', 'kind')).toHaveProperty('enum');
    for (const tool of ['describe-schema', 'preview-deployment'])
      expect(input(tool, 'schema')).toMatchObject({
        examples: expect.arrayContaining(['CORE', 'ITAM', 'DORA']) as string[],
      });
    expect(input('list-schemas', 'category')).toMatchObject({
      examples: expect.arrayContaining(['existing', 'here']) as string[],
    });
  });
});

describe('the resources and prompts', () => {
  it('hold the templates, one template, and the deployments', async () => {
    const { resources } = await client.client.listResources();
    expect(resources.map((resource) => resource.uri)).toEqual(
      expect.arrayContaining([
        'launchpad://templates',
        'launchpad://deployments',
        'launchpad://templates/ITAM',
      ]),
    );
    const text = async (uri: string): Promise<string> =>
      JSON.stringify(await client.client.readResource({ uri }));
    expect(await text('launchpad://templates')).toContain('ITAM');
    expect(await text('launchpad://templates/ITAM')).toContain('Hardware');
    expect(await text('launchpad://deployments')).toContain('latest');
    await expect(text('launchpad://templates/NOPE')).rejects.toThrow('no resource');
    await expect(text('launchpad://deployments/p-none')).rejects.toThrow('no deployment');
  });

  it('are filled in with what was asked for, made harmless', async () => {
    expect((await client.client.listPrompts()).prompts.map((prompt) => prompt.name)).toEqual([
      'deploy',
      'extend',
      'explain',
    ]);
    const { messages } = await client.client.getPrompt({
      name: 'deploy',
      arguments: { schema: 'ITAM\u001b[31m', wishes: 'lean' },
    });
    expect(messages[0]?.content).toMatchObject({
      type: 'text',
      text: expect.stringMatching(/schema ITAM, with these wishes: lean/) as string,
    });
    await expect(client.client.getPrompt({ name: 'extend', arguments: {} })).rejects.toThrow(
      'needs "schema"',
    );
  });
});

describe('the process', () => {
  it('names the workspace on stderr, and nothing but the protocol on stdout', () => {
    expect(client.stderr()).toContain('workspace "elsewhere" as admin@example.test');
  });

  it('ends when its client goes', async () => {
    const child = spawn(
      process.execPath,
      [join(__dirname, '../../local/launchpad.cjs'), 'mcp', '--data', dataFolder()],
      { stdio: ['pipe', 'pipe', 'ignore'] },
    );
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stdin.write('this is not JSON\n{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    for (const line of out.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  });
});
