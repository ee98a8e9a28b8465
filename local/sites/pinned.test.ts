import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADMIN, fakeApp } from '../chat/testing/fake-app';
import { pinnedApp, readPinned } from './pinned';

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'launchpad-pinned-')), 'options.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a file of options', () => {
  it(
    'pins every input of a preview, from the conversation and from the page, and ' +
      'leaves other calls alone',
    async () => {
      const fake = fakeApp();
      const onPage: unknown[] = [];
      const app = pinnedApp(
        {
          ...fake,
          callPage: (key: string, payload: Record<string, unknown>, _accountId: string) => {
            onPage.push([key, payload]);
            return Promise.resolve({ ok: true, code: 'x', text: 'x' });
          },
        },
        readPinned(
          file({
            schema: 'core and itam',
            version: { CORE: '1.1.0', ITAM: '2.1.1' },
            references: 'text',
          }),
        ),
      );
      await app.call(
        'preview-deployment',
        { schema: 'ITAM', references: 'link', extend: 'CORE' },
        ADMIN,
      );
      await app.call('list-schemas', { query: 'x' }, ADMIN);
      await app.callPage('preview-deployment', { schema: 'core', key: 'X' }, 'acc-admin');
      await app.callPage('confirm-deployment', { previewId: 'p-1' }, 'acc-admin');
      const pinned = { schema: 'core and itam', references: 'text' };
      expect(fake.calls.map(({ action, input }) => [action, input])).toEqual([
        ['preview-deployment', pinned],
        ['list-schemas', { query: 'x' }],
      ]);
      expect(onPage).toEqual([
        ['preview-deployment', pinned],
        ['confirm-deployment', { previewId: 'p-1' }],
      ]);
      expect(await app.call('preview-deployment', { schema: 'BASIC' }, ADMIN)).toMatchObject({
        ok: false,
        code: 'bad-input',
      });
    },
  );

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'cannot be read as JSON'],
    ['no version', { schema: 'ITAM' }, 'cannot be used: version'],
    ['another version', { schema: 'ITAM', version: '0.9.0' }, 'pins ITAM 0.9.0'],
    [
      'a version of only one of two',
      { schema: 'CORE, ITAM', version: { CORE: '1.1.0' } },
      'pins ITAM in no version',
    ],
    ['an unknown template', { schema: 'ITMA', version: '1.0.0' }, 'no template "ITMA"'],
    [
      'an input that is none',
      { schema: 'ITAM', version: '1.0.0', confirmation: '3AAA-AAAA' },
      'cannot be used',
    ],
  ])('is refused with %s', (_what, content, sentence) => {
    expect(() => readPinned(file(content))).toThrow(sentence);
  });
});
