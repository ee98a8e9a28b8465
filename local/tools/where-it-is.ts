/** Which site, workspace and account the app works with, in its own words. */
import type { Account, App } from '../chat/app';
import { callAction } from './call-action';

/** One sentence; null where the site does not say. Two requests beside the list of object schemas. */
export async function whereItIs(app: App, account: Account): Promise<string | null> {
  const { ok, text } = await callAction(app, 'list-schemas', { category: 'here' }, account);
  return ok ? (text.split('\n')[0] ?? null) : null;
}
