/** The conversation: with the built-in model, or with one behind an OpenAI-compatible endpoint. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../forge-host';
import { actionTools } from '../../tools/manifest-actions';
import type { Account, App } from '../app';
import { Conversation } from '../conversation';
import { openEndpoint, type Patience } from './endpoint';
import { RemoteConversation } from './remote-conversation';
import { readModelSettings, type ModelSettings } from './settings';

export { RemoteConversation } from './remote-conversation';
export { readModelSettings, type ModelSettings } from './settings';

const ROOT = join(__dirname, '../../..');

export interface Conversing {
  conversation: Conversation;
  /** What the person must know of where their words go; null for the built-in model, which is here. */
  notice: string | null;
}

/** The conversation that the environment asks for. Throws `bad-input` for settings that cannot work. */
export function openConversation(
  app: App,
  account: Account,
  env: Readonly<Record<string, string | undefined>>,
  onText: (text: string) => void,
): Conversing {
  const settings = readModelSettings(env);
  if (settings === null) return { conversation: new Conversation(app, account), notice: null };
  return {
    conversation: remoteConversation(app, account, settings, { onText }),
    notice:
      `Model: ${settings.model} at ${settings.url.host}. What you type, and what the ` +
      'actions answer, is sent there.',
  };
}

/** A conversation with the agent's own prompt and the actions of the manifest as tools. */
export function remoteConversation(
  app: App,
  account: Account,
  settings: ModelSettings,
  { onText, patience = {} }: { onText: (text: string) => void; patience?: Partial<Patience> },
): RemoteConversation {
  const tools = actionTools(readManifest(join(ROOT, 'manifest.yml')));
  const prompt = readFileSync(join(ROOT, 'src/prompts/agent.md'), 'utf8');
  return new RemoteConversation(app, account, {
    endpoint: openEndpoint(settings, tools, patience),
    prompt,
    tools,
    onText,
    now: () => Date.now(),
  });
}
