/** What somebody makes with the API themselves, past the app. */
import type { Site } from './site';
import { ADMIN } from './accounts';

/** A POST below `/v1` of the site's workspace as the administrator; answers the id of what was made, '' for none. */
export async function makerOn(
  site: Site,
): Promise<(path: string, body: object) => Promise<string>> {
  const send = site.sendAs(ADMIN, false);
  const workspace = await send({
    method: 'GET',
    path: '/rest/servicedeskapi/assets/workspace',
    class: 'read',
  });
  const { values } = JSON.parse(workspace.body) as { values: [{ workspaceId: string }] };
  const v1 = `/jsm/assets/workspace/${values[0].workspaceId}/v1`;
  return async (path, body) => {
    const answer = await send({ method: 'POST', path: `${v1}${path}`, body, class: 'schema' });
    return answer.body === '' ? '' : (JSON.parse(answer.body) as { id: string }).id;
  };
}
