import { readOutput, type App } from '../chat/app';
import type { RealSite } from './connect';

/** An app whose page can be called too; both ways can start a deployment. */
export interface WithPage extends App {
  callPage(
    functionKey: string,
    payload: Record<string, unknown>,
    accountId: string,
  ): Promise<unknown>;
}

const STARTS: ReadonlySet<string> = new Set(['deploy-schema', 'confirm-deployment']);
const NAMED: ReadonlySet<string> = new Set([
  'preview-deployment',
  'preview-deployment-for-agents',
  'deploy-schema',
]);

/**
 * The app, saying at every step that could be mistaken which site it works on: in the text of a
 * preview, and to `say` before a deployment is started.
 */
export function loudApp<A extends WithPage>(
  app: A,
  site: RealSite,
  say: (line: string) => void,
): A {
  const before = (key: string): void => {
    if (STARTS.has(key))
      say(
        `Writing to the real site ${site.url} as ${site.account.email}, if the confirmation holds.`,
      );
  };
  return {
    ...app,
    async call(
      action: string,
      input: Record<string, unknown>,
      account: Parameters<App['call']>[2],
    ) {
      before(action);
      const answer = await app.call(action, input, account);
      return NAMED.has(action) ? named(answer, site) : answer;
    },
    callPage(functionKey: string, payload: Record<string, unknown>, accountId: string) {
      before(functionKey);
      return app.callPage(functionKey, payload, accountId);
    },
  };
}

function named(answer: unknown, site: RealSite): unknown {
  const output = readOutput(answer);
  const [first = '', ...rest] = output.text.split('\n');
  return {
    ...output,
    site: site.url,
    text: [first, `Real site: ${site.name}, as ${site.account.name}.`, ...rest].join('\n'),
  };
}
