/** All endpoints of Jira and Assets over one workspace. */
import { Hono } from 'hono';
import { notFound, refused } from './outcome';
import { canonicalPath } from './paths';
import type { Rules } from './pipeline';
import { configRoutes } from './routes/config';
import { jiraRoutes } from './routes/jira';
import { objectRoutes } from './routes/objects';
import { schemaRoutes } from './routes/schemas';
import { attributeRoutes, typeRoutes } from './routes/types';
import { gatewayAnswer, htmlAnswer } from './wire/answers';
import type { Ctx, Env } from './wire/http';
import { param, refusal } from './wire/http';

const V1 = '/jsm/assets/workspace/:ws/v1';

/** POSTs that only read. */
const READING_POSTS = /\/object\/aql(?:\/totalcount)?$/;

export function createRules(): Rules {
  const app = new Hono<Env>({ getPath: (request) => canonicalPath(request.url) });
  app.use(`${V1}/*`, async (c, next) => workspaceRefusal(c) ?? next());
  jiraRoutes(app);
  schemaRoutes(app, V1);
  typeRoutes(app, V1);
  attributeRoutes(app, V1);
  configRoutes(app, V1);
  objectRoutes(app, V1);
  app.notFound(() => htmlAnswer(404, 'Oops, you have found a dead link'));
  app.onError((error, c) => refusal(c, refused(500, `The emulator failed: ${error.message}`)));
  return async (request, env) => app.fetch(request, env);
}

function workspaceRefusal(c: Ctx): Response | null {
  const { store, switches, caller } = c.env.call;
  const known = switches.assets !== 'none' && param(c, 'ws') === store.site.workspaceId;
  if (!known)
    return switches.unknownWorkspace === '401'
      ? gatewayAnswer(401, 'Unauthorized')
      : refusal(c, notFound('workspace', param(c, 'ws')));
  if (switches.assets === 'denied')
    return refusal(c, refused(403, 'Access to Assets API was denied'));
  const changes = c.req.method !== 'GET' && !READING_POSTS.test(c.req.path);
  const asApp = changes ? switches.appWrites : switches.appReads;
  return caller.kind === 'app' && asApp === 'refused' ? gatewayAnswer(401, 'Unauthorized') : null;
}
