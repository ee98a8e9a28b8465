/**
 * Every kind of record the app stores, as data: what it is, whose data it holds, and how long it
 * lives; `record-ends.ts` says what ends it. The security documents are generated from it, and tests hold the
 * storage to it. Uninstalling erases every kind; that is not repeated below.
 */
import type { keys } from '../keys';
import { SITE_MEMORY_HOURS } from '../site-memory';
import { COUNTS_KEPT_DAYS, DEPLOYMENTS_KEPT_DAYS } from './lifetimes';
import type { Life, RecordKind } from './record-life';

export type KeyName = keyof typeof keys;

const DAY: Life = { kind: 'hours', hours: 24 };
const KEPT: Life = { kind: 'kept' };
const WITH_DEPLOYMENT: Life = {
  kind: 'days',
  days: DEPLOYMENTS_KEPT_DAYS,
  since: 'the last sign of life of its deployment; kept while a schema it made is on record',
};

export const RECORD_KINDS: Readonly<Record<KeyName, RecordKind>> = {
  preview: {
    key: 'preview:',
    title: 'Preview',
    holds:
      'Options asked for, template versions and hashes, counts, digest, the hash of ' +
      'the confirmation code, and who asked',
    personal: 'account id',
    life: DAY,
  },
  latestPreview: {
    key: 'latest-preview:',
    title: 'Latest preview of a person',
    holds: 'The id of a preview',
    personal: 'hash of an account id',
    life: DAY,
  },
  previewSlot: {
    key: 'preview-slot:',
    title: 'Previews of a person in an hour',
    holds: 'That one of ten was taken',
    personal: 'hash of an account id',
    life: DAY,
  },
  trySlot: {
    key: 'try:',
    title: 'Tries of a code',
    holds: 'That one of five was taken',
    personal: 'none',
    life: DAY,
  },
  strangerSlot: {
    key: 'stranger:',
    title: 'Preview tried by somebody else',
    holds: 'That it was logged once',
    personal: 'hash of an account id',
    life: DAY,
  },
  deployment: {
    key: 'deployment:',
    title: 'Approved deployment',
    holds:
      'Options, template versions and hashes, keys and ids of object schemas, ' +
      'counts, digest, when and where it was confirmed, and by whom',
    personal: 'account id',
    life: {
      kind: 'days',
      days: DEPLOYMENTS_KEPT_DAYS,
      since:
        'its last sign of life; while a schema it made is on record it stays, without the account',
    },
  },
  turn: {
    key: 'turn:',
    title: 'Turn of a deployment',
    holds: 'Whose turn it is and the id of the job',
    personal: 'none',
    life: WITH_DEPLOYMENT,
  },
  run: {
    key: 'run:',
    title: 'Progress of a deployment',
    holds: 'Counts, times, and the element of the template being worked on',
    personal: 'none',
    life: WITH_DEPLOYMENT,
  },
  end: {
    key: 'end:',
    title: 'End of a deployment',
    holds: 'State, counts, the sentence said, and names of elements of the templates',
    personal: 'none',
    life: WITH_DEPLOYMENT,
  },
  cancel: {
    key: 'cancel:',
    title: 'Wish to cancel',
    holds: 'When, and who asked; of a preview that was called off, a day',
    personal: 'account id',
    life: WITH_DEPLOYMENT,
  },
  baseline: {
    key: 'baseline:',
    title: 'What existed at approval',
    holds: 'Hashed keys of elements of the templates',
    personal: 'none',
    life: WITH_DEPLOYMENT,
  },
  byHand: {
    key: 'by-hand:',
    title: 'What is left to set by hand',
    holds: 'Names of elements of the templates and the values they want',
    personal: 'none',
    life: WITH_DEPLOYMENT,
  },
  deployedModel: {
    key: 'deployed-model:',
    title: 'Own model that a deployment builds',
    holds: 'The model as it was approved: names and rules that a person of the site wrote',
    personal: 'none',
    life: WITH_DEPLOYMENT,
  },
  drafts: {
    key: 'drafts:',
    title: 'Drafts of a person',
    holds:
      'Up to ten models that were described in the chat and not deployed yet, as they were said',
    personal: 'hash of an account id',
    life: DAY,
  },
  ownModel: {
    key: 'model:',
    title: 'Own model',
    holds:
      'A model that a person of the site wrote, exported or deployed from a draft, ' +
      'or what they added to an object schema, and when',
    personal: 'none',
    life: KEPT,
  },
  ownModels: {
    key: 'own-models',
    title: 'List of own models',
    holds:
      'Key, name, version, summary, counts, and when it was added (by whom, the log tells as long as it is kept)',
    personal: 'none',
    life: KEPT,
  },
  recent: {
    key: 'recent:',
    title: 'Latest deployments of a person',
    holds: 'Up to 20 ids and times',
    personal: 'hash of an account id',
    life: { kind: 'days', days: DEPLOYMENTS_KEPT_DAYS, since: 'the newest of them' },
  },
  recentOfAll: {
    key: 'recent-of-all',
    title: 'Latest deployments of the installation',
    holds: 'Up to 20 ids and times',
    personal: 'none',
    life: KEPT,
  },
  spent: {
    key: 'spent:',
    title: 'Id of a deployment whose records are gone',
    holds: 'Nothing but the id',
    personal: 'none',
    life: KEPT,
  },
  lock: {
    key: 'lock:',
    title: 'Lock',
    holds: 'The id of a deployment, and times',
    personal: 'none',
    life: KEPT,
  },
  lockState: {
    key: 'lock-state:',
    title: 'Lock, extended or given back',
    holds: 'A time',
    personal: 'none',
    life: { kind: 'hours', hours: 48 },
  },
  lockEra: {
    key: 'lock-era:',
    title: 'Era of the lock',
    holds: 'That it began; one for a thousand turns',
    personal: 'none',
    life: KEPT,
  },
  lockHead: {
    key: 'lock-head',
    title: 'Where the lock is',
    holds: 'A number',
    personal: 'none',
    life: KEPT,
  },
  knownSchema: {
    key: 'schema:',
    title: 'Object schema that was deployed',
    holds: 'Its id and key, template and version, and the deployment',
    personal: 'none',
    life: KEPT,
  },
  knownSchemas: {
    key: 'known-schemas',
    title: 'Object schemas that were deployed',
    holds: 'The same, as one list',
    personal: 'none',
    life: KEPT,
  },
  identity: {
    key: 'identity:',
    title: 'Ids of what was made or adopted in an object schema',
    holds:
      'Hashed keys of elements of the templates, their ids in Assets, the day each ' +
      'was last seen, and the deployment that made it',
    personal: 'none',
    life: KEPT,
  },
  siteMemory: {
    key: 'site-memory',
    title: 'What the site has taught',
    holds:
      'Lengths of descriptions that Assets took and refused, numbers of icons it ' +
      'refused, and how many requests a minute it takes',
    personal: 'none',
    life: { kind: 'hours', hours: SITE_MEMORY_HOURS },
  },
  settings: {
    key: 'settings',
    title: 'Settings',
    holds: 'What an administrator chose',
    personal: 'none',
    life: KEPT,
  },
  reportCycle: {
    key: 'report-cycle',
    title: 'Report of stored accounts',
    holds: 'When the last was finished',
    personal: 'none',
    life: KEPT,
  },
  tally: {
    key: 'tally:',
    title: 'One use of a feature',
    holds: 'The feature, out of a closed list, and the version of the app',
    personal: 'none',
    life: { kind: 'days', days: 3, since: 'its day; then it is added up' },
  },
  counted: {
    key: 'counted:',
    title: 'Uses of a day',
    holds: 'Counts of features, deployments and templates by version of the app',
    personal: 'none',
    life: { kind: 'days', days: COUNTS_KEPT_DAYS, since: 'their day' },
  },
  telemetry: {
    key: 'telemetry',
    title: 'Switch of the counters',
    holds: 'On or off, and the latest version of the app seen',
    personal: 'none',
    life: KEPT,
  },
  activity: {
    key: 'activity:',
    title: 'Line of the log',
    holds: 'What happened, when, who did it, and ids, digests, counts and settings',
    personal: 'account id',
    life: { kind: 'setting', setting: 'retentionDays' },
  },
};

/** The kind that a stored key belongs to; null for one that no kind accounts for. */
export function kindOfKey(key: string): KeyName | null {
  const found = Object.entries(RECORD_KINDS).find(([, kind]) =>
    kind.key.endsWith(':') ? key.startsWith(kind.key) : key === kind.key,
  );
  return found === undefined ? null : (found[0] as KeyName);
}

/** Kinds that tell of a person, directly or by a hash: what an uninstallation short of time erases first. */
export const PERSONAL_FIRST: readonly string[] = Object.values(RECORD_KINDS)
  .filter(({ personal }) => personal !== 'none')
  .sort((a, b) => Number(b.personal === 'account id') - Number(a.personal === 'account id'))
  .map(({ key }) => key);
