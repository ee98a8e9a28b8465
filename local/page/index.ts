/** The page on this machine, over an app that is open. */
import type { Account, App } from '../chat/app';
import { Conversation } from '../chat/conversation';
import { BUILD_DIR, ensureBuilt } from './build';
import type { Listen } from './channel-stream';
import { startPageServer, type PageBackend, type PageServer } from './server';

export interface PageApp extends App {
  cloudId: string;
  callPage(
    functionKey: string,
    payload: Record<string, unknown>,
    accountId: string,
  ): Promise<unknown>;
  /** Forge Realtime, as the bridge of a page reaches it. */
  listen: Listen;
}

/** @param port on 127.0.0.1; 0 takes a free one. Builds the front end first where that is needed. */
export async function servePage(app: PageApp, port: number): Promise<PageServer> {
  await ensureBuilt();
  return startPageServer({ backend: backendOf(app), buildDir: BUILD_DIR, port });
}

/** Each person has a conversation of their own, as each has their own Rovo. */
function backendOf(app: PageApp): PageBackend {
  const conversations = new Map<string, Promise<Conversation>>();
  const begin = async (account: Account): Promise<Conversation> => {
    const conversation = new Conversation(app, account);
    await conversation.learn();
    return conversation;
  };
  return {
    workspace: app.workspace,
    accounts: app.accounts,
    cloudId: app.cloudId,
    listen: app.listen,
    invoke: (key, payload, accountId) => app.callPage(key, payload, accountId),
    async say(text, accountId) {
      const account = app.accounts.find((one) => one.accountId === accountId);
      if (account === undefined) throw new Error('There is no such account.');
      const conversation = conversations.get(accountId) ?? begin(account);
      conversations.set(accountId, conversation);
      return (await (await conversation).turn(text)).reply;
    },
  };
}
