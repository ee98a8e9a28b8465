/** What the page asks of Forge's bridge. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bridgeUses, scopesOnPage } from '../../scripts/security-pack/calls/page-calls';

/** Everything else goes through the app's own resolver, which checks who asks. */
const EXPECTED = new RegExp(
  String.raw`^(?:invoke|view\.(?:getContext|createHistory|theme|emitReadyEvent` +
    String.raw`|changeWindowTitle)|rovo\.(?:open|isEnabled)|router\.(?:open|navigate|getUrl` +
    String.raw`|reload)|realtime\.subscribeGlobal|showFlag|events\.\w+)$`,
);

it('the page only calls its own resolver, opens chat and links, and listens for progress', () => {
  const names = bridgeUses('static/admin/src').map(({ name }) => name);
  expect(names).toContain('invoke');
  expect(names.filter((name) => !EXPECTED.test(name))).toEqual([]);
});

it('a request past the resolver would be seen, and so would a scope of the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-bridge-'));
  writeFileSync(
    join(folder, 'a.ts'),
    "import { requestJira, realtime, type View } from '@forge/bridge';\nvoid " +
      "requestJira('/rest/api/3/myself');\nvoid realtime.subscribeGlobal('a', () => " +
      'undefined);\n',
  );
  const uses = bridgeUses(folder);
  expect(uses.map(({ name }) => name)).toEqual(['realtime.subscribeGlobal', 'requestJira']);
  expect(scopesOnPage(uses)).toEqual({
    'read:app-global-channel:realtime': ['realtime.subscribeGlobal'],
  });
  expect(uses.filter(({ name }) => !EXPECTED.test(name)).map(({ name }) => name)).toEqual([
    'requestJira',
  ]);
});
