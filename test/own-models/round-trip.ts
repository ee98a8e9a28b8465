/** Site → file → empty site → file, through the page's own questions and real deployments, in virtual time. */
import type { PageAnswer, PageInput, PageKey } from '../../src/pages/contract';
import type { Template } from '../../src/templates/template.generated';
import { ADMIN, onMachine, type VirtualMachine } from '../../simulator/machine';

export const ask = async <K extends PageKey>(
  { app }: Pick<VirtualMachine, 'app'>,
  key: K,
  input: PageInput<K>,
): Promise<PageAnswer<K>> =>
  (await app.invokeResolver(key, input as Record<string, unknown>, {
    accountId: ADMIN,
  })) as PageAnswer<K>;

/** Adds the models of a file, and builds all of them under one approval. */
export async function buildFile(machine: VirtualMachine, text: string): Promise<void> {
  const added = await ask(machine, 'add-model', { text });
  if (!added.ok) throw new Error(added.text);
  const keys = added.models?.map(({ template }) => template.key) ?? [];
  const end = await machine.deploy({ schema: keys.join(', ') });
  if (end.code !== 'succeeded') throw new Error(end.text);
}

export async function takeOut(machine: VirtualMachine, keys: readonly string[]) {
  const answer = await ask(machine, 'export-model', { schemas: [...keys] });
  if (!answer.ok) throw new Error(answer.text);
  return answer;
}

/** Builds the models, takes them out, builds what came out on an empty site, and takes that out. */
export async function roundTrip(
  models: readonly Template[],
): Promise<{ first: string; second: string }> {
  const keys = models.map(({ key }) => key);
  const out = await onMachine({}, async (machine) => {
    await buildFile(machine, JSON.stringify(models));
    return takeOut(machine, keys);
  });
  const again = await onMachine({}, async (machine) => {
    await buildFile(machine, out.file);
    return takeOut(machine, keys);
  });
  return { first: out.file, second: again.file };
}
