/** Which Assets workspace the site has. */
import { AppError } from '../errors';
import { noAssets, severalWorkspaces, type Asked } from './errors-from-response';
import { readable } from './members';
import { mayPass } from './passing';
import * as paths from './paths';
import type { Read } from './read';
import * as wire from './wire';

/**
 * The one there is; of several the one that answers this person. Throws `no-assets` where there
 * is none, and `workspace-unclear` where not exactly one of several answers: an approval is bound
 * to a workspace, so none is chosen in silence.
 */
export async function discoverWorkspace(read: Read): Promise<string> {
  const asked: Asked = { of: 'workspace', what: 'find the Assets workspace' };
  const list = await read(
    asked,
    { method: 'GET', path: paths.WORKSPACES, class: 'jira' },
    wire.WireWorkspaces,
  );
  const ids = [...new Set(readable(list.values).map(({ workspaceId }) => workspaceId))];
  const [first, ...others] = ids;
  if (first === undefined) throw noAssets('');
  if (others.length === 0) return first;
  const answers = await Promise.all(ids.map((id) => doesAnswer(read, id)));
  const answering = ids.filter((_, at) => answers[at]);
  if (answering.length === 1 && answering[0] !== undefined) return answering[0];
  throw severalWorkspaces(ids, answering.length);
}

/** Throws where the workspace is in trouble that may pass: silence is no answer, and no refusal either. */
async function doesAnswer(read: Read, workspaceId: string): Promise<boolean> {
  try {
    await read(
      { of: 'assets', what: 'look into one of several workspaces' },
      {
        method: 'GET',
        path: paths.assetsPath(workspaceId, paths.schemaListPage(0, 1)),
        class: 'read',
      },
      wire.WireSchemaPage,
    );
    return true;
  } catch (error) {
    if (error instanceof AppError && !mayPass(error)) return false;
    throw error;
  }
}
