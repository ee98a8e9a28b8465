/** The back end of the page: the handler table of the actions, bound a second time, and what only the page can do. */
import Resolver, { type Request } from '@forge/resolver';
import { answering, runAction } from '../actions/bind';
import { bounded, type Answer } from '../service/answer';
import { invocationOf, type Invocation } from '../service/invocation';
import { ACTION_KEYS } from '../actions/table';
import { toolsFor } from '../service/tools';
import { countAction } from '../telemetry/count';
import { countPageView } from './count-page-view';
import { PAGE_HANDLERS } from './page-handlers';
import { PAGE_VIEWS } from './page-views';

/** The SDK overwrites `accountId` and `license` of the context with the runtime's own values, so a caller cannot choose them (`@forge/resolver` 2.0.1). */
function pageInvocation({ context }: Request): Invocation {
  return invocationOf(
    { context: { cloudId: context['cloudId'] } },
    { accountId: context['accountId'], license: context['license'] },
    'page',
  );
}

export function createResolver(): ReturnType<Resolver['getDefinitions']> {
  const resolver = new Resolver();
  for (const action of ACTION_KEYS) {
    resolver.define(action, async (request: Request): Promise<Answer> => {
      const answer = await answering(action, () =>
        runAction(action, request.payload, pageInvocation(request)),
      );
      await countAction(action, 'page', answer);
      return answer;
    });
  }
  for (const [key, handle] of Object.entries(PAGE_HANDLERS)) {
    resolver.define(key, (request: Request): Promise<Answer> =>
      answering(key, async () =>
        bounded(await handle(request.payload, toolsFor(pageInvocation(request)))),
      ),
    );
  }
  for (const [key, read] of Object.entries(PAGE_VIEWS)) {
    resolver.define(key, async (request: Request): Promise<Answer> => {
      const answer = await answering(key, () =>
        read(request.payload, toolsFor(pageInvocation(request))),
      );
      await countPageView(key, request.payload);
      return answer;
    });
  }
  return resolver.getDefinitions();
}
