/**
 * Runs tests for Stryker: the files that `MUTATION_TESTS` names are loaded once, and a mutant is
 * then a call of the tests that reach it. A kill counts only if the very test that failed passes
 * again with the mutant off; where it does not, all is loaded anew and the mutant tried once more.
 */
import Module, { createRequire } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { Mutant, Position } from '@stryker-mutator/api/core';
import type * as FastCheck from 'fast-check';
import { keyOf, survivorOf } from './mutation-summary.js';
import { collect, standIn, type KeptTest } from './mutation-stand-in.mjs';

/** What the planted code looks at. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
}
const switches = ((globalThis as unknown as Record<string, Switches>)['__stryker__'] ??= {});

type Suite = KeptTest['suites'][number];
type Load = (request: string, ...rest: unknown[]) => unknown;

/** How Stryker counts in each file it has planted something in. */
const COUNTER = /function (stryCov_\w+)\(\) \{\n[\s\S]*?\n\}\nfunction stryMutAct/u;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const MOST_VALUES = Number(process.env['MUTATION_VALUES'] ?? 10);

/** Of what lived before, where that alone is planted again. */
const LIVED =
  process.env['MUTATION_LIVED'] === undefined
    ? null
    : new Set(JSON.parse(process.env['MUTATION_LIVED']) as string[]);
const sources = new Map<string, string[]>();

/** A range of lines holds more than what is to be planted. */
function isAskedFor({ fileName, location, replacement }: Mutant): boolean {
  if (LIVED === null) return true;
  const lines = sources.get(fileName) ?? readFileSync(fileName, 'utf8').split('\n');
  sources.set(fileName, lines);
  const fromOne = ({ line, column }: Position) => ({ line: line + 1, column: column + 1 });
  const at = { start: fromOne(location.start), end: fromOne(location.end) };
  const file = fileName.slice(fileName.lastIndexOf('/src/') + 1);
  return LIVED.has(keyOf(survivorOf(file, lines, { location: at, replacement })));
}

class LoadedTests implements TestRunner {
  private files: KeptTest[][] = [];
  /** The copy with the mutants, where Stryker has gone by the time it asks for a runner. */
  private readonly root = process.cwd();
  private readonly require = createRequire(`${process.cwd()}/package.json`);
  private isCounting = true;
  /** What each took in the first run (milliseconds). */
  private readonly took = new Map<string, number>();

  /** Stryker would start a process for each mutant that loading a module reaches too; here none is on then. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  init(): Promise<void> {
    // The seed is that of tests which choose their own: what is loaded anew tries the same values.
    Object.assign(process.env, { NODE_ENV: 'test', VITEST: 'true', MUTATION: 'on', SEED: '2026' });
    process.setSourceMapsEnabled(false);
    const standIns: Record<string, unknown> = {
      vitest: standIn,
      'fast-check': inAHurry(this.require('fast-check') as typeof FastCheck),
    };
    const loader = Module as unknown as { _load: Load };
    const load = loader._load;
    loader._load = (request, ...rest) => standIns[request] ?? load.call(Module, request, ...rest);
    this.load();
    return Promise.resolve();
  }

  private load(): void {
    for (const path of Object.keys(this.require.cache))
      if (path.startsWith(`${this.root}/`) && !path.includes('/node_modules/'))
        Reflect.deleteProperty(this.require.cache, path);
    this.files = (process.env['MUTATION_TESTS'] ?? '')
      .split(',')
      .map((path) => collect(path, () => this.require(resolve(this.root, path))));
  }

  /** Which test reaches which mutant is known by now, and to count it takes longer than the tests. */
  private stopCounting(): void {
    if (!this.isCounting) return;
    this.isCounting = false;
    for (const file of filesIn(join(this.root, 'src'))) {
      const source = readFileSync(file, 'utf8');
      const quiet = source.replace(COUNTER, 'function $1() {}\nfunction stryMutAct');
      if (quiet !== source) writeFileSync(file, quiet);
    }
    this.load();
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const file of this.files) {
      const results = await runFile(file, false);
      for (const { id, timeSpentMs } of results) this.took.set(id, timeSpentMs);
      tests.push(...results);
    }
    return {
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: switches.mutantCoverage ?? { static: {}, perTest: {} },
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (!isAskedFor(options.activeMutant))
      return { status: MutantRunStatus.Survived, nrOfTests: 0 };
    this.stopCounting();
    const first = await this.tryOut(options);
    if (switches.hitCount !== 0 && !(await this.isMadeOnce(options, first)))
      return this.confirm(options, first);
    // Worked out once and kept, as the shape of a record is: from before the mutant. Whichever
    // test asked for it first is the only one known to reach it, so all are tried.
    this.load();
    const every = { ...options, testFilter: undefined };
    const result = await this.confirm(every, await this.tryOut(every));
    this.load();
    return result;
  }

