/**
 * An installation with everything in it: at least one record of every kind, written through the
 * storage's own doors. Who adds a kind of record adds its record here; until then the test of
 * uninstalling fails.
 */
import { appendActivity } from '../../src/storage/activity';
import { saveBaseline } from '../../src/storage/baseline';
import { requestCancel } from '../../src/storage/cancel';
import { saveCounted, saveTelemetry, tally } from '../../src/storage/counters';
import {
  createDeployment,
  endDeployment,
  recordTurn,
  reportRun,
} from '../../src/storage/deployments';
import { keys } from '../../src/storage/keys';
import { saveIdentities } from '../../src/storage/identities';
import { recordSchemaBuilding } from '../../src/storage/known-schemas';
import { acquireLock, releaseLock } from '../../src/storage/lock/lock';
import { keepForDeployment, saveDraft } from '../../src/storage/models';
import { saveOwnModel } from '../../src/storage/own-models';
import { savePreview } from '../../src/storage/previews';
import { noteRecent } from '../../src/storage/recent';
import { createRecord, newToken } from '../../src/storage/kv/record';
import { noteReported } from '../../src/storage/erasing/report-cycle';
import { saveSetByHand } from '../../src/storage/set-by-hand';
import { nothingKnown, saveSiteMemory } from '../../src/storage/site-memory';
import { DEFAULT_SETTINGS, saveSettings } from '../../src/storage/settings';
import { countSteps } from '../../src/storage/shapes';
import { firstTryOfStranger, takePreviewSlot, takeTry } from '../../src/storage/slots';
import { spentShape } from '../../src/storage/deployment-record';
import { dayOf } from '../../src/storage/erasing/lifetimes';
import type { Template } from '../../src/templates/template.generated';
import { ANN, BOB, ELEMENTS, NOW, sampleApproved, samplePreview } from '../support/storage-samples';
import { MemoryKv } from '../../simulator/memory-kv';

/** A model of the site's own. */
const MODEL: Template = {
  key: 'FLEET',
  name: 'Company cars',
  version: '1.0.0',
  category: 'Yours',
  level: 1,
  summary: 'Company cars',
  extends: [],
  statusSets: {},
  objectTypes: [{ name: 'Vehicle', purpose: '', icon: 'vehicle', attributes: [] }],
};

const NONE = countSteps([]);

/** All of it at the time `at`; ANN deployed `p-aaaa` and cancelled it. */
export async function fillEverything(kv: MemoryKv, at = NOW): Promise<MemoryKv> {
  await takePreviewSlot(kv, ANN, 10, at);
  const preview = await savePreview(kv, samplePreview({ createdAt: at, expiresAt: at + 900_000 }));
  await takeTry(kv, preview, 5);
  await firstTryOfStranger(kv, preview, BOB);
  await saveBaseline(kv, 'p-aaaa', ELEMENTS);
  await noteRecent(kv, ANN, { id: 'p-aaaa', at });
  await createDeployment(kv, sampleApproved({ createdAt: at, baselineChunks: 1 }));
  await keepForDeployment(kv, 'p-aaaa', [MODEL]);
  await saveDraft(kv, ANN, MODEL, at);
  await saveOwnModel(kv, MODEL, { at });
  await recordTurn(kv, 'p-aaaa', { epoch: 1, executor: 'background', jobId: 'job', at });
  // An era of two generations, so that the second one begins an era.
  for (const epoch of [1, 2, 3]) {
    const lock = await acquireLock(
      kv,
      { deploymentId: 'p-aaaa', epoch, deadline: at + 60_000, now: at, previousDied: true },
      2,
    );
    if (lock.kind === 'held') await releaseLock(kv, lock.generation, at);
  }
  await reportRun(kv, 'p-aaaa', {
    generation: 1,
    epoch: 1,
    state: 'running',
    heartbeatAt: at,
    madeAt: at,
    progress: { done: NONE, total: NONE, current: null },
    written: NONE,
  });
  await saveIdentities(
    kv,
    '7',
    new Map([['0123456789abcdef', { kind: 'object-type', id: '9', seen: at, by: 'p-aaaa' }]]),
  );
  await recordSchemaBuilding(kv, {
    schemaId: '7',
    template: 'BASIC',
    version: '1.0.0',
    key: 'BASIC',
    deploymentId: 'p-aaaa',
    at,
  });
  await requestCancel(kv, 'p-aaaa', ANN, at);
  const setByHand = await saveSetByHand(kv, 'p-aaaa', [
    { schema: 'BASIC', type: 'Server', attribute: 'Owner', field: 'hidden', value: 'true' },
  ]);
  await endDeployment(kv, 'p-aaaa', {
    generation: 1,
    state: 'cancelled',
    at,
    outcome: { kind: 'none' },
    written: NONE,
    setByHand,
  });
  await createRecord(kv, keys.spent('p-gone'), spentShape, { v: 1, token: newToken() }, 'kept');
  await saveSiteMemory(kv, {
    ...nothingKnown(),
    attribute: { taken: 44, refused: 71 },
    pace: { perMinute: 960, burst: 16, taken: 1_000, together: 16, measured: true, at: 0 },
  });
  await saveSettings(kv, DEFAULT_SETTINGS);
  await noteReported(kv, at);
  await tally(kv, dayOf(at), '1.0.0', 'view.about');
  await saveCounted(kv, dayOf(at - 86_400_000), { '1.0.0': { 'view.about': 2 } });
  await saveTelemetry(kv, { version: '1.0.0' });
  await appendActivity(kv, {
    at,
    account: ANN,
    kind: 'approved',
    deploymentId: 'p-aaaa',
    facts: {},
  });
  return kv;
}
