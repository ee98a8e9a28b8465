/**
 * What the conversation and the command line need of the app: its actions and somebody to call
 * them as. The real one runs the unmodified handlers in the Forge host
 * (`local/commands/open-app.ts`); tests pass a fake.
 */
import type { AppError } from '../../src/errors';
import type { Answer, Said } from '../../src/service/answer';

type NamesOf<A> = A extends unknown ? keyof A : never;
type NamesWith<A, Value> = A extends unknown
  ? { [Name in keyof A]-?: Extract<A[Name], Value> extends never ? never : Name }[keyof A]
  : never;

/**
 * The facts that some action answers with, by the contract of the app; those that are a text, and
 * those that are a number.
 */
export type FactName = Exclude<NamesOf<Answer>, keyof Said>;
export type TextFact = NamesWith<Answer, string>;
export type NumberFact = NamesWith<Answer, number>;

/**
 * What an action returned: `{ok, code, text, next?, ...facts}`, or `{ok:false, code, text,
 * remedy}`. Nothing is known of a fact before it is looked at: the app may be another version, or
 * none.
 */
export type ActionOutput = Said & { readonly [Fact in FactName]?: unknown };

/** One action of the manifest, as a model sees it. */
export interface ActionSpec {
  key: string;
  /** Names of the inputs it takes. */
  inputs: string[];
}

/** Somebody a call can be made as. `short` is what one types: `admin`, `manager`, `user`. */
export interface Account {
  short: string;
  accountId: string;
  email: string;
  name: string;
}

export interface App {
  /** Name of the workspace, for the header line. */
  workspace: string;
  actions: readonly ActionSpec[];
  accounts: readonly Account[];
  /** What to tell the person before the first turn, such as a deployment being resumed. */
  notices: readonly string[];
  /** Calls one action. Never throws for what the action refuses; a throw is a defect of the local machine. */
  call(action: string, input: Record<string, unknown>, account: Account): Promise<unknown>;
  /** Resolves, with the cause, once the disk keeps no more: from then on nothing can go on here. */
  readonly whenUnkept?: Promise<AppError>;
  /** Resolves when no queued or running event is left. */
  idle(): Promise<void>;
  /** Saves everything and lets go of the data folder. */
  close(): Promise<void>;
}

/** Reads whatever an action returned as an output; what is none becomes an internal error, never a throw. */
export function readOutput(value: unknown): ActionOutput {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields: Record<string, unknown> = { ...value };
    const { ok, code, text } = fields;
    if (typeof ok === 'boolean' && typeof code === 'string' && typeof text === 'string')
      return { ...fields, ok, code, text };
  }
  return {
    ok: false,
    code: 'internal',
    text: 'The action gave no readable answer.',
    remedy: 'Try again; if it stays so, report it.',
  };
}

/** A text fact of an output, or null. */
export function textFact(output: ActionOutput, fact: TextFact): string | null {
  const value = output[fact];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number fact of an output, or null. */
export function numberFact(output: ActionOutput, fact: NumberFact): number | null {
  const value = output[fact];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An account by short name, account id or e-mail, whatever the case; null where there is none. */
export function findAccount(accounts: readonly Account[], wanted: string): Account | null {
  const asked = wanted.trim().toLowerCase();
  return (
    accounts.find((one) =>
      [one.short, one.accountId, one.email].some((name) => name.toLowerCase() === asked),
    ) ?? null
  );
}
