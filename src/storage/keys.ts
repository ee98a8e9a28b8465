/**
 * Every key of the app's storage in one place. Accounts appear in keys as hashes only; what comes from outside and does
 * not fit the platform's rule for keys is hashed too. Each has a row in `record-kinds.ts`, which
 * says whose data it is and what ends it: the compiler asks for the row, and a test of
 * uninstalling for a record.
 */
import { createHash } from 'node:crypto';

export const PREFIX = {
  activity: 'activity:',
  baseline: 'baseline:',
  byHand: 'by-hand:',
  cancel: 'cancel:',
  counted: 'counted:',
  deployedModel: 'deployed-model:',
  deployment: 'deployment:',
  end: 'end:',
  identity: 'identity:',
  knownSchema: 'schema:',
  ownModel: 'model:',
  preview: 'preview:',
  previewSlot: 'preview-slot:',
  recent: 'recent:',
  run: 'run:',
  stranger: 'stranger:',
  tally: 'tally:',
  turn: 'turn:',
} as const;

export const keys = {
  preview: (id: string) => `${PREFIX.preview}${id}`,
  latestPreview: (account: string) => `latest-preview:${accountHash(account)}`,
  /** Slot n of the previews of an account in one hour (hours since 1970). */
  previewSlot: (account: string, hour: number, n: number) => `${previewSlots(account)}${hour}:${n}`,
  /** Slot n of the tries of one preview; its token tells it from an older one that had the same id. */
  trySlot: (id: string, token: string, n: number) => `try:${id}:${token}:${n}`,
  strangerSlot: (token: string, account: string) =>
    `${PREFIX.stranger}${token}:${accountHash(account)}`,

  deployment: (id: string) => `${PREFIX.deployment}${id}`,
  turn: (id: string) => `${PREFIX.turn}${id}`,
  run: (id: string) => `${PREFIX.run}${id}`,
  end: (id: string) => `${PREFIX.end}${id}`,
  cancel: (id: string) => `${PREFIX.cancel}${id}`,
  baseline: (id: string, chunk: number) => `${PREFIX.baseline}${id}:${chunk}`,
  byHand: (id: string, chunk: number) => `${PREFIX.byHand}${id}:${chunk}`,
  /** A model that is not of the catalogue, as a deployment builds it. */
  deployedModel: (id: string, key: string) => `${PREFIX.deployedModel}${id}:${key}`,
  recent: (account: string) => `${PREFIX.recent}${accountHash(account)}`,
  recentOfAll: 'recent-of-all',
  /** Stands where a deployment's records were removed, so that its id is never given again. */
  spent: (id: string) => `spent:${id}`,

  lock: (generation: number) => `lock:${generation}`,
  lockState: (generation: number) => `lock-state:${generation}`,
  lockEra: (era: number) => `lock-era:${era}`,
  lockHead: 'lock-head',

  knownSchema: (schemaId: string) => `${PREFIX.knownSchema}${keyPart(schemaId)}`,
  knownSchemas: 'known-schemas',
  /** Chunk n of the ids of one object schema's elements. */
  identity: (schemaId: string, chunk: number) => `${PREFIX.identity}${keyPart(schemaId)}:${chunk}`,
  drafts: (account: string) => `drafts:${accountHash(account)}`,
  ownModel: (key: string) => `${PREFIX.ownModel}${key}`,
  ownModels: 'own-models',

  siteMemory: 'site-memory',
  settings: 'settings',
  reportCycle: 'report-cycle',
  /** One use of one feature; `day` as 2026-01-31. */
  tally: (day: string, token: string) => `${PREFIX.tally}${day}:${token}`,
  /** The uses of one day, added up. */
  counted: (day: string) => `${PREFIX.counted}${day}`,
  telemetry: 'telemetry',
  activity: (at: number, token: string) =>
    `${PREFIX.activity}${new Date(at).toISOString()}:${token}`,
};

export const previewSlots = (account: string): string =>
  `${PREFIX.previewSlot}${accountHash(account)}:`;

/** 128 bits of SHA-256 in hex: a key that does not carry the account id itself. */
export const accountHash = (account: string): string => sha256(account).slice(0, 32);

const keyPart = (text: string): string =>
  /^[A-Za-z0-9._-]{1,100}$/.test(text) ? text : `hashed.${sha256(text).slice(0, 32)}`;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
