/**
 * That the contract of the answers holds: facts, keys and inputs of it are renamed in memory, all
 * at once, and the compiler has to find every place that still uses the old name. A type that is
 * loosened again lets one of them through.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

interface Renamed {
  /** Where the old name is given, and the line that gives it. */
  in: string;
  from: string;
  to: string;
  /** Files that use it: each has to be refused, in words that hold `name`. */
  name: string;
  users: readonly string[];
}

const RENAMED: readonly Renamed[] = [
  {
    in: 'src/service/outputs/deployments.ts',
    from: '  remainingSeconds: z',
    to: '  secondsLeft: z',
    name: 'remainingSeconds',
    users: [
      'src/actions/present/status-text.ts',
      'src/pages/deployments.ts',
      'local/chat/follow.ts',
    ],
  },
  {
    in: 'src/service/outputs/previews.ts',
    from: '    previewId: said(',
    to: '    idOfPreview: said(',
    name: 'previewId',
    users: [
      'src/actions/preview-deployment.ts',
      'local/chat/dialogue/memory.ts',
      'local/mcp/held-preview.ts',
    ],
  },
  {
    in: 'src/service/outputs/templates.ts',
    from: '  deployed: z.nullable(deployed),',
    to: '  became: z.nullable(deployed),',
    name: 'deployed',
    users: ['src/actions/list-schemas.ts', 'local/chat/facts.ts'],
  },
  {
    in: 'src/service/outputs/frame.ts',
    from: '  sharing: z.int(),',
    to: '  shared: z.int(),',
    name: 'sharing',
    users: ['src/service/counts.ts', 'static/admin/src/words.ts'],
  },
  {
    in: 'src/service/outputs.ts',
    from: "  'open-guide': openGuide,",
    to: "  'open-gudie': openGuide,",
    name: 'open-gudie',
    users: ['src/service/outputs.ts'],
  },
  {
    in: 'src/pages/views.ts',
    from: '  mine: boolean;',
    to: '  own: boolean;',
    name: 'mine',
    users: ['src/pages/deployments.ts', 'static/admin/src/deployments/deployment-page.tsx'],
  },
  {
    in: 'src/pages/inputs.ts',
    from: '    () => z.object({ template: text(40), from: from() }),',
    to: '    () => z.object({ model: text(40), from: from() }),',
    name: 'template',
    users: ['src/pages/read-lens.ts', 'static/admin/src/lens/lens-page.tsx'],
  },
  {
    in: 'src/pages/contract.ts',
    from: "  'read-about': Done<",
    to: "  'read-abuot': Done<",
    name: 'read-about',
    users: [
      'src/pages/about.ts',
      'src/pages/page-views.ts',
      'static/admin/src/about/about-page.tsx',
    ],
  },
  {
    in: 'src/pages/page-handlers.ts',
    from: "  'waiting-preview': waitingPreview,",
    to: "  'wating-preview': waitingPreview,",
    name: 'wating-preview',
    users: ['src/pages/page-handlers.ts'],
  },
  {
    in: 'src/pages/page-views.ts',
    from: "  'list-deployments': listDeploymentLines,",
    to: '',
    name: 'list-deployments',
    users: ['src/pages/resolver.ts'],
  },
  {
    in: 'static/admin/src/existing/existing-list.tsx',
    from: "ask('list-existing')",
    to: "ask('list-exsiting')",
    name: 'list-exsiting',
    users: ['static/admin/src/existing/existing-list.tsx'],
  },
];

const USERS = [...new Set(RENAMED.flatMap(({ users }) => users))];

/** Files as they are, parsed once. */
const PARSED = new Map<string, ts.SourceFile>();

/** What the compiler says of each user, with these texts in place of what the files hold. */
function refusals(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const page = ts.readConfigFile('static/admin/tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(page.config, ts.sys, resolve('static/admin'));
  const host = ts.createCompilerHost(options);
  const { readFile, getSourceFile } = host;
  host.readFile = (path) => texts.get(resolve(path)) ?? readFile(path);
  host.getSourceFile = (path, ...how) => {
    const known = texts.has(resolve(path)) ? undefined : PARSED.get(path);
    const file = known ?? getSourceFile(path, ...how);
    if (file !== undefined && !texts.has(resolve(path))) PARSED.set(path, file);
    return file;
  };
  const roots = [...USERS, 'static/admin/src/env.d.ts'].map((file) => resolve(file));
  const program = ts.createProgram(roots, options, host);
  return new Map(
    USERS.map((user) => [
      user,
      program
        .getSemanticDiagnostics(program.getSourceFile(resolve(user)))
        .map(({ messageText, file, start, length }) => {
          const place = file?.text.slice(start ?? 0, (start ?? 0) + (length ?? 0)) ?? '';
          return `${ts.flattenDiagnosticMessageText(messageText, '\n')} — ${place}`;
        }),
    ]),
  );
}

function renamedTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { in: file, from, to } of RENAMED) {
    const path = resolve(file);
    const text = texts.get(path) ?? readFileSync(path, 'utf8');
    if (text.split(from).length !== 2)
      throw new Error(`${file} has not exactly one "${from}": rename something else here.`);
    texts.set(path, text.replace(from, to));
  }
  return texts;
}

/** Far above what a compiler needs for these few files, on a machine that does other things too. */
const LONGEST_MS = 300_000;

describe('the contract of the answers', () => {
  let sound: Map<string, string[]>;
  let renamed: Map<string, string[]>;
  beforeAll(() => {
    sound = refusals(new Map());
    renamed = refusals(renamedTexts());
  }, LONGEST_MS);

  it.each(USERS)('%s compiles as long as nothing is renamed', (user) => {
    expect(sound.get(user)).toEqual([]);
  });

  it.each(RENAMED.flatMap(({ name, in: file, users }) => users.map((user) => [user, name, file])))(
    '%s does not compile once "%s" is called otherwise in %s',
    (user, name) => {
      expect(renamed.get(user)?.join('\n')).toContain(name);
    },
  );
});
