/** A site of which nothing may be asked: what is said of a template needs none. */
import type { Tools } from '../../../src/service/tools';

const asked = (): never => {
  throw new Error('The site was asked.');
};

export const NO_SITE: Tools = {
  accountId: 'nobody',
  cloudId: 'nowhere',
  site: null,
  origin: 'chat',
  get licence(): never {
    return asked();
  },
  get kv(): never {
    return asked();
  },
  get assets(): never {
    return asked();
  },
  now: () => 0,
  leftMs: () => 0,
};
