/**
 * The arrows of the house as ESLint options: which room of `src/` may import which (see `FLOORS`),
 * and which packages it may know. `errors.ts` is for all.
 */

/** Rooms from the top down. A room imports rooms below it; of one beside it, types only; of one above it, nothing. */
export const FLOORS = [
  ['actions', 'pages', 'privacy', 'guides'],
  ['service'],
  ['approvals', 'deployer', 'report', 'telemetry'],
  ['survey'],
  ['planner', 'assets', 'storage', 'access', 'structure'],
  ['models', 'templates'],
  ['text'],
];

/**
 * Doors between rooms of one floor. `access` asks Jira, and only `assets` talks to Jira. A stored
 * record holds the planner's own options. A deployment is the spending of an approval.
 */
const DOORS = new Map([
  ['access', ['assets']],
  // An own model is a template that was written elsewhere: it is read and checked by the same code.
  ['models', ['templates']],
  ['storage', ['planner']],
  // A token for the documentation site is minted for a click on the page, and never on the way of an action.
  ['pages', ['guides']],
  ['deployer', ['approvals']],
]);

/** Rooms that decide and never do: no file, no network, no SDK. `node:crypto` computes and is allowed. */
const PURE_ROOMS = new Set(['planner', 'models', 'templates', 'text', 'guides', 'structure']);

export const ROOMS = FLOORS.flat();

/** What `@forge/api` may be asked for outside `assets`: the remaining time of the invocation, not a request. */
const FORGE_API_WITHOUT_REQUESTS = ['getAppContext'];

/**
 * What one room may ask for besides: the report of stored accounts is a request of the platform's
 * own, not of the site.
 */
const FORGE_API_ALSO = new Map([['privacy', ['privacy']]]);

/** An import path that leaves the current folder towards `folder`, at any depth. */
const towards = (folder) => `^(\\.{1,2}/)+(?:src/)?${folder}(/|$)`;

/** @param doors rooms of its own floor that one file of the room may import besides */
function floorPatterns(room, doors = []) {
  const open = [...(DOORS.get(room) ?? []), ...doors];
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  return FLOORS.flatMap((rooms, level) =>
    rooms
      .filter((other) => other !== room && level <= floor && !open.includes(other))
      .map((other) => ({
        regex: towards(other),
        allowTypeImports: level === floor,
        message:
          `The arrows of the house: src/${room} does not import src/${other}` +
          `${level === floor ? ' (types are fine)' : ''}.`,
      })),
  );
}

function packagePatterns(room, { queue = false, realtime = false } = {}) {
  const patterns = [
    {
      regex: towards('(?:local|simulator|test|bench|scripts)'),
      message: 'src never imports what is not shipped.',
    },
    {
      regex: '^zod($|/(?!mini$))',
      message: "Import 'zod/mini': the whole of zod brings every language into the bundle.",
    },
    {
      regex: '^\\.(?:.*/service)?/outputs$|/service/outputs(?:/|$)',
      allowTypeImports: true,
      message: 'The contract of the answers is not shipped: import its types only.',
    },
    {
      regex: '^@forge/(?!api$|kvs$|events$|realtime$|resolver$)',
      message: 'Not one of the SDK packages this app uses.',
    },
  ];
  if (PURE_ROOMS.has(room)) {
    patterns.push(
      { regex: '^@forge/', message: `src/${room} knows no SDK.` },
      { regex: '^node:(?!crypto$)', message: `src/${room} does no I/O.` },
      { regex: `^(?:${NODE_IO.join('|')})(?:/|$)`, message: `src/${room} does no I/O.` },
    );
    return patterns;
  }
  if (room !== 'assets') {
    patterns.push({
      regex: '^@forge/api$',
      allowImportNames: [...FORGE_API_WITHOUT_REQUESTS, ...(FORGE_API_ALSO.get(room) ?? [])],
      allowTypeImports: true,
      message: 'Only src/assets makes requests.',
    });
  }
  if (room !== 'storage')
    patterns.push({ regex: '^@forge/kvs$', message: 'Only src/storage knows KVS.' });
  if (!queue)
    patterns.push({
      regex: '^@forge/events$',
      message: 'Only src/deployer/queue.ts knows the queue.',
    });
  if (!realtime)
    patterns.push({
      regex: '^@forge/realtime$',
      message: 'Only src/deployer/watch/realtime.ts knows the channels.',
    });
  if (room !== 'pages')
    patterns.push({ regex: '^@forge/resolver$', message: 'Only src/pages defines resolvers.' });
  patterns.push({
    regex: '^(?:node:)?(?:http|https|http2|net|tls|dgram|child_process|worker_threads)$',
    message: 'Nothing leaves: Forge is the only way out.',
  });
  return patterns;
}

const NODE_IO = [
  'fs',
  'path',
  'os',
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'child_process',
  'worker_threads',
  'process',
  'timers',
];

const restrict = (patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const TESTS = ['**/*.test.ts'];

/** Flat-config objects, to be spread after the general rules. */
export const arrows = [
  ...ROOMS.map((room) => ({
    files: [`src/${room}/**/*.ts`],
    ignores: TESTS,
    rules: restrict([...floorPatterns(room), ...packagePatterns(room)]),
  })),
  { files: ['src/*.ts'], ignores: TESTS, rules: restrict(packagePatterns('index')) },
  {
    files: ['src/errors.ts'],
    rules: restrict([{ regex: '^[.@]', message: 'errors.ts is for all rooms and imports none.' }]),
  },
  // The page's back end is the actions' handler table, bound a second time; its views share with
  // the actions what lies in service.
  {
    files: ['src/pages/resolver.ts'],
    rules: restrict([...floorPatterns('pages', ['actions']), ...packagePatterns('pages')]),
  },
  {
    files: ['src/deployer/queue.ts'],
    rules: restrict([
      ...floorPatterns('deployer'),
      ...packagePatterns('deployer', { queue: true }),
    ]),
  },
  {
    files: ['src/deployer/watch/realtime.ts'],
    rules: restrict([
      ...floorPatterns('deployer'),
      ...packagePatterns('deployer', { realtime: true }),
    ]),
  },
  // The gate runs on Cloudflare: the web's own interfaces, and what it shares with the app.
  {
    files: ['docs-gate/*.ts'],
    rules: restrict([
      {
        regex: '^\\.\\./(?!src/guides/(?:claims|gated|tier)$)',
        message:
          'The gate shares with the app what a token says, which pages are gated, and the tiers.',
      },
      { regex: '^[^.]', message: 'The gate knows no package and nothing of Node.' },
    ]),
  },
  // What runs the app for bench, scripts and tests. They build on it, and it on none of them.
  {
    files: ['simulator/**/*.ts'],
    rules: restrict([
      {
        regex: towards('(?:test|bench|scripts|evals)'),
        message: 'The simulator knows only the app and the machine below it.',
      },
      { regex: '^vitest', message: 'The simulator says what is wrong; a test expects.' },
    ]),
  },
  {
    files: ['{local,bench,scripts,evals}/**/*.ts'],
    ignores: TESTS,
    rules: restrict([
      { regex: towards('test'), message: 'Only tests are built on tests: see simulator/.' },
    ]),
  },
  // A test may build what its room does not know, but not with what is not shipped.
  {
    files: ['src/**/*.test.ts'],
    rules: restrict([{ regex: towards('local'), message: 'src never imports local.' }]),
  },
];
