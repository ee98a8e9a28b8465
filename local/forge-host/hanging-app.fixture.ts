import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { createForgeHost } from './host';
import { fileStore } from './storage/file-store';
import { TEST_MANIFEST } from './testing';

/** Run as a process of its own by the tests: an app whose consumer writes its first step and then never ends. */
const nothing = (): void => undefined;
const host = createForgeHost({
  manifest: TEST_MANIFEST,
  site: { fetch: () => Promise.reject(new Error('no site')) },
  storage: fileStore(process.argv[2] ?? ''),
  handlers: {
    trigger: nothing,
    scheduled: nothing,
    leave: nothing,
    page: nothing,
    act: () => new Queue({ key: 'work' }).push({ body: { deployment: 'd1' } }),
    consume: async () => {
      await kvs.set('step', 1);
      process.stdout.write('first step kept\n');
      return new Promise(() => undefined);
    },
  },
});
void host.install({ cloudId: 'cloud-1' }).invokeAction('act', {}, { accountId: 'acc-admin' });
