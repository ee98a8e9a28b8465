/** What a turn works with, in hand: a deployment on record, its lock held, and nothing written yet. */
import { VirtualTime } from '../../simulator/virtual-time';
import { MemoryKv } from '../../simulator/memory-kv';
import { IdentityBook } from '../../src/deployer/identity-book';
import type { Job } from '../../src/deployer/job';
import { LeftOut } from '../../src/deployer/left-out';
import { SiteLessons } from '../../src/deployer/run/site-lessons';
import { SILENT } from '../../src/deployer/watch/announcer';
import { ProgressReport } from '../../src/deployer/watch/progress';
import type { NaturalKey } from '../../src/planner/natural-key';
import { hashKey } from '../../src/storage/baseline';
import type { Approved, Deployment } from '../../src/storage/deployment-record';
import { createDeployment, loadDeployment } from '../../src/storage/deployments';
import { acquireLock } from '../../src/storage/lock/lock';
import type { TemplateClosure } from '../../src/templates/load-closure';
import { NOW, sampleApproved } from './storage-samples';

export interface HeldJob {
  job: Job;
  kv: MemoryKv;
  time: VirtualTime;
  /** As it is on record now. */
  load(): Promise<Deployment>;
  /** Whether a deployment of somebody else could begin. */
  isFree(): Promise<boolean>;
  /** A later turn takes the lock. */
  supersede(): Promise<void>;
}

export async function heldJob({
  approved = {},
  change = {},
  epoch = 1,
  baseline = [],
  closure = { templates: new Map(), refs: [] },
}: {
  approved?: Partial<Approved>;
  /** What the turn takes its deployment to be, beside what is on record. */
  change?: Partial<Deployment>;
  epoch?: number;
  baseline?: readonly NaturalKey[];
  closure?: TemplateClosure;
} = {}): Promise<HeldJob> {
  const kv = new MemoryKv();
  const time = new VirtualTime(NOW);
  const record = sampleApproved(approved);
  await createDeployment(kv, record);
  const load = async (): Promise<Deployment> => {
    const found = await loadDeployment(kv, record.id);
    if (found === null) throw new Error('It is gone.');
    return found;
  };
  const take = (deploymentId: string, by: number) =>
    acquireLock(kv, {
      deploymentId,
      epoch: by,
      deadline: NOW + 900_000,
      now: time.now(),
      previousDied: false,
    });
  const lock = await take(record.id, epoch);
  if (lock.kind !== 'held') throw new Error(`The lock is ${lock.kind}.`);
  const { generation } = lock;
  const deployment = { ...(await load()), ...change };
  const hashes = new Set(baseline.map(hashKey));
  const about = { kv, clock: time, deployment };
  return {
    kv,
    time,
    load,
    isFree: async () => (await take('p-cccc', 0)).kind === 'held',
    supersede: async () => void (await take(record.id, epoch + 1)),
    job: {
      ...about,
      epoch,
      generation,
      leftOut: new LeftOut(),
      progress: new ProgressReport({ ...about, announcer: SILENT, generation, epoch }),
      book: new IdentityBook({ ...about, baseline: hashes }),
      baseline: hashes,
      closure,
      client: {} as Job['client'],
      rights: () => Promise.resolve({ jiraAdmin: true }),
      until: time.ticks() + 600_000,
      lessons: new SiteLessons(),
      pace: {},
    },
  };
}
