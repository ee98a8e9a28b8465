/** What to say where the disk keeps nothing more: the work on it has to end, and its cause is told once. */
import { AppError } from '../../src/errors';
import type { KvStore } from '../forge-host/storage/store';

export interface Unkept {
  /** To be called with what the disk answered; the first counts. */
  tell(cause: unknown): void;
  when: Promise<AppError>;
}

/** @param folder what is to be named as the place */
export function unkeptIn(folder: string): Unkept {
  let resolve: (error: AppError) => void = () => undefined;
  const when = new Promise<AppError>((done) => {
    resolve = done;
  });
  return {
    when,
    tell: (cause) => {
      const { code, message } = cause as NodeJS.ErrnoException;
      resolve(
        new AppError(
          'storage-unavailable',
          code === 'ENOSPC'
            ? `The disk is full: nothing more can be kept in ${folder}. What was kept is whole.`
            : `Nothing more can be kept in ${folder}: ${message}. What was kept is whole.`,
          {
            remedy:
              'Make room and start again: what was under way goes on from what was kept. Or name another folder.',
            cause,
          },
        ),
      );
    },
  };
}

/** The same storage, of which somebody is told what it cannot keep. */
export const toldOf = (store: KvStore, tell: Unkept['tell']): KvStore => ({
  ...store,
  commit: (installationId, changes) => {
    try {
      store.commit(installationId, changes);
    } catch (error) {
      tell(error);
      throw error;
    }
  },
});
