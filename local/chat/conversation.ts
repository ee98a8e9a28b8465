import { readOutput, textFact, type Account, type ActionOutput, type App } from './app';
import { decide } from './dialogue/decide';
import { EMPTY_MEMORY, isOver, remember, type Memory } from './dialogue/memory';
import type { Move } from './dialogue/move';
import type { Scene } from './dialogue/scene';
import { CUT, NOTHING_SAID, NOT_OFFERED, withExamples } from './dialogue/sentences';
import { readTemplates, type TemplateFact } from './facts';
import { understand } from './model/understand';
import { inertLines, MOST_REPORT, MOST_REPORT_LINES } from './safe-text';
import { failure, replyOf, wasAnswered } from './reply';
import { isReport, readWholeReport, REPORT_ACTION, REPORT_MOVED } from './whole-report';

/** One call of an action, as `--json` shows it. */
export interface Call {
  action: string;
  input: Record<string, unknown>;
  output: ActionOutput;
}

/** One turn and its answer. */
export interface Turn {
  user: string;
  calls: Call[];
  reply: string;
  /** Understood, and no action failed for a reason of its own. A refusal that says what to do is an answer. */
  answered: boolean;
  /** Id of a deployment this turn started or stopped, whose end is worth waiting for; or null. */
  follows: string | null;
}

const MOST_USER_TEXT = 4_000;

/**
 * A conversation with one person at a time about one app. Every answer is bounded and harmless
 * text; no turn throws.
 */
export class Conversation {
  account: Account;
  private memory: Memory = EMPTY_MEMORY;
  private facts: TemplateFact[] = [];
  /** A deployment ended since the templates were read: what is deployed may be another. */
  private stale = false;

  constructor(
    private readonly app: App,
    account: Account,
    private readonly now: () => number = Date.now,
  ) {
    this.account = account;
  }

  /** Learns the templates from the app. Returns the output, so that a site that refuses can be told. */
  async learn(): Promise<ActionOutput> {
    const output = await this.run('list-schemas', {});
    if (output.ok) this.facts = readTemplates(output);
    this.memory = EMPTY_MEMORY;
    return output;
  }

  get templateCount(): number {
    return this.facts.length;
  }

  /** Id of the deployment that runs, as far as this conversation knows, or null. */
  get running(): string | null {
    const { deployment } = this.memory;
    return deployment === null || deployment.over ? null : deployment.id;
  }

  /** Milliseconds until the app takes a confirmation of the preview last shown. */
  get confirmationWaitMs(): number {
    const { preview } = this.memory;
    return preview === null
      ? 0
      : Math.max(0, preview.shownAt + preview.earliestInSeconds * 1000 - this.now());
  }

  /** The turn with the confirmation code last shown in place of `{code}`; as it is where none was. */
  fillIn(turn: string): string {
    const code = this.memory.preview?.code;
    return code === null || code === undefined ? turn : turn.replaceAll('{code}', code);
  }

  /** Whether a turn would confirm, or cancel: what a script has to wait for, or must not wait for. */
  foresee(turn: string): 'confirm' | 'cancel' | 'other' {
    const understood = understand(turn, this.setting());
    const move = decide(turn, understood, this.memory, this.facts, this.scene());
    if (move.kind === 'call' && move.action === 'deploy-schema') return 'confirm';
    return understood.reading.intent === 'cancel' ? 'cancel' : 'other';
  }

  async turn(said: string): Promise<Turn> {
    if (this.stale) await this.readAgain();
    const understood = understand(said, this.setting());
    const move: Move =
      said.trim() === ''
        ? { kind: 'say', text: NOTHING_SAID, answered: false, memory: this.memory }
        : decide(said, understood, this.memory, this.facts, this.scene());
    this.memory = move.memory;
    const turn = await this.carryOut(move);
    const reply = understood.cut ? `${CUT}\n${turn.reply}` : turn.reply;
    const isLong = turn.calls.some(({ output }) => isReport(output));
    return {
      ...turn,
      user: inertLines(said, MOST_USER_TEXT),
      reply: isLong ? inertLines(reply, MOST_REPORT, MOST_REPORT_LINES) : inertLines(reply),
    };
  }

