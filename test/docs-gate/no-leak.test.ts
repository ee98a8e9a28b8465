/** A token is handed to the page for a click, and is to be found nowhere else; no action comes near minting one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKeys } from '../../docs-gate/secrets';
import { tierOfToken } from '../../docs-gate/session';
import { LICENCES, memoryStore, readManifest, type LicenceName } from '../../local/forge-host';
import {
  ADMIN,
  startMachine,
  USER,
  type Answer,
  type Machine,
} from '../../simulator/loopback-machine';
import { SECRET, seconds } from './cases/case';

const SITE = 'https://docs.example.com/';

let machine: Machine;
const storage = memoryStore();
const lines: string[] = [];

beforeAll(async () => {
  machine = await startMachine({ host: { storage, onLog: (line) => lines.push(line) } });
});
afterAll(() => machine.close());

beforeEach(() => {
  vi.stubEnv('DOCS_SITE_URL', SITE);
  vi.stubEnv('DOCS_GATE_SECRET', SECRET);
});
afterEach(() => vi.unstubAllEnvs());

const onPage = async (guide: unknown, accountId = ADMIN): Promise<Answer> =>
  (await machine.app.invokeResolver('guide-link', { guide }, { accountId })) as Answer;
const tokenOf = (answer: Answer): string =>
  new URL(String(answer['url'])).searchParams.get('lp_token') ?? '';
const as = (name: LicenceName): void => machine.app.setLicense(LICENCES[name].license);

describe('the page', () => {
  it('gets the address of a gated guide with a token that the gate takes', async () => {
    const answer = await onPage('ITAM/governance');
    expect(answer).toMatchObject({ ok: true, code: 'guide-link', tier: 'advanced' });
    expect(String(answer['url'])).toMatch(
      /^https:\/\/docs\.example\.com\/templates\/ITAM\/governance\.html\?lp_token=[\w.-]+$/,
    );
    const keys = await readKeys({
      ASSETS: { fetch: () => Promise.resolve(new Response()) },
      DOCS_GATE_SECRET: SECRET,
    });
    expect(await tierOfToken(tokenOf(answer), keys, seconds())).toBe('advanced');
  });

  it('gets the plain address of an open page, and of everything where the site has no gate', async () => {
    expect(await onPage('ITAM/overview')).toMatchObject({
      ok: true,
      code: 'guide-open',
      url: `${SITE}templates/ITAM/overview.html`,
    });
    vi.stubEnv('DOCS_GATE_SECRET', '');
    expect(await onPage('use')).toMatchObject({ ok: true, code: 'guide-open', url: `${SITE}use/` });
  });

  it.each([
    ['nothing is set', '', ''],
    ['the address is none', 'docs.example.com', SECRET],
    ['the address is not https', 'http://docs.example.com/', SECRET],
    ['the address holds a password', 'https://a:b@docs.example.com/', SECRET],
    ['the secret is short', SITE, 'short'],
    ['a gated site has a path', `${SITE}launchpad/`, SECRET],
  ])('is told what an operator has to set where %s', async (_, site, secret) => {
    vi.stubEnv('DOCS_SITE_URL', site);
    vi.stubEnv('DOCS_GATE_SECRET', secret);
    const answer = await onPage('use');
    expect(answer).toMatchObject({ ok: false, code: 'guide-not-set-up' });
    expect(answer.text).toMatch(/an operator sets/);
    expect(JSON.stringify(answer)).not.toContain('a:b');
  });

  it.each([
    '',
    'use/../..',
    '//evil.example',
    'ITAM/forms?x',
    'x'.repeat(61),
    7,
    null,
    { guide: 'use' },
  ])('is refused what is no guide: %j', async (guide) => {
    expect(await onPage(guide)).toMatchObject({ ok: false, code: 'bad-input' });
  });
});

describe('the licence', () => {
  afterEach(() => machine.app.setLicense(null));

  it.each([
    ['active', 'standard'],
    ['trial', 'standard'],
    ['standard', 'standard'],
    ['advanced', 'advanced'],
    ['development', 'advanced'],
    ['none', 'advanced'],
  ] as const)('%s gives the tier %s', async (name, tier) => {
    as(name);
    expect(await onPage('use')).toMatchObject({ ok: true, code: 'guide-link', tier });
  });

  it.each(['inactive', 'trial-ended', 'suspended'] as const)(
    '%s gives no tier, and says what to do',
    async (name) => {
      as(name);
      const answer = await onPage('use');
      expect(answer).toMatchObject({ ok: false, code: 'guide-needs-licence' });
      expect(answer['remedy']).toContain('administrator');
      expect(await onPage('ITAM/overview')).toMatchObject({ ok: true, code: 'guide-open' });
    },
  );

  it('of the lower edition opens its own guides, and says which edition has the others', async () => {
    as('standard');
    expect(await onPage('ITAM/quick-start')).toMatchObject({ ok: true, tier: 'standard' });
    expect(await onPage('ITAM/governance')).toMatchObject({
      ok: false,
      code: 'guide-needs-edition',
    });
  });
});

describe('nowhere else', () => {
  it('no action hands out a token, whatever it is asked, by whomever', async () => {
    const answers: unknown[] = [];
    for (const { key } of readManifest('manifest.yml').modules.action) {
      for (const input of [
        { guide: 'use' },
        { schema: 'ITAM', topic: 'governance' },
        { topic: 'use' },
        { schema: 'guide-link', guide: 'ITAM/forms', url: SITE },
        {},
      ]) {
        answers.push(
          await machine.app.invokeAction(key, input, { accountId: ADMIN }),
          await machine.app.invokeAction(key, input, { accountId: USER }),
        );
      }
    }
    expect(answers.length).toBeGreaterThan(40);
    expect(JSON.stringify(answers)).not.toMatch(/lp_token|v1\.eyJ/);
    expect(JSON.stringify(answers)).not.toContain(SECRET);
  });

  it('nothing of a token is stored, logged, or told by the log of activities', async () => {
    const tokens = (
      await Promise.all(['use', 'ITAM/forms', 'CORE/governance'].map((guide) => onPage(guide)))
    ).map(tokenOf);
    const activity = await machine.app.invokeResolver('list-activity', {}, { accountId: ADMIN });
    const kept = JSON.stringify([
      [...storage.tables(machine.app.installationId).kvs.entries()],
      lines,
      activity,
    ]);
    expect(tokens.every((token) => token.length > 60)).toBe(true);
    for (const secret of [
      ...tokens,
      ...tokens.map((token) => token.split('.')[2] ?? ''),
      'lp_token',
      SECRET,
    ])
      expect(kept).not.toContain(secret);
  });

  it('no action is called as the page’s own handler is', async () => {
    await expect(
      Promise.resolve().then(() =>
        machine.app.invokeAction('guide-link', { guide: 'use' }, { accountId: ADMIN }),
      ),
    ).rejects.toThrow();
  });

  it('no module on the way of an action, of the queue or of a scheduled run knows how to mint', () => {
    const below = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => join(folder, file));
    const from = [
      'src/actions',
      'src/deployer',
      'src/privacy',
      'src/approvals',
      'src/storage',
      'src/planner',
      'src/assets',
    ].flatMap(below);
    const reached = closure(from);
    expect(reached.has('src/assets/client.ts')).toBe(true);
    expect(
      [...reached].filter(
        (file) => file.startsWith('src/guides/') || file.startsWith('src/pages/'),
      ),
    ).toEqual([]);
    expect([...closure(['src/pages/resolver.ts'])]).toContain('src/guides/mint.ts');
  });
});

/** Files that are imported from these, at any depth. */
function closure(files: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import\()\s*'(\.[^']+)'/g,
    )) {
      const base = relative('.', join(dirname(file), path));
      if (path.endsWith('.json')) continue;
      visit(existsSync(`${base}.js`) ? `${base}.js` : `${base}.ts`);
    }
  };
  files.forEach(visit);
  return reached;
}
