/** The few endpoints of Jira and Jira Service Management that an Assets app needs. */
import type { Hono } from 'hono';
import type { ProjectRow } from '../model';
import { refused } from '../outcome';
import type { Body } from '../rules/body';
import { idsIn, isBody } from '../rules/body';
import type { Call } from '../rules/call';
import type { Ctx, Env } from '../wire/http';
import { htmlAnswer } from '../wire/answers';
import { countQuery, refusal, withBody } from '../wire/http';

const GLOBAL = ['ADMINISTER', 'CREATE_PROJECT', 'USER_PICKER'];
const PROJECT = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES'];

const isAdmin = (call: Call): boolean =>
  call.caller.kind === 'person' && call.caller.account.jiraAdmin;
const sees = (call: Call, project: ProjectRow): boolean =>
  call.caller.kind === 'app' || !project.hiddenFrom.includes(call.caller.account.accountId);
/** Everyone browses what they see; more is for administrators. */
const granted = (call: Call, permission: string): boolean =>
  permission === 'BROWSE_PROJECTS' || permission === 'USER_PICKER' || isAdmin(call);

export function jiraRoutes(app: Hono<Env>): void {
  app.get('/rest/servicedeskapi/assets/workspace', workspaces);
  app.get('/rest/servicedeskapi/insight/workspace', () => htmlAnswer(403, 'Forbidden'));
  app.get('/rest/api/3/mypermissions', myPermissions);
  app.post('/rest/api/3/permissions/check', (c) =>
    withBody(c, (call, body) => checkPermissions(c, call, body)),
  );
  app.post('/rest/api/3/permissions/project', (c) =>
    withBody(c, (call, body) => permittedProjects(c, call, body)),
  );
  app.get('/rest/api/3/myself', (c) => {
    const { caller } = c.env.call;
    if (caller.kind === 'app')
      return c.json({ accountId: 'app', accountType: 'app', displayName: 'App', active: true });
    const { accountId, email, displayName } = caller.account;
    return c.json({
      accountId,
      accountType: 'atlassian',
      emailAddress: email,
      displayName,
      active: true,
      timeZone: 'Etc/UTC',
      locale: 'en_US',
    });
  });
}

/** Page of one workspace; empty, not an error, where the site has no Assets (observed in public clients). */
function workspaces(c: Ctx): Response {
  const {
    store: { site },
    switches,
  } = c.env.call;
  const start = countQuery(c, 'start', 0);
  const limit = countQuery(c, 'limit', 50);
  const values =
    switches.assets === 'none'
      ? []
      : [{ workspaceId: site.workspaceId }].slice(start, start + limit);
  return c.json({
    size: values.length,
    start,
    limit,
    isLastPage: true,
    _links: {
      base: `https://${site.siteName}.atlassian.net`,
      context: '',
      self: `https://${site.siteName}.atlassian.net/rest/servicedeskapi/assets/workspace`,
    },
    values,
  });
}

function myPermissions(c: Ctx): Response {
  const keys = (c.req.query('permissions') ?? '').split(',').filter((key) => key !== '');
  if (keys.length === 0)
    return refusal(c, refused(400, "The 'permissions' query parameter is required."));
  const unknown = keys.find((key) => ![...GLOBAL, ...PROJECT].includes(key));
  if (unknown !== undefined) return refusal(c, refused(400, `Unrecognized permission: ${unknown}`));
  const permissions = keys.map((key, index) => [
    key,
    {
      id: String(index),
      key,
      name: key,
      type: GLOBAL.includes(key) ? 'GLOBAL' : 'PROJECT',
      description: '',
      havePermission: granted(c.env.call, key),
    },
  ]);
  return c.json({ permissions: Object.fromEntries(permissions) as object });
}

function checkPermissions(c: Ctx, call: Call, body: Body): Response {
  const wanted = idsIn(body, 'globalPermissions');
  const groups: unknown = body['projectPermissions'] ?? [];
  if (wanted === null || !Array.isArray(groups))
    return refusal(c, refused(400, 'Invalid request payload'));
  const account = body['accountId'];
  if (
    account !== undefined &&
    !isAdmin(call) &&
    !(call.caller.kind === 'person' && call.caller.account.accountId === account)
  ) {
    return refusal(c, refused(403, 'You may only check your own permissions'));
  }
  const projectPermissions = groups.filter(isBody).flatMap((group) =>
    (idsIn(group, 'permissions') ?? []).map((permission) => ({
      permission,
      issues: [],
      projects: (idsIn(group, 'projects') ?? [])
        .filter((id) => {
          const project = call.store.tables.projects.get(id);
          return project !== undefined && sees(call, project) && granted(call, permission);
        })
        .map(Number),
    })),
  );
  return c.json({
    globalPermissions: wanted.filter(
      (permission) => GLOBAL.includes(permission) && granted(call, permission),
    ),
    projectPermissions,
  });
}

function permittedProjects(c: Ctx, call: Call, body: Body): Response {
  const wanted = idsIn(body, 'permissions');
  if (
    wanted === null ||
    wanted.length === 0 ||
    wanted.some((permission) => !PROJECT.includes(permission))
  ) {
    return refusal(c, refused(400, 'Unrecognized permission'));
  }
  const projects = call.store.tables.projects
    .all()
    .filter(
      (project) => sees(call, project) && wanted.every((permission) => granted(call, permission)),
    );
  return c.json({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) });
}
