/** Who added a model of the site's own, as the log tells it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, Desk, OTHER_ADMIN } from '../../simulator/desk';
import { appendActivity, type Activity } from '../storage/activity';
import type { OwnModel } from '../storage/own-models';
import { whoAdded } from './manage-models';

let desk: Desk;
let at = 0;
beforeEach(() => {
  desk = new Desk();
  at = desk.time.now();
});

const log = (account: string, kind: Activity['kind'], facts: Activity['facts'] = {}, when = at) =>
  appendActivity(desk.kv, { at: when, account, kind, deploymentId: null, facts });
const who = () => whoAdded({ key: 'CARS', at } as OwnModel, desk.tools());

describe('who added a model', () => {
  it('is who added the file with it, or approved its deployment, at that moment', async () => {
    await log(OTHER_ADMIN, 'approved', {}, at - 1);
    await log(OTHER_ADMIN, 'preview-issued');
    await log(OTHER_ADMIN, 'settings-changed', { 'model BIKES': 'none to 1.0.0' });
    expect(await who()).toBeNull();
    await log(ADMIN, 'approved');
    expect(await who()).toBe(ADMIN);
  });

  it('is told from all else that was done at that moment', async () => {
    for (const kind of ['preview-issued', 'settings-changed'] as const) await log(ADMIN, kind);
    await log(OTHER_ADMIN, 'settings-changed', { 'model CARS': 'none to 1.0.0' });
    expect(await who()).toBe(OTHER_ADMIN);
  });

  it('is nobody where nothing of it is in the log any more', async () => {
    expect(await who()).toBeNull();
  });
});
