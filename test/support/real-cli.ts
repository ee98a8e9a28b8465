/** The real command in processes of its own: a running emulator, and a chat that works against it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceState } from '../../local/assets-emulator';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';

const CLI = 'local/launchpad.cjs';

export interface Ended {
  code: number | null;
  said: string;
}

export interface FaultyEmulator {
  /** A conversation of these turns, to its end; killed after `withinMs`. */
  chat(...turns: string[]): Promise<Ended>;
  /** Like `launchpad emulator --fault`, while it runs. */
  clearFaults(): Promise<void>;
  state(): Promise<WorkspaceState>;
  methods(): string[];
  close(): void;
}

export async function startFaultyEmulator(
  faults: readonly string[],
  { rate, withinMs = 170_000 }: { rate?: number; withinMs?: number } = {},
): Promise<FaultyEmulator> {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-faults-'));
  const log = join(folder, 'requests.jsonl');
  const emulator = run([
    'emulator',
    '--data',
    join(folder, 'site'),
    '--log',
    log,
    ...(rate === undefined ? [] : ['--rate', `${rate}`]),
    ...faults.flatMap((spec) => ['--fault', spec]),
  ]);
  const url = await emulator.saying(/http:\/\/127\.0\.0\.1:\d+/);
  const post = async (path: string, body: unknown): Promise<void> => {
    await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  };
  return {
    async chat(...turns) {
      const chat = run([
        'chat',
        '--site',
        url,
        '--data',
        join(folder, 'app'),
        ...turns.flatMap((turn) => ['--say', turn]),
      ]);
      const late = setTimeout(() => chat.child.kill('SIGKILL'), withinMs);
      const code = await chat.exit;
      clearTimeout(late);
      return { code, said: chat.said() };
    },
    clearFaults: () => post('/__emulator/faults', { clear: true }),
    state: async () => (await (await fetch(`${url}/__emulator/state`)).json()) as WorkspaceState,
    methods: () =>
      [
        ...new Set(
          readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => (JSON.parse(line) as { method: string }).method),
        ),
      ].sort(),
    close() {
      emulator.child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  child: ChildProcess;
  said(): string;
  saying(text: RegExp): Promise<string>;
  exit: Promise<number | null>;
}

function run(args: readonly string[]): Running {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let tell: () => void = () => undefined;
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    tell();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exit = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  return {
    child,
    exit,
    said: () => said,
    saying: (text) =>
      new Promise((resolve, reject) => {
        tell = () => {
          const found = text.exec(said);
          if (found !== null) resolve(found[0]);
        };
        void exit.then((code) =>
          reject(
            new Error(`It ended with ${String(code)} before it said ${String(text)}: ${said}`),
          ),
        );
      }),
  };
}

/**
 * What is wrong with a workspace that should hold exactly these templates, each as a schema of
 * its key; [] is right.
 */
export function wrongWithWorkspace(
  { schemas }: WorkspaceState,
  ...keys: readonly string[]
): string[] {
  const found = schemas.map((schema) => schema.key).sort();
  const wrong =
    found.join() === [...keys].sort().join()
      ? []
      : [`schemas ${found.join()} instead of ${keys.join()}`];
  for (const schema of schemas) {
    const entry = TEMPLATE_INDEX.find(({ key }) => key === schema.key);
    const own = schema.objectTypes.flatMap((type) =>
      type.attributes
        .map(({ name }) => name)
        .filter((name) => !MADE_BY_ASSETS.has(name))
        .map((name) => `${type.id} ${name}`),
    );
    if (schema.objectTypes.length !== entry?.objectTypes)
      wrong.push(`${schema.key} has ${schema.objectTypes.length} object types`);
    if (own.length !== entry?.attributes || new Set(own).size !== own.length)
      wrong.push(`${schema.key} has ${own.length} attributes`);
    for (const list of [schema.statuses, schema.referenceTypes]) {
      const names = list.map(({ name }) => name);
      if (new Set(names).size !== names.length)
        wrong.push(`${schema.key} has something twice in ${names.join()}`);
    }
  }
  return wrong;
}

const MADE_BY_ASSETS: ReadonlySet<string> = new Set(['Key', 'Name', 'Created', 'Updated']);
