/**
 * What stands in for vitest in a mutation run. All files are loaded once and their tests are kept
 * as functions: vitest starts anew for every mutant, which takes a hundred times as long as what
 * the tests do. It knows what the named tests use; a file that needs more cannot be named.
 */
import { format } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as spies from '@vitest/spy';
import * as chai from 'chai';

type Hook = () => unknown;
interface Suite {
  name: string;
  parent: Suite | null;
  before: Hook[];
  after: Hook[];
  beforeEach: Hook[];
  afterEach: Hook[];
}
export interface KeptTest {
  id: string;
  name: string;
  file: string;
  suites: readonly Suite[];
  body: (context: object) => unknown;
}

const newSuite = (name: string, parent: Suite | null): Suite => ({
  name,
  parent,
  before: [],
  after: [],
  beforeEach: [],
  afterEach: [],
});

let file = '';
let suite = newSuite('', null);
let kept: KeptTest[] = [];

/** Loads one file of tests by `load`, and gives its tests. */
export function collect(path: string, load: () => void): KeptTest[] {
  file = path;
  suite = newSuite('', null);
  kept = [];
  load();
  return kept;
}

const lineage = (of: Suite | null): Suite[] => (of === null ? [] : [...lineage(of.parent), of]);

function keep(name: string, body: KeptTest['body']): void {
  const suites = lineage(suite);
  const full = [...suites.map((one) => one.name), name].filter((part) => part !== '').join(' ');
  const again = kept.filter((test) => test.name === full).length;
  const id = `${file}#${full}${again === 0 ? '' : ` (${again + 1})`}`;
  kept.push({ id, name: full, file, suites, body });
}

function enter(name: string, body: () => void): void {
  suite = newSuite(name, suite);
  body();
  suite = suite.parent ?? suite;
}

type Register<Body> = (name: string, ...rest: (Body | object | number)[]) => void;
type Rows<Body> = (rows: readonly unknown[]) => Register<Body>;

const bodyOf = <Body,>(rest: readonly unknown[]): Body =>
  rest.find((part) => typeof part === 'function') as Body;

function withRows<Body extends (...values: never[]) => unknown>(
  register: (name: string, body: Body) => void,
): Register<Body> & { each: Rows<Body>; for: Rows<Body> } {
  const each: Rows<Body> =
    (rows) =>
    (name, ...rest) => {
      const body = bodyOf<Body>(rest);
      // Only where every row is a list is each of them one of arguments, as Vitest has it.
      const areLists = rows.every((row) => Array.isArray(row));
      rows.forEach((row, at) => {
        const values = (areLists ? row : [row]) as never[];
        // Two rows may read alike; where they are is what tells them apart.
        register(`${format(name, ...values)} [${at}]`, (() => body(...values)) as Body);
      });
    };
  return Object.assign(
    (name: string, ...rest: unknown[]) => {
      register(name, bodyOf<Body>(rest));
    },
    { each, for: each },
  );
}

const left = (): void => undefined;
const it = Object.assign(withRows<KeptTest['body']>(keep), { skip: left, todo: left });
const describe = Object.assign(withRows<() => void>(enter), { skip: left });

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
const expect = (value: unknown, message?: string): unknown => chai.expect(value, message);
const global = globalThis as unknown as Record<symbol, unknown>;
Object.assign(expect, chai.expect, global[ASYMMETRIC_MATCHERS_OBJECT]);
setState({ assertionCalls: 0 }, expect as never);
global[GLOBAL_EXPECT] = expect;

const stubbed = new Map<string, string | undefined>();
const vi = {
  fn: spies.fn,
  spyOn: spies.spyOn,
  restoreAllMocks: spies.restoreAllMocks,
  /** By turns of the event loop instead of time. */
  async waitFor<T>(check: () => T): Promise<T> {
    for (let turns = 0; ; turns += 1) {
      try {
        return check();
      } catch (error) {
        if (turns > 100) throw error;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  },
  stubEnv(name: string, value: string) {
    if (!stubbed.has(name)) stubbed.set(name, process.env[name]);
    process.env[name] = value;
  },
  unstubAllEnvs() {
    for (const [name, value] of stubbed)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    stubbed.clear();
  },
};

const toSuite = (list: 'before' | 'after' | 'beforeEach' | 'afterEach') => (hook: Hook) => {
  suite[list].push(hook);
};

export const standIn = {
  it,
  test: it,
  describe,
  expect,
  vi,
  beforeAll: toSuite('before'),
  afterAll: toSuite('after'),
  beforeEach: toSuite('beforeEach'),
  afterEach: toSuite('afterEach'),
};
