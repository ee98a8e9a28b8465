/**
 * What removes or anonymises each kind of record before its life is over, or at its end. For the
 * security documents and the tests alone: the app does not load it.
 */
import type { KeyName } from './record-kinds';
import type { Eraser } from './record-life';

export const ERASED_BY: Readonly<Record<KeyName, readonly Eraser[]>> = {
  preview: ['platform', 'daily job', 'closed account'],
  latestPreview: ['platform', 'closed account'],
  previewSlot: ['platform', 'daily job', 'closed account'],
  trySlot: ['platform', 'use'],
  strangerSlot: ['platform', 'closed account'],
  deployment: ['daily job', 'closed account'],
  turn: ['daily job'],
  run: ['daily job'],
  end: ['daily job'],
  cancel: ['daily job', 'closed account'],
  baseline: ['daily job'],
  byHand: ['daily job'],
  deployedModel: ['daily job'],
  drafts: ['platform', 'closed account'],
  ownModel: ['removal'],
  ownModels: ['removal'],
  recent: ['daily job', 'closed account'],
  recentOfAll: [],
  spent: [],
  lock: ['next era of the lock'],
  lockState: ['platform', 'next era of the lock'],
  lockEra: [],
  lockHead: [],
  knownSchema: [],
  knownSchemas: [],
  identity: [],
  siteMemory: ['platform'],
  settings: [],
  reportCycle: [],
  tally: ['daily job', 'platform', 'switch'],
  counted: ['daily job', 'switch'],
  telemetry: [],
  activity: ['platform', 'daily job', 'closed account'],
};
