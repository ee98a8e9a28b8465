import { textFact, type Account, type App } from '../app';
import { Conversation, type Call, type Turn } from '../conversation';
import { EMPTY_MEMORY, remember, type Memory } from '../dialogue/memory';
import { inertLines } from '../safe-text';
import { callAction } from '../../tools/call-action';
import type { ActionTool } from '../../tools/manifest-actions';
import { ModelFailure, type Endpoint } from './endpoint';
import type { Message, ToolCall, Usage } from './message';
import { codeNotTyped, readToolCall } from './tool-calls';

export interface RemoteModelOptions {
  endpoint: Endpoint;
  /** The agent's own prompt. */
  prompt: string;
  tools: readonly ActionTool[];
  /** Gets the text of an answer while it comes, and '' when it is whole. */
  onText(text: string): void;
  now(): number;
}

/** Bounds of one turn: a model that goes round in circles is stopped. */
const MOST_ASKED = 8;
const MOST_CALLS = 12;
/** Messages that are kept, the prompt apart; older turns are forgotten whole. */
const MOST_MESSAGES = 80;

const STOPPED =
  'I stopped here: the model kept calling actions without an answer. What was ' +
  'called is listed; ask for the status to see how things are.';
const SILENT = 'The model gave no answer.';

/** The conversation with a model behind an endpoint in the place of the built-in one. No turn throws. */
export class RemoteConversation extends Conversation {
  readonly usage: Usage = { requests: 0, inputTokens: 0, outputTokens: 0 };
  private known: Memory = EMPTY_MEMORY;
  private history: Message[] = [];

  constructor(
    private readonly host: App,
    account: Account,
    private readonly model: RemoteModelOptions,
  ) {
    super(host, account, () => model.now());
  }

  override get running(): string | null {
    const { deployment } = this.known;
    return deployment === null || deployment.over ? null : deployment.id;
  }

  override get confirmationWaitMs(): number {
    const { preview } = this.known;
    return preview === null
      ? 0
      : Math.max(0, preview.shownAt + preview.earliestInSeconds * 1000 - this.model.now());
  }

  override fillIn(turn: string): string {
    const code = this.known.preview?.code;
    return code === null || code === undefined ? turn : turn.replaceAll('{code}', code);
  }

  override foresee(turn: string): 'confirm' | 'cancel' | 'other' {
    const code = this.known.preview?.code;
    if (code !== null && code !== undefined && turn.toUpperCase().includes(code)) return 'confirm';
    return /^\s*(?:please\s+)?(?:cancel|stop|abort)\b/i.test(turn) ? 'cancel' : 'other';
  }

  override async status(deploymentId: string | null): Promise<Call> {
    const call = await super.status(deploymentId);
    this.known = remember(this.known, call.action, call.input, call.output, this.model.now());
    return call;
  }

  override async turn(said: string): Promise<Turn> {
    const user = inertLines(said, 4_000);
    const calls: Call[] = [];
    this.history.push({ role: 'user', content: user });
    const { reply, answered } = await this.converse(user, calls);
    this.model.onText('');
    this.forget();
    return { user, calls, reply: inertLines(reply), answered, follows: followed(calls) };
  }

  private async converse(
    user: string,
    calls: Call[],
  ): Promise<{ reply: string; answered: boolean }> {
    try {
      for (let asked = 0; asked < MOST_ASKED && calls.length < MOST_CALLS; asked += 1) {
        const said = await this.model.endpoint.ask(
          [{ role: 'system', content: this.model.prompt }, ...this.history],
          (text) => this.model.onText(text),
        );
        this.count(said.usage);
        const wishes = said.calls.slice(0, MOST_CALLS - calls.length);
        this.history.push({
          role: 'assistant',
          content: said.text,
          ...(wishes.length === 0 ? {} : { tool_calls: wishes.map(asWish) }),
        });
        if (wishes.length === 0)
          return said.text.trim() === ''
            ? { reply: SILENT, answered: false }
            : { reply: said.text, answered: true };
        for (const wish of wishes) await this.carryOutWish(wish, user, calls);
      }
      this.history.push({ role: 'assistant', content: STOPPED });
      return { reply: STOPPED, answered: false };
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      this.history.push({ role: 'assistant', content: error.message });
      const done =
        calls.length === 0
          ? 'No action was called.'
          : `Called before: ${calls.map((call) => call.action).join(', ')}. Ask for the status to see how things are.`;
      return { reply: `${error.message} ${done}`, answered: false };
    }
  }

  /** One after another, in the order of the model: what one call changes the next one sees. */
  private async carryOutWish(wish: ToolCall, user: string, calls: Call[]): Promise<void> {
    const read = readToolCall(wish, this.model.tools);
    const call =
      read.kind === 'refused' ? read.call : await this.perform(read.action, read.input, user);
    calls.push(call);
    this.history.push({
      role: 'tool',
      tool_call_id: wish.id,
      content: JSON.stringify(call.output),
    });
  }

  private async perform(
    action: string,
    input: Record<string, unknown>,
    user: string,
  ): Promise<Call> {
    const output =
      codeNotTyped(action, input, user) ??
      (await callAction(this.host, action, input, this.account));
    this.known = remember(this.known, action, input, output, this.model.now());
    return { action, input, output };
  }

  private count(usage: Usage): void {
    this.usage.requests += usage.requests;
    this.usage.inputTokens += usage.inputTokens;
    this.usage.outputTokens += usage.outputTokens;
  }

  /**
   * A turn begins with what the person said; an answer of a tool without its question would be
   * refused by the endpoint.
   */
  private forget(): void {
    while (this.history.length > MOST_MESSAGES) {
      const next = this.history.findIndex((message, index) => index > 0 && message.role === 'user');
      if (next === -1) return;
      this.history = this.history.slice(next);
    }
  }
}

const asWish = ({
  id,
  name,
  arguments: text,
}: ToolCall): { id: string; type: 'function'; function: { name: string; arguments: string } } => ({
  id,
  type: 'function',
  function: { name, arguments: text },
});

/** The deployment that the last call which started or stopped one is about. */
function followed(calls: readonly Call[]): string | null {
  const last = calls
    .filter(
      (call) =>
        call.output.ok && (call.action === 'deploy-schema' || call.action === 'cancel-deployment'),
    )
    .at(-1);
  return last === undefined ? null : textFact(last.output, 'deploymentId');
}
