import { describe, expect, it } from 'vitest';
import { nameOf, posts, ran } from '../../../test/support/run';
import {
  attributeStep,
  forbidden,
  rejected,
  schemaStep,
  statusStep,
  stepsOf,
  typeStep,
  unavailable,
  type Script,
} from '../../../test/support/steps';
import { VirtualTime } from '../../../simulator/virtual-time';

describe('running steps', () => {
  it('creates everything once, parents and predecessors first, several at a time', async () => {
    const { end, client, took } = await ran({ steps: stepsOf(12, 20) });
    expect(end).toEqual({ kind: 'all-done' });
    expect(posts(client)).toHaveLength(253);
    expect(client.log.some((line) => line.startsWith('GET'))).toBe(false);
    // One for each type, whose attributes come in order. Twelve at a time need 2,200 ms; one
    // after another it would be 25,300.
    expect(client.mostInFlight()).toBe(12);
    expect(took).toBeLessThan(3_900);
  });

  it(
    'makes the object types of one parent one after another, in the order of the ' +
      'plan, with attributes in between',
    async () => {
      const time = new VirtualTime();
      let nth = 0;
      const { client, end } = await ran(
        {
          steps: stepsOf(9, 4),
          // Each answer takes another time, so that calls in flight together end in any order.
          script: { latency: () => time.sleep(20 + ((nth += 7) % 13) * 20) },
        },
        time,
      );
      expect(end.kind).toBe('all-done');
      const types = client.standing().filter((name) => name.startsWith('T'));
      expect(types).toEqual(Array.from({ length: 9 }, (_, at) => `T${at}`));
      const sent = posts(client);
      expect(sent.slice(sent.indexOf('T0'), sent.indexOf('T8'))).toContain('a0');
    },
  );

  it('sends again what certainly was not carried out, after reading', async () => {
    const { end, client } = await ran({
      steps: stepsOf(1, 2),
      script: { act: (name, nth) => (name === 'a0' && nth === 1 ? 'dropped' : 'created') },
    });
    expect(end.kind).toBe('all-done');
    expect(client.log).toEqual([
      'POST Schema S',
      'POST T0',
      'POST a0',
      'GET attributes',
      'GET attributes',
      'GET attributes',
      'POST a0',
      'POST a1',
    ]);
  });

  it('does not send again what was carried out, though nobody heard of it', async () => {
    for (const lost of ['Schema S', 'T0', 'a0']) {
      const { end, client } = await ran({
        steps: stepsOf(1, 2),
        script: { act: (name) => (name === lost ? 'lost' : 'created') },
      });
      expect(end.kind).toBe('all-done');
      expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a1']);
    }
  });

  it('never sends again before it could read: a read that fails stops the run', async () => {
    const { end, client } = await ran({
      steps: stepsOf(1, 1),
      script: {
        act: (name) => (name === 'a0' ? 'dropped' : 'created'),
        onRead: () => {
          throw unavailable();
        },
      },
    });
    expect(end).toMatchObject({ kind: 'unavailable' });
    expect(posts(client).filter((name) => name === 'a0')).toHaveLength(1);
  });

  it('reads once more where the first look fails', async () => {
    let looks = 0;
    const { end, client } = await ran({
      steps: stepsOf(1, 1),
      script: {
        act: (name) => (name === 'a0' ? 'lost' : 'created'),
        onRead: () => {
          if ((looks += 1) === 1) throw unavailable();
        },
      },
    });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0']);
  });

  it('stops as refused where the reading after an unknown outcome is refused', async () => {
    const { end } = await ran({
      steps: stepsOf(1, 1),
      script: {
        act: (name) => (name === 'a0' ? 'dropped' : 'created'),
        onRead: () => {
          throw forbidden();
        },
      },
    });
    expect(end).toMatchObject({ kind: 'refused', error: { code: 'forbidden' } });
  });

  it('waits out a list that lags behind the write', async () => {
    const { end, client } = await ran({
      steps: stepsOf(1, 2),
      script: {
        act: (name) => (name === 'a0' ? 'lost' : 'created'),
        isListed: (name, reads) => name !== 'a0' || reads > 1,
      },
    });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a1']);
  });

  it('believes a refusal as duplicate only after looking, and looks for ten seconds', async () => {
    const taken = { rejected: rejected('Name has to be unique.'), duplicate: true };
    const { end, client, made } = await ran({
      steps: stepsOf(1, 2),
      script: {
        act: (name, nth) => (name === 'a0' ? (nth === 1 ? 'lost' : taken) : 'created'),
        isListed: (name, reads) => name !== 'a0' || reads > 4,
      },
    });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a0', 'a1']);
    expect(made).toEqual(['S', 'T0', 'a0', 'a1']);
  });

  it('says of a schema that is taken by what nobody can see just that', async () => {
    const { end } = await ran({
      steps: [schemaStep()],
      script: {
        act: () => ({ rejected: rejected('Object schema key has to be unique.'), duplicate: true }),
      },
    });
    expect(end).toMatchObject({
      kind: 'incomplete',
      failures: [
        {
          sentence: expect.stringContaining(
            'No object schema of that key or name is visible to you',
          ),
        },
      ],
    });
  });

  it('ends as drifted where something else has that name', async () => {
    const time = new VirtualTime();
    const foreign = { ...schemaStep(), name: 'Another' };
    const { end } = await ran(
      {
        steps: [schemaStep(), { ...foreign, key: 'schema\u001fS2', after: [schemaStep().key] }],
        script: {
          act: (name) =>
            name === 'Another'
              ? { rejected: rejected('Name has to be unique.'), duplicate: true }
              : 'created',
        },
      },
      time,
    );
    expect(end).toMatchObject({
      kind: 'drifted',
      failures: [{ sentence: expect.stringContaining('its name, key or description differ') }],
    });
  });

  it('does all that does not wait for a refused step, and names what was left', async () => {
    const { end, made } = await ran({
      steps: stepsOf(3, 3),
      script: { act: (name) => (name === 'T1' ? { rejected: rejected() } : 'created') },
    });
    expect(made).toHaveLength(9);
    expect(end).toMatchObject({ kind: 'incomplete', failures: [{ key: typeStep(['T1']).key }] });
    expect(end.kind === 'incomplete' ? end.waiting.map(nameOf) : []).toEqual(['a0', 'a1', 'a2']);
  });

  it('goes on with the next object type while it is still looked for whether a refused one is there', async () => {
    const { client, end } = await ran({
      steps: [schemaStep(), typeStep(['T0']), typeStep(['T1'])],
      script: { act: (name) => (name === 'T0' ? { rejected: rejected() } : 'created') },
    });
    expect(end.kind).toBe('incomplete');
    expect(client.log).toEqual([
      ...['POST Schema S', 'POST T0', 'GET types', 'POST T1'],
      ...['GET types', 'GET types', 'GET types', 'GET schemas'],
    ]);
  });

  it('ends although two refused steps have a step that waits for both', async () => {
    const both = {
      ...attributeStep(['T0'], 'both'),
      after: [typeStep(['T0']).key, typeStep(['T1']).key],
    };
    const { end } = await ran({
      steps: [schemaStep(), typeStep(['T0']), typeStep(['T1']), typeStep(['T2']), both],
      script: { act: (name) => (/^T[01]$/.test(name) ? { rejected: rejected() } : 'created') },
    });
    expect(end).toMatchObject({ kind: 'incomplete', failures: [{}, {}] });
    expect(end.kind === 'incomplete' ? end.waiting : []).toHaveLength(1);
  });

  it('says what is gone where a step is refused because of it', async () => {
    let isGone = false;
    const client: Script = {
      act: (name) => {
        isGone ||= name === 'a0';
        return name === 'a0' ? { rejected: rejected('Nothing was found.') } : 'created';
      },
      isListed: (name) => !(isGone && name === 'T0'),
    };
    const { end } = await ran({ steps: stepsOf(1, 1), script: client });
    expect(end).toMatchObject({
      kind: 'drifted',
      failures: [{ sentence: 'S · T0 › a0 cannot be created, because S · T0 is no longer there.' }],
    });
  });

  it(
    'takes a global status of that name where the schema may not have its own, ' +
      'also where that is forbidden',
    async () => {
      for (const why of [rejected(), forbidden()]) {
        const { end, made } = await ran({
          steps: [schemaStep(), statusStep('Active')],
          script: {
            act: (name) => (name === 'Active' ? { rejected: why } : 'created'),
            globals: [{ id: 'g', name: 'active', category: 'active' }],
          },
        });
        expect(end.kind).toBe('all-done');
        // It stands in, and is not counted as made.
        expect(made).toEqual(['S']);
      }
    },
  );

  it('stops at once, and lets what is in flight finish, when the person may no longer', async () => {
    const { end, client, made } = await ran({
      steps: stepsOf(8, 5),
      script: {
        act: (name, nth) => (name === 'a3' && nth === 2 ? { rejected: forbidden() } : 'created'),
      },
    });
    expect(end).toMatchObject({ kind: 'refused', error: { code: 'forbidden' } });
    expect(client.standing().length).toBe(made.length);
    expect(posts(client).length).toBeLessThan(49);
  });
});
