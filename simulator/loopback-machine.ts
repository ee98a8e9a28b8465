/** The whole local machine in one process: emulator, Forge host, and the real handlers. */
import { startEmulator, type Emulator, type EmulatorOptions } from '../local/assets-emulator';
import {
  createForgeHost,
  jumpAppClock,
  loopbackSite,
  memoryStore,
  readManifest,
  type ForgeHost,
  type ForgeHostOptions,
  type Installation,
} from '../local/forge-host';
import * as handlers from '../src/index';
import { ADMIN } from './accounts';
import { expectKept } from './kept-contract';
import type { Answer } from './answer';

export type { Answer };

export interface Machine {
  emulator: Emulator;
  host: ForgeHost;
  app: Installation;
  /** One action call as a person; the admin by default. Its answer is held to the contract. */
  call(action: string, input?: Record<string, unknown>, accountId?: string): Promise<Answer>;
  /** Previews, waits as a person would, confirms, and waits for the end. */
  deploy(input: Record<string, unknown>, accountId?: string): Promise<Answer>;
  close(): Promise<void>;
}

export { ADMIN, MANAGER, OTHER_ADMIN, USER } from './accounts';

export async function startMachine(
  options: { emulator?: EmulatorOptions; host?: Partial<ForgeHostOptions>; on?: Emulator } = {},
): Promise<Machine> {
  const emulator = options.on ?? (await startEmulator(options.emulator));
  const host = createForgeHost({
    handlers,
    manifest: readManifest('manifest.yml'),
    site: loopbackSite(emulator.url),
    storage: memoryStore(),
    ...options.host,
  });
  const app = host.install({ cloudId: 'demo' });
  const call = async (
    action: string,
    input: Record<string, unknown> = {},
    accountId = ADMIN,
  ): Promise<Answer> => {
    const answer = (await app.invokeAction(action, input, { accountId })) as Answer;
    expectKept(action, answer);
    return answer;
  };
  return {
    emulator,
    host,
    app,
    call,
    async deploy(input, accountId = ADMIN) {
      const preview = await call('preview-deployment', input, accountId);
      if (preview['previewId'] === undefined) return preview;
      waitAsAPerson();
      const started = await call(
        'deploy-schema',
        { previewId: preview['previewId'], confirmation: preview['confirmationCode'] },
        accountId,
      );
      if (!started.ok) return started;
      await app.queueIdle();
      return call('get-deployment-status', {}, accountId);
    },
    async close() {
      host.close();
      await emulator.close();
    },
  };
}

/** Between preview and confirmation lie at least 5 s by the app's clock, which is set forward. */
export const waitAsAPerson = (): void => jumpAppClock(5_100);

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
