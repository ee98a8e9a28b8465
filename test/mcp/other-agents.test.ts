import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMachine, type Machine, waitAsAPerson } from '../../simulator/loopback-machine';

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.close());

const writes = (): number =>
  machine.emulator.requests.filter(
    ({ method, path }) => method !== 'GET' && !path.includes('/permissions/'),
  ).length;

describe('an agent whose prompt is not ours', () => {
  it('gets a preview without a code, and cannot confirm it with anything', async () => {
    const preview = await machine.call('preview-deployment-for-agents', {
      schema: 'BASIC',
      references: 'text',
    });
    expect(preview).toMatchObject({
      ok: true,
      code: 'preview',
      previewId: expect.any(String) as string,
    });
    expect(preview).not.toHaveProperty('confirmationCode');
    expect(preview.text).toContain('page');
    waitAsAPerson();
    for (const confirmation of [undefined, '', 'yes', '3AAA-AAAA']) {
      expect(
        await machine.call('deploy-schema-for-agents', {
          previewId: preview['previewId'],
          confirmation,
        }),
      ).toMatchObject({ ok: false, code: 'confirmation-on-page' });
    }
    expect(writes()).toBe(0);
  });

  it('cannot confirm a preview of our own chat either, even with its code, nor use up a try', async () => {
    const preview = await machine.call('preview-deployment', {
      schema: 'BASIC',
      references: 'text',
    });
    const confirm = { previewId: preview['previewId'], confirmation: preview['confirmationCode'] };
    waitAsAPerson();
    for (let turn = 0; turn < 6; turn += 1)
      expect((await machine.call('deploy-schema-for-agents', confirm)).code).toBe(
        'confirmation-on-page',
      );
    expect(writes()).toBe(0);
    expect((await machine.call('deploy-schema', confirm)).code).toBe('started');
    expect(await machine.app.queueIdle()).toBe(true);
    expect(await machine.call('deploy-schema-for-agents', confirm)).toMatchObject({
      state: 'succeeded',
    });
    expect(await machine.call('get-deployment-status-for-agents')).toMatchObject({
      state: 'succeeded',
    });
  });
});
