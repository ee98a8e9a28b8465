/** `/__emulator/...`: what only an emulator has. Not logged, not slowed, not faulted. */
import { Hono } from 'hono';
import { findAccount } from '../accounts';
import { FAULT_HELP } from '../fault-help';
import { parseAnyFault } from '../faults';
import type { Machine } from '../pipeline';
import { isRecord } from '../shapes';
import { stateOf } from '../state';
import { readSwitches } from '../switches';

export function helperRoutes(machine: Machine, reset: () => void): Hono {
  const app = new Hono().basePath('/__emulator');
  app.get('/state', (c) => c.json(stateOf(machine.store)));
  app.get('/requests', (c) => c.json(machine.log.entries as object));
  app.get('/faults', (c) =>
    c.json({ help: FAULT_HELP, faults: machine.faults.list(), forge: machine.forgeFaults }),
  );

  app.post('/reset', (c) => {
    reset();
    return c.json({ ok: true });
  });

  /** `{"clear": true, "add": ["SPEC", …]}`, both optional. */
  app.post('/faults', async (c) => {
    const body = await bodyOf(c.req.raw);
    const specs = Array.isArray(body['add']) ? body['add'].map(String) : [];
    const parsed = specs.map(parseAnyFault);
    const bad = parsed.find((each) => !each.ok);
    if (bad && !bad.ok) return c.json({ ok: false, problem: bad.problem }, 400);
    if (body['clear'] === true) {
      machine.faults.clear();
      machine.forgeFaults = [];
    }
    for (const each of parsed) {
      if (each.ok && each.of === 'site') machine.faults.add(each.fault);
      if (each.ok && each.of === 'forge')
        machine.forgeFaults = [...machine.forgeFaults, each.fault.spec];
    }
    return c.json({ ok: true, faults: machine.faults.list(), forge: machine.forgeFaults });
  });

  /** `{"NAME": value, …}`. */
  app.post('/switches', async (c) => {
    const read = readSwitches(await bodyOf(c.req.raw));
    if (!read.ok) return c.json(read, 400);
    machine.switches = { ...machine.switches, ...read.switches };
    return c.json({ ok: true, switches: machine.switches });
  });

  /** `{"account": id or e-mail, "schemaId": id}`: lets an account manage an object schema it did not create. */
  app.post('/grant', async (c) => {
    const body = await bodyOf(c.req.raw);
    const account = findAccount(String(body['account']));
    const schema = machine.store.tables.schemas.get(String(body['schemaId']));
    if (!account || !schema)
      return c.json({ ok: false, problem: 'There is no such account or object schema.' }, 400);
    grant(machine, account.accountId, schema.id);
    return c.json({ ok: true });
  });
  app.notFound((c) => c.json({ ok: false, problem: 'There is no such helper.' }, 404));
  return app;
}

export function grant(
  machine: Pick<Machine, 'store' | 'commit'>,
  accountId: string,
  schemaId: string,
): void {
  machine.store.put('roles', { id: machine.store.newId('roles'), accountId, schemaId });
  machine.commit();
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  try {
    const given: unknown = JSON.parse(text);
    return isRecord(given) ? given : {};
  } catch {
    return {};
  }
}
