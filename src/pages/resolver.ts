/** The back end of the page: the handler table of the actions, bound a second time, and what only the page can do. */
import Resolver, { type Request } from '@forge/resolver';
import { answering, runAction } from '../actions/bind';
import type { Answer, Refusal } from '../service/answer';
import type { ActionKey } from '../service/inputs';
import { invocationOf, type Invocation } from '../service/invocation';
import { ACTION_KEYS } from '../actions/table';
import { toolsFor } from '../service/tools';
import { countAction } from '../telemetry/count';
import type { PageInput, PageOnlyKey, PageOutcome } from './contract';
import { countPageView } from './count-page-view';
import { PAGE_INPUTS } from './inputs';
import { PAGE_HANDLERS } from './page-handlers';
import type { PageHandler, PageTable } from './page-table';
import { PAGE_VIEWS } from './page-views';

/**
 * The SDK overwrites `accountId` and `license` of the context with the runtime's own values, so a
 * caller cannot choose them (`@forge/resolver` 2.0.1).
 */
function pageInvocation({ context }: Request): Invocation {
  return invocationOf(
    { context: { cloudId: context['cloudId'], siteUrl: context['siteUrl'] } },
    { accountId: context['accountId'], license: context['license'] },
    'page',
  );
}

/** The compiler misses here a key of the contract that nobody handles. */
const PAGE: PageTable = { ...PAGE_HANDLERS, ...PAGE_VIEWS };
const READ: { [K in PageOnlyKey]: (payload: unknown) => PageInput<K> } = PAGE_INPUTS;

async function answerAction(action: ActionKey, request: Request): Promise<Answer> {
  const answer = await answering<Answer>(action, () =>
    runAction(action, request.payload, pageInvocation(request)),
  );
  await countAction(action, 'page', answer);
  return answer;
}

async function answerPage<K extends PageOnlyKey>(
  key: K,
  request: Request,
): Promise<PageOutcome<K> | Refusal> {
  const handle: PageHandler<K> = PAGE[key];
  const answer = await answering(key, () => {
    const tools = toolsFor(pageInvocation(request));
    return handle(READ[key](request.payload), tools);
  });
  await countPageView(key, request.payload);
  return answer;
}

export function createResolver(): ReturnType<Resolver['getDefinitions']> {
  const resolver = new Resolver();
  for (const action of ACTION_KEYS)
    resolver.define(action, (request: Request) => answerAction(action, request));
  for (const key of Object.keys(PAGE) as PageOnlyKey[])
    resolver.define(key, (request: Request) => answerPage(key, request));
  return resolver.getDefinitions();
}
