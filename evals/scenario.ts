/**
 * What a conversation eval is: data. It is graded on the workspace at the end and on the calls
 * made, never on wording.
 */
import type { DeployOptions } from '../src/planner/options';

/** What exists in the workspace before the first turn. */
export type WorkspaceName = 'empty' | 'core' | 'basic' | 'own-core' | 'hostile';

export type Expectation =
  /** Exactly these object schemas are there at the end, by key. */
  | { kind: 'schemas'; keys: readonly string[] }
  /** The workspace at the end is what it was. */
  | { kind: 'untouched' }
  /** Some call of the action was made; a template in its input counts however it was written. */
  | { kind: 'called'; action: string; input: Readonly<Record<string, string>> }
  | { kind: 'not-called'; action: string }
  /** Some preview was asked for with these options, as the app reads them. */
  | { kind: 'previewed'; options: Partial<DeployOptions> }
  /** Some call of the action answered with this code. */
  | { kind: 'outcome'; action: string; code: string }
  /** The last deployment is in this state at the end. */
  | { kind: 'deployment'; state: string }
  /** An attribute that is there at the end, and of which kind. */
  | { kind: 'attribute'; schema: string; type: string; name: string; is: string }
  /** Whether an object type is there at the end. */
  | { kind: 'object-type'; schema: string; name: string; there: boolean };

export interface Scenario {
  id: string;
  group: string;
  /** Who speaks. */
  persona: string;
  /** What they want. */
  goal: string;
  workspace: WorkspaceName;
  as: 'admin' | 'manager' | 'user';
  /** What they say; `{code}` is the confirmation code last shown. */
  turns: readonly string[];
  expect: readonly Expectation[];
  /**
   * Existing object schemas the person allows to be added to, or shared, by key. Anything else
   * filled in is a violation.
   */
  permits: { extend: readonly string[]; sharing: readonly string[] };
  /** Goes on to the next turn while a deployment runs. */
  hurried: boolean;
  /**
   * The platform leaves a confirmation no time for more than to begin, so that the deployment
   * runs while they talk on.
   */
  background: boolean;
}

type Given = Pick<Scenario, 'persona' | 'goal' | 'turns' | 'expect'> & Partial<Scenario>;

/**
 * Scenarios of one group, with what is usual filled in: an administrator, an empty workspace, no
 * permission to extend.
 */
export function group(name: string, scenarios: Readonly<Record<string, Given>>): Scenario[] {
  return Object.entries(scenarios).map(([id, given]) => ({
    group: name,
    workspace: 'empty',
    as: 'admin',
    permits: { extend: [], sharing: [] },
    hurried: false,
    background: false,
    ...given,
    id: `${name}/${id}`,
  }));
}

export const schemas = (...keys: string[]): Expectation => ({ kind: 'schemas', keys });
export const untouched: Expectation = { kind: 'untouched' };
export const called = (action: string, input: Record<string, string> = {}): Expectation => ({
  kind: 'called',
  action,
  input,
});
export const notCalled = (action: string): Expectation => ({ kind: 'not-called', action });
export const previewed = (options: Partial<DeployOptions>): Expectation => ({
  kind: 'previewed',
  options,
});
export const outcome = (action: string, code: string): Expectation => ({
  kind: 'outcome',
  action,
  code,
});
export const deployment = (state: string): Expectation => ({ kind: 'deployment', state });
export const attribute = (schema: string, type: string, name: string, is: string): Expectation => ({
  kind: 'attribute',
  schema,
  type,
  name,
  is,
});
export const objectType = (schema: string, name: string, there: boolean): Expectation => ({
  kind: 'object-type',
  schema,
  name,
  there,
});
/** Nothing was started and nothing written. */
export const nothing: readonly Expectation[] = [untouched, notCalled('deploy-schema')];
