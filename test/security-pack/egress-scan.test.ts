/**
 * The scan itself, on small files. That the real bundle and page hold nothing unexpected is
 * checked where the pack is checked: it takes a build.
 */
import { describe, expect, it } from 'vitest';
import { ALLOWED, judge, type Allowed } from '../../scripts/security-pack/egress/allowed';
import { scan } from '../../scripts/security-pack/egress/scan';

const kinds = (text: string, file = 'a.js'): string[] =>
  scan('page', file, text).map(({ kind }) => kind);

describe('the scan of what ships', () => {
  it.each([
    ['an address', 'const a = "https://collect.example.com/v1";', 'address'],
    ['an address in a template', 'const a = (b) => `wss://${b}.example.com`;', 'address'],
    ['a fetch', 'void fetch(where);', 'request'],
    ['a fetch of the window', 'void window.fetch(where);', 'request'],
    ['an XMLHttpRequest', 'new XMLHttpRequest();', 'request'],
    ['a beacon', 'navigator.sendBeacon(where, data);', 'request'],
    ['a picture that counts', 'new Image().src = where;', 'request'],
    ['a WebSocket', 'new WebSocket(where);', 'socket'],
    ['events of a server', 'new EventSource(where);', 'socket'],
    ['a worker', 'new Worker(where);', 'socket'],
    ['a peer', 'new RTCPeerConnection();', 'socket'],
    ['eval', 'eval(text);', 'code from text'],
    ['a function of a text', 'new Function("a", text);', 'code from text'],
    ['a timer of a text', 'setTimeout("run()", 1);', 'code from text'],
    ['a script from elsewhere', 'document.createElement("script");', 'code from elsewhere'],
    ['an import of a variable', 'void import(where);', 'code from elsewhere'],
    ['a module of Node', 'require("node:https");', 'Node module'],
  ])('finds %s', (_what, text, kind) => {
    expect(kinds(text)).toContain(kind);
  });

  it('finds what a page and a style sheet load from elsewhere', () => {
    expect(
      kinds('<html><script src="//cdn.example.com/a.js"></script></html>', 'index.html'),
    ).toContain('code from elsewhere');
    expect(kinds('<link rel="preconnect" href="https://cdn.example.com">', 'index.html')).toEqual(
      expect.arrayContaining(['address', 'code from elsewhere']),
    );
    expect(kinds('a { background: url(//cdn.example.com/a.png) }', 'a.css')).toContain(
      'code from elsewhere',
    );
    expect(kinds('@import "b.css";', 'a.css')).toContain('code from elsewhere');
  });

  it('leaves alone what reaches nothing, and prose in comments', () => {
    expect(
      kinds(
        '// see https://example.com\nconst fetched = fetchIt.prefetch; /* fetch(a) */ export const a = retrieval(1);',
      ),
    ).toEqual([]);
    expect(kinds('void import("./chunk.js");')).toEqual([]);
    expect(kinds('<script type="module" src="./assets/a.js"></script>', 'index.html')).toEqual([]);
  });

  it('words a find the same whatever names a minifier chose', () => {
    const [one] = scan(
      'page',
      'assets/index-AAAAAAAA.js',
      'export const q = (e, n) => fetch(e.href, n);',
    );
    const [other] = scan(
      'page',
      'assets/index-BBBB_BBB.js',
      'export const z = (t, r) => fetch(t.href, r);',
    );
    expect(one).toEqual(other);
  });
});

describe('the judgement of the finds', () => {
  const entry: Allowed = {
    part: 'page',
    kind: 'address',
    says: /^https:\/\/a\.example$/,
    whose: 'a',
    because: 'b',
  };

  it('refuses what no entry allows, also of another part or kind', () => {
    expect(judge(scan('page', 'a.js', 'const a = "https://a.example";'), [entry]).problems).toEqual(
      [],
    );
    expect(
      judge(scan('backend', 'a.js', 'const a = "https://a.example";'), [entry]).problems,
    ).toHaveLength(2);
    expect(
      judge(scan('page', 'a.js', 'const a = ["https://a.example", "https://b.example"];'), [entry])
        .problems,
    ).toEqual(['page, a.js: address: https://b.example']);
  });

  it('refuses an entry that nothing matches any more', () => {
    expect(judge([], [entry]).problems).toEqual([expect.stringContaining('take the entry out')]);
  });

  it('allows no socket at all, and gives a reason for everything else', () => {
    expect(ALLOWED.filter(({ kind }) => kind === 'socket')).toEqual([]);
    expect(ALLOWED.filter(({ because, whose }) => because.length < 10 || whose === '')).toEqual([]);
  });
});