  /** A status call of the local machine itself; the memory learns from it. */
  async status(deploymentId: string | null): Promise<Call> {
    const input: Record<string, string> = deploymentId === null ? {} : { deploymentId };
    return {
      action: 'get-deployment-status',
      input,
      output: await this.run('get-deployment-status', input),
    };
  }

  private scene(): Scene {
    const { name, email } = this.account;
    return {
      place: this.app.workspace,
      person: `${name} (${email})`,
      offers: (action, input) =>
        this.app.actions.some(
          ({ key, inputs }) => key === action && (input === undefined || inputs.includes(input)),
        ),
    };
  }

  private setting(): { templates: TemplateFact[]; shownCode: string | null } {
    return { templates: this.facts, shownCode: this.memory.preview?.code ?? null };
  }

  private async carryOut(move: Move): Promise<Omit<Turn, 'user'>> {
    if (move.kind === 'say')
      return {
        calls: [],
        reply: withExamples(move.text, this.facts),
        answered: move.answered,
        follows: null,
      };
    if (move.kind === 'cancel-latest') return this.cancelLatest();
    const turn = await this.callOnce(move.action, move.input);
    const parts = [move.lead, turn.reply, move.after].filter((part) => part !== undefined);
    return { ...turn, reply: withExamples(parts.join('\n'), this.facts) };
  }

  private async callOnce(
    action: string,
    input: Record<string, string>,
  ): Promise<Omit<Turn, 'user'>> {
    const spec = this.app.actions.find((one) => one.key === action);
    if (spec === undefined) return { calls: [], reply: NOT_OFFERED, answered: true, follows: null };
    const missing = Object.keys(input).filter((name) => !spec.inputs.includes(name));
    if (missing.length > 0)
      return {
        calls: [],
        reply: `${NOT_OFFERED} It does not take: ${missing.join(', ')}.`,
        answered: true,
        follows: null,
      };
    if (action === REPORT_ACTION && 'report' in input) return this.reportOn(input);
    const output = await this.run(action, input);
    const moves =
      output.ok &&
      output.code !== 'preview-cancelled' &&
      (action === 'deploy-schema' || action === 'cancel-deployment');
    const follows = moves
      ? (textFact(output, 'deploymentId') ?? input['deploymentId'] ?? null)
      : null;
    return {
      calls: [{ action, input, output }],
      reply: replyOf(output),
      answered: wasAnswered(output),
      follows,
    };
  }

  /** The whole report in one answer: the app gives it in parts, and somebody who asked for it wants all of it. */
  private async reportOn(input: Record<string, unknown>): Promise<Omit<Turn, 'user'>> {
    const read = await readWholeReport((asked) => this.run(REPORT_ACTION, asked), input);
    const calls = read.calls.map((call) => ({ action: REPORT_ACTION, ...call }));
    switch (read.kind) {
      case 'whole':
        return {
          calls,
          reply: `${read.answer.text}\n\n${read.shown}`,
          answered: true,
          follows: null,
        };
      case 'other':
        return {
          calls,
          reply: replyOf(read.answer),
          answered: wasAnswered(read.answer),
          follows: null,
        };
      case 'moved':
        return { calls, reply: REPORT_MOVED, answered: true, follows: null };
    }
  }

  private async cancelLatest(): Promise<Omit<Turn, 'user'>> {
    const latest = await this.status(null);
    const id = textFact(latest.output, 'deploymentId');
    if (!latest.output.ok || id === null || isOver(textFact(latest.output, 'state'))) {
      return {
        calls: [latest],
        reply: `There is nothing to stop. ${replyOf(latest.output)}`,
        answered: wasAnswered(latest.output),
        follows: null,
      };
    }
    const cancelled = await this.callOnce('cancel-deployment', { deploymentId: id });
    return { ...cancelled, calls: [latest, ...cancelled.calls] };
  }

  private async readAgain(): Promise<void> {
    this.stale = false;
    const output = readOutput(
      await this.app
        .call('list-schemas', {}, this.account)
        .catch((error: unknown) => failure(error)),
    );
    if (output.ok) this.facts = readTemplates(output);
  }

  private async run(action: string, input: Record<string, unknown>): Promise<ActionOutput> {
    const output = readOutput(
      await this.app.call(action, input, this.account).catch((error: unknown) => failure(error)),
    );
    this.stale ||= isOver(textFact(output, 'state'));
    this.memory = remember(this.memory, action, input, output, this.now());
    return output;
  }
}
