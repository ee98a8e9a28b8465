import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Emulator } from '../../local/assets-emulator';
import {
  as,
  idOf,
  schemaBody,
  textBody,
  typeBody,
  type Reply,
} from '../../local/assets-emulator/testing';
import { startMachine, type Answer, type Machine } from '../../simulator/loopback-machine';
import { CORPUS, type Hostile } from './corpus';
import { note, share } from './effort';
import { faultsOf } from './judge-answer';

let machine: Machine;
let ids: {
  schema: string;
  types: string[];
  attributes: string[];
  status: string;
  referenceType: string;
};
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  machine = await startMachine({ host: { limits: { kvsRequestsPerSecond: Infinity } } });
  ids = await halfFilled(machine.emulator);
});
afterAll(() => machine.close());
afterEach(() => vi.restoreAllMocks());

/**
 * A schema that somebody began by hand: two types and an attribute of BASIC, and one of each kind
 * that is not BASIC's.
 */
async function halfFilled(emulator: Emulator): Promise<typeof ids> {
  const send = as(emulator, 'acc-admin');
  const made = async (reply: Promise<Reply>): Promise<string> => idOf(await reply);
  const schema = await made(send('POST', '/objectschema/create', schemaBody('BASIC')));
  const types = [
    await made(send('POST', '/objecttype/create', typeBody(schema, 'Configuration Item'))),
    await made(send('POST', '/objecttype/create', typeBody(schema, 'Extra'))),
  ];
  const attributes = [];
  for (const name of ['Status', 'Extra'])
    attributes.push(
      await made(send('POST', `/objecttypeattribute/${types[0] ?? ''}`, textBody(name))),
    );
  const status = await made(
    send('POST', '/config/statustype', { name: 'Extra', category: 1, objectSchemaId: schema }),
  );
  const referenceType = await made(
    send('POST', '/config/referencetype', {
      name: 'Extra',
      color: '42526E',
      objectSchemaId: schema,
    }),
  );
  return { schema, types, attributes, status, referenceType };
}

/**
 * Writes the text wherever there is a name or description, behind the API's back: Assets' own rules
 * for names are not relied on.
 */
function poison({ workspace }: Emulator, { text }: Hostile): void {
  const { tables } = workspace;
  const row = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('The workspace lacks what this test made.');
    return found;
  };
  workspace.put('schemas', {
    ...row(tables.schemas.get(ids.schema)),
    name: text,
    description: text,
  });
  workspace.put('types', { ...row(tables.types.get(ids.types[0] ?? '')), description: text });
  workspace.put('types', {
    ...row(tables.types.get(ids.types[1] ?? '')),
    name: text,
    description: text,
  });
  workspace.put('attributes', {
    ...row(tables.attributes.get(ids.attributes[0] ?? '')),
    description: text,
    suffix: text,
    regex: text,
    options: text,
  });
  workspace.put('attributes', {
    ...row(tables.attributes.get(ids.attributes[1] ?? '')),
    name: text,
    description: text,
  });
  workspace.put('statuses', {
    ...row(tables.statuses.get(ids.status)),
    name: text,
    description: text,
  });
  workspace.put('referenceTypes', {
    ...row(tables.referenceTypes.get(ids.referenceType)),
    name: text,
    description: text,
  });
}

/** Requests whose answers tell of what exists: blocked, adding to it, taken, not a hub, and plainly. */
const REQUESTS: readonly Record<string, unknown>[] = [
  { schema: 'BASIC', references: 'text' },
  { schema: 'BASIC', references: 'text', extend: 'BASIC' },
  { schema: 'CORE', key: 'BASIC', name: 'Other' },
  { schema: 'CORE', extend: 'NOWHERE' },
  { schema: 'ITAM', references: 'link:BASIC' },
];

const writes = (): number =>
  machine.emulator.requests.filter(
    ({ method, path }) => method !== 'GET' && !path.includes('/permissions/'),
  ).length;

describe('hostile text in every name and description of the workspace', () => {
  it('is quoted, bounded and without anything unseen in every answer, and nothing is written', async () => {
    const began = writes();
    const wrong: string[] = [];
    let calls = 0;
    let shown = 0;
    let time = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => time);
    for (const hostile of share(CORPUS, 12)) {
      poison(machine.emulator, hostile);
      time += HOUR_MS;
      const answers: Answer[] = [await machine.call('list-schemas')];
      for (const request of REQUESTS)
        answers.push(await machine.call('preview-deployment', request));
      calls += answers.length;
      if (answers.some(({ text }) => text.includes(hostile.mark))) shown += 1;
      for (const answer of answers) {
        const code =
          typeof answer['confirmationCode'] === 'string' ? answer['confirmationCode'] : null;
        wrong.push(
          ...faultsOf(answer, [hostile.mark], code).map(
            (fault) => `${JSON.stringify(hostile.text.slice(0, 60))}: ${fault}`,
          ),
        );
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(writes() - began).toBe(0);
    // The names do reach the answers: otherwise this would prove nothing.
    expect(shown).toBeGreaterThan(share(CORPUS, 12).length * 0.9);
    note('hostile-workspace', { calls, hostile: CORPUS.length });
  });
});
