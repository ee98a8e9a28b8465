import { fileStore } from './file-store';

/** Run as a process of its own by the tests: writes numbers one after another and says each once it is kept. */
const store = fileStore(process.argv[2] ?? '');
for (let n = 1; n <= 100_000; n += 1) {
  store.commit('inst', [
    {
      put: 'kvs',
      key: `k${String(n % 50)}`,
      record: { value: n, createdAt: n, updatedAt: n, expireAt: null },
    },
  ]);
  process.stdout.write(`${String(n)}\n`);
}
