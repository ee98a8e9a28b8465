/** Small valid records for tests of storage and approvals. */
import { attributeKeyOf, objectTypeKeyOf, schemaKeyOf } from '../../src/planner/natural-key';
import { defaultOptions } from '../../src/planner/options';
import type { Plan, SchemaStep } from '../../src/planner/plan';
import type { Approved } from '../../src/storage/deployment-record';
import type { Preview } from '../../src/storage/previews';
import { countSteps } from '../../src/storage/shapes';

export const NOW = Date.UTC(2026, 0, 1, 12, 30);
export const ANN = '712020:5b10ac8d-ann';
export const BOB = '557058:77aa-bob';

const step: SchemaStep = {
  kind: 'schema',
  key: schemaKeyOf('BASIC'),
  schema: 'BASIC',
  after: [],
  name: 'Basic CMDB',
  description: '',
};
/** Of the template's three elements the schema is still to be made; the other two exist. */
export const ELEMENTS = [
  step.key,
  objectTypeKeyOf('CORE', ['Vendor']),
  attributeKeyOf('CORE', ['Vendor'], 'E-mail'),
];

export const samplePlan = (change: Partial<Plan> = {}): Plan => ({
  workspaceId: 'workspace-1',
  digest: '4be19c'.padEnd(64, '0'),
  options: defaultOptions(['basic']),
  templates: [{ key: 'basic', version: '1.0.0', hash: 'abc' }],
  bindings: [],
  unneeded: [],
  schemas: [
    {
      template: 'basic',
      role: 'target',
      key: 'BASIC',
      name: 'Basic CMDB',
      id: null,
      ours: false,
      complete: false,
    },
    {
      template: 'core',
      role: 'hub',
      key: 'CORE',
      name: 'Secret Name',
      id: '7',
      ours: false,
      complete: true,
    },
  ],
  steps: [step],
  ids: {},
  elements: ELEMENTS,
  findings: [],
  losses: [],
  dress: [],
  ...change,
});

export const sampleApproved = (change: Partial<Approved> = {}): Approved => ({
  v: 1,
  token: 'token',
  id: 'p-aaaa',
  account: ANN,
  workspaceId: 'workspace-1',
  digest: '4be19c',
  options: defaultOptions(['basic']),
  templates: [],
  schemas: [],
  approved: countSteps([step]),
  baselineChunks: 0,
  executor: 'background',
  createdAt: NOW,
  origin: 'chat',
  setting: 'chat',
  appVersion: '1.0.0',
  ...change,
});

export const samplePreview = (change: Partial<Preview> = {}): Omit<Preview, 'v' | 'id'> => ({
  token: 'token',
  digest: '4be19c',
  account: ANN,
  workspaceId: 'workspace-1',
  createdAt: NOW,
  expiresAt: NOW + 900_000,
  options: defaultOptions(['basic']),
  templates: [],
  schemas: [],
  counts: countSteps([step]),
  code: { kind: 'none' },
  origin: 'chat',
  setting: 'chat',
  ...change,
});
