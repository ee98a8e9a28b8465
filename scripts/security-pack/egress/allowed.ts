/**
 * What the scan may find, each with whose it is and why it reaches nobody. Anything else fails,
 * and so does an entry that nothing matches any more.
 */
import type { Part } from '../shipped/packages';
import type { Find, FindKind } from './scan';

export interface Allowed {
  part: Part;
  kind: FindKind;
  says: RegExp;
  whose: string;
  because: string;
}

const READ_ONLY_TEXT = 'part of an error text; nothing opens it';

export const ALLOWED: readonly Allowed[] = [
  {
    part: 'backend',
    kind: 'address',
    says: /^https:\/\/go\.atlassian\.com\/(?:forge-permissions|product-fetch-api-route|forge-fetch-route)$/,
    whose: '@forge/api',
    because: READ_ONLY_TEXT,
  },
  {
    part: 'backend',
    kind: 'address',
    says: /^https:\/\/\$\{item\}$/,
    whose: '@forge/egress',
    because:
      'completes a pattern of an allow-list of addresses before comparing; the app has no such list',
  },
  {
    part: 'backend',
    kind: 'address',
    says: /^http:\/\/\[/,
    whose: 'zod',
    because: 'given to the URL parser to check an IPv6 address',
  },
  {
    part: 'backend',
    kind: 'address',
    says: /^https:\/\/site\.invalid\$\{from\}$/,
    whose: 'src/assets/follow-redirects.ts',
    because: 'a base for the URL parser; only the path is used, and always on the same site',
  },
  {
    part: 'backend',
    kind: 'address',
    says: /^https:\/\/docs\.example\.com\/\.$/,
    whose: 'src/guides/settings.ts',
    because: 'an example in the words to an operator',
  },
  {
    part: 'backend',
    kind: 'address',
    says: /^https:\/\/www\.example\.com\/$/,
    whose: 'src/templates/import-kit/example.ts',
    because: 'the value of an example row in a file of the import kit',
  },
  {
    part: 'backend',
    kind: 'request',
    says: /^fetch\((?:stringPath,\s?init|`\/connected-data\/)/,
    whose: '@forge/api',
    because: "a parameter of that name: the platform's own proxy, given a path and never a host",
  },
  {
    part: 'backend',
    kind: 'code from text',
    says: /^Function\("return this"\)/,
    whose: 'lodash',
    because: 'a constant text that finds the global object',
  },
  {
    part: 'backend',
    kind: 'Node module',
    says: /^require\("(?:async_hooks|fs|path)"\)$/,
    whose: '@forge/api, @forge/i18n',
    because:
      'no network; what is read are translation files beside the code, which the app does not have',
  },
  {
    part: 'backend',
    kind: 'Node module',
    says: /^require\("(?:node:)?crypto"\)$/,
    whose: 'src, @forge/events',
    because: 'hashes and random numbers',
  },

  {
    part: 'page',
    kind: 'address',
    says: /^http:\/\/www\.w3\.org\//,
    whose: 'react-dom, d3-selection',
    because: 'the name of an XML namespace, never an address',
  },
  {
    part: 'page',
    kind: 'address',
    says: /^https:\/\/(?:reactflow\.dev(?:\/|\?utm_source=attribution)|\$\{_\}flow\.dev\/error#001)$/,
    whose: '@xyflow/react',
    because:
      'its attribution link and an error text; the graph is shown without the link, and an error text is only read',
  },
  {
    part: 'page',
    kind: 'address',
    says: /^https:\/\/iframe-resizer\.com\/upgrade$/,
    whose: 'iframe-resizer, through @forge/bridge',
    because: READ_ONLY_TEXT,
  },
  {
    part: 'page',
    kind: 'address',
    says: /^https:\/\/(?:go|developer)\.atlassian\.com\//,
    whose: '@forge/bridge',
    because: READ_ONLY_TEXT,
  },
  {
    part: 'page',
    kind: 'address',
    says: new RegExp(
      String.raw`^https:\/\/(?:reactjs\.org\/docs\/error-decoder\.html\?invariant=` +
        String.raw`|compiledcssinjs\.com\/docs\/installation)$`,
    ),
    whose: 'react-dom, @compiled/react',
    because: READ_ONLY_TEXT,
  },
  {
    part: 'page',
    kind: 'address',
    says: /^https:\/\/\$\{_\}$/,
    whose: '@forge/egress, through @forge/bridge',
    because: 'completes a pattern of an allow-list of addresses before comparing',
  },
  {
    part: 'page',
    kind: 'request',
    says: /^fetch\(_\.href,_\)/,
    whose: 'vite',
    because: "loads the page's own scripts ahead, in browsers that do not by themselves",
  },
  {
    part: 'page',
    kind: 'request',
    says: /^fetch\(`\.\//,
    whose: '@forge/bridge, i18n',
    because: 'a relative path of the upload; the page asks for no translation',
  },
  {
    part: 'page',
    kind: 'request',
    says: /^fetch\(_,\{method:`(?:PUT|GET)`/,
    whose: '@forge/bridge, object store',
    because: 'uploads and downloads of the object store, which the app does not use',
  },
  {
    part: 'page',
    kind: 'request',
    says: /^new Image;return _\.src=`data:image\/gif/,
    whose: '@atlaskit/pragmatic-drag-and-drop',
    because: 'an empty picture held in the text itself',
  },
  {
    part: 'page',
    kind: 'code from text',
    says: /^Function\(`(?:return this|r`,`regeneratorRuntime = r)`\)/,
    whose: 'lodash, @babel/runtime',
    because:
      'a constant text, reached only where the browser has no globalThis; the policy of the page forbids it',
  },
  {
    part: 'page',
    kind: 'code from elsewhere',
    says: /^<script><\\\/script>/,
    whose: 'react-dom',
    because: 'how React makes a script element that does not run; the page renders none',
  },
  {
    part: 'page',
    kind: 'code from elsewhere',
    says: /^@import`/,
    whose: 'stylis',
    because: 'the name of a rule that its parser knows',
  },
];

export interface Judgement {
  /** Finds, each with the entry that allows it. */
  allowed: { find: Find; by: Allowed }[];
  /** What is wrong, a sentence each; [] is right. */
  problems: string[];
}

export function judge(finds: readonly Find[], entries: readonly Allowed[] = ALLOWED): Judgement {
  const judged = finds.map((find) => ({
    find,
    by: entries.find(
      ({ part, kind, says }) => part === find.part && kind === find.kind && says.test(find.says),
    ),
  }));
  const allowed = judged.flatMap(({ find, by }) => (by === undefined ? [] : [{ find, by }]));
  return {
    allowed,
    problems: [
      ...judged
        .filter(({ by }) => by === undefined)
        .map(({ find: { part, file, kind, says } }) => `${part}, ${file}: ${kind}: ${says}`),
      ...entries
        .filter((entry) => !allowed.some(({ by }) => by === entry))
        .map(
          ({ part, kind, says }) =>
            `No find of the kind "${kind}" in the ${part} matches ${String(says)} any more: take the entry out.`,
        ),
    ],
  };
}
