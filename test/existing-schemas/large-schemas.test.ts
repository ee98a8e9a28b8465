/**
 * An object schema of more object types than one answer may hold, asked about on a site that
 * takes 300 ms for each answer.
 */
import { expect, it } from 'vitest';
import { MOST_BYTES, MOST_TEXT } from '../../src/service/answer';
import { makerOn } from '../../simulator/by-hand';
import { onMachine, type Answer, type VirtualMachine } from '../../simulator/machine';

const ANSWER_MS = 10_000;
const GROUPS = 8;
const IN_GROUP = 19;

/** Asks one question, and tells how long it took and how many requests. */
type Ask = (input: Record<string, string>) => Promise<Answer & { ms: number; asked: number }>;

const asking =
  (machine: VirtualMachine): Ask =>
  async (input) => {
    const [began, before] = [machine.time.ticks(), machine.site.requests.length];
    const answer = await machine.call('describe-schema', input);
    const ms = machine.time.ticks() - began;
    return { ...answer, ms, asked: machine.site.requests.length - before };
  };

/** What somebody else made: 160 object types, each of the lower ones with an attribute of its own. */
async function makeLarge({ site }: VirtualMachine): Promise<void> {
  const make = await makerOn(site);
  const objectSchemaId = await make('/objectschema/create', {
    name: 'Everything',
    objectSchemaKey: 'BIG',
    description: '',
  });
  const group = async (at: number): Promise<void> => {
    const type = { objectSchemaId, iconId: '1' };
    const root = await make('/objecttype/create', {
      ...type,
      name: `Group ${at}`,
      inherited: true,
    });
    await make(`/objecttypeattribute/${root}`, { name: `Of ${at}`, type: 0, defaultTypeId: 0 });
    for (let n = 0; n < IN_GROUP; n += 1) {
      const name = `Type ${at}.${n}`;
      const own = await make('/objecttype/create', { ...type, name, parentObjectTypeId: root });
      await make(`/objecttypeattribute/${own}`, {
        name: `At ${at}.${n}`,
        type: 0,
        defaultTypeId: 0,
      });
    }
  };
  await Promise.all(Array.from({ length: GROUPS }, (_, at) => group(at)));
}

const QUESTIONS: Record<string, string>[] = [
  { schema: 'BIG' },
  { schema: 'BIG', objectType: 'Type 3.4' },
  { schema: 'BIG', compareWith: 'PRI' },
  { schema: 'BIG', check: 'health' },
];

it('a large schema is read in five requests; where it comes type by type, what is not read is said', async () => {
  await onMachine({ site: { latencyMs: 300 } }, async (machine) => {
    await makeLarge(machine);
    const ask = asking(machine);
    const answers: Awaited<ReturnType<Ask>>[] = [];
    for (const question of QUESTIONS) answers.push(await ask(question));
    expect(answers).toMatchObject([
      { code: 'existing-schema', objectTypes: 160, attributes: 160 },
      { code: 'object-type', ownAttributes: 1, allAttributes: 2 },
      { code: 'differences' },
      { code: 'health' },
    ]);
    const text = answers[0]?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
    expect(Buffer.byteLength(JSON.stringify(answers[0]))).toBeLessThanOrEqual(MOST_BYTES);
    expect(text).toContain('- "Group 0": 1 of its own, 1 in all');
    expect(Math.max(...answers.map(({ asked }) => asked))).toBeLessThanOrEqual(5);

    machine.site.addFault('status=500,path=/objectschema/1/attributes');
    machine.site.addFault('slow=1500,path=/objecttype/');
    answers.length = 0;
    for (const question of QUESTIONS) answers.push(await ask(question));
    const [described, , compared] = answers.map((answer) => answer.text);
    expect(answers).toMatchObject([
      { code: 'existing-schema', objectTypes: 160 },
      { code: 'object-type', ownAttributes: 1, allAttributes: 2 },
      { code: 'differences' },
      { ok: false, code: 'too-large' },
    ]);
    expect(answers[0]).not.toHaveProperty('attributes');
    expect(described).toContain('Its attributes were not read');
    expect(described).not.toContain('of its own');
    expect(compared).toContain('Only object types and statuses were compared');
    expect(compared).not.toContain('At 3.4');
    for (const { ms } of answers) expect(ms).toBeLessThan(ANSWER_MS);
  });
});