  /** Lived, and is not reached a second time by the quickest test that reached it. */
  private async isMadeOnce(options: MutantRunOptions, first: DryRunResult): Promise<boolean> {
    if (first.status !== DryRunStatus.Complete) return false;
    const [quickest] = first.tests;
    if (quickest === undefined || first.tests.at(-1)?.status === TestStatus.Failed) return false;
    await this.tryOut({ ...options, testFilter: [quickest.id] });
    return switches.hitCount === 0;
  }

  private async confirm(options: MutantRunOptions, first: DryRunResult): Promise<MutantRunResult> {
    const [killer] = first.status === DryRunStatus.Complete ? first.tests.slice(-1) : [];
    if (killer?.status !== TestStatus.Failed) return toMutantRunResult(first);
    if (await this.passes(killer.id)) return toMutantRunResult(first);
    this.load();
    const again = toMutantRunResult(await this.tryOut(options));
    this.load();
    return again;
  }

  /** Quick tests first; what is left of a file after one that failed is not run. */
  private async tryOut(options: MutantRunOptions): Promise<DryRunResult> {
    const wanted = new Set(options.testFilter ?? this.files.flat().map(({ id }) => id));
    const tookOf = (tests: readonly KeptTest[]): number =>
      tests.reduce((sum, { id }) => sum + (this.took.get(id) ?? 0), 0);
    const files = this.files
      .map((tests) => tests.filter(({ id }) => wanted.has(id)))
      .sort((a, b) => tookOf(a) - tookOf(b));
    const tests: TestResult[] = [];
    Object.assign(switches, {
      activeMutant: options.activeMutant.id,
      hitCount: 0,
      hitLimit: options.hitLimit,
    });
    for (const file of files) {
      tests.push(...(await runFile(file, true)));
      if (tests.at(-1)?.status === TestStatus.Failed) break;
    }
    const reached = determineHitLimitReached(switches.hitCount, options.hitLimit);
    switches.activeMutant = undefined;
    return reached ?? { status: DryRunStatus.Complete, tests };
  }

  private async passes(id: string): Promise<boolean> {
    const [result] = await runFile(
      this.files.flat().filter((test) => test.id === id),
      true,
    );
    return result?.status === TestStatus.Success;
  }
}

/** A few values for each property, the same in every run, and no search for the smallest that fails. */
function inAHurry(fc: typeof FastCheck): object {
  fc.configureGlobal({ seed: 20_26, endOnFailure: true });
  const assert: typeof fc.assert = (property, parameters) =>
    fc.assert(property, {
      ...parameters,
      numRuns: Math.min(parameters?.numRuns ?? MOST_VALUES, MOST_VALUES),
    }) as never;
  return { ...fc, assert, default: { ...fc.default, assert } };
}

/** Tests of one file, in their order. */
async function runFile(tests: readonly KeptTest[], bail: boolean): Promise<TestResult[]> {
  const results: TestResult[] = [];
  const entered = new Set<Suite>();
  for (const test of tests) {
    const result = await runTest(test, entered);
    results.push(result);
    if (bail && result.status === TestStatus.Failed) break;
  }
  await failureOf(async () => {
    for (const suite of [...entered].reverse()) for (const hook of suite.after) await hook();
  });
  return results;
}

async function runTest(test: KeptTest, entered: Set<Suite>): Promise<TestResult> {
  const { id, name, file, suites } = test;
  const start = performance.now();
  const finished: (() => unknown)[] = [];
  const failure = await failureOf(async () => {
    for (const suite of suites.filter((one) => !entered.has(one))) {
      entered.add(suite);
      for (const hook of suite.before) await hook();
    }
    switches.currentTestId = id;
    for (const suite of suites) for (const hook of suite.beforeEach) await hook();
    await test.body({
      expect: standIn.expect,
      onTestFinished: (hook: () => unknown) => finished.push(hook),
    });
  });
  const after = await failureOf(async () => {
    for (const hook of finished) await hook();
    for (const suite of [...suites].reverse()) for (const hook of suite.afterEach) await hook();
  });
  switches.currentTestId = undefined;
  const about = { id, name, fileName: resolve(file), timeSpentMs: performance.now() - start };
  const why = failure ?? after;
  return why === null
    ? { ...about, status: TestStatus.Success }
    : { ...about, status: TestStatus.Failed, failureMessage: why };
}

async function failureOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'loaded', () => new LoadedTests()),
];
