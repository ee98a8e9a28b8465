/** Looks through what ships for anything that could reach the network, or load code that is not in the upload. */
import { minify_sync as minifySync } from 'terser';
import type { Part } from '../shipped/packages';

export type FindKind =
  'address' | 'request' | 'socket' | 'code from text' | 'code from elsewhere' | 'Node module';

export interface Find {
  part: Part;
  file: string;
  kind: FindKind;
  /** The address, or the place with a little of what follows; names a minifier chose are `_`. */
  says: string;
}

const oneOf = (...signs: readonly RegExp[]): RegExp =>
  new RegExp(signs.map(({ source }) => source).join('|'), 'g');

/** Where each kind begins. What follows on the line is kept as the find's words. */
const SIGNS: readonly { kind: FindKind; sign: RegExp }[] = [
  { kind: 'address', sign: /(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]*/g },
  {
    kind: 'request',
    sign: oneOf(
      /(?<![\w$.])fetch\s*\([^;]{0,60}/,
      /[\w$]+\.fetch\s*\([^;]{0,40}/,
      /XMLHttpRequest.{0,40}/,
      /sendBeacon.{0,40}/,
      /new Image\b.{0,60}/,
    ),
  },
  {
    kind: 'socket',
    sign: oneOf(
      /(?:WebSocket|EventSource|RTCPeerConnection|WebTransport|serviceWorker).{0,40}/,
      /new\s+(?:Shared)?Worker.{0,40}/,
    ),
  },
  {
    kind: 'code from text',
    sign: oneOf(
      /(?<![\w$.])eval\s*\(.{0,40}/,
      /(?<![\w$])(?:new\s+)?Function\s*\(.{0,40}/,
      /set(?:Timeout|Interval)\s*\(\s*["'`].{0,40}/,
    ),
  },
  {
    kind: 'code from elsewhere',
    sign: oneOf(
      /(?<![\w$.])import\((?!\s*["'`]\.\/).{0,60}/,
      /createElement\s*\(\s*["'`]script.{0,40}/,
      /importScripts.{0,40}/,
      /<script(?![^>]*\ssrc="\.\/).{0,60}/,
      /<(?:script|link|img|iframe)[^>]*\s(?:src|href)="(?!\.\/|data:).{0,60}/,
      /@import.{0,60}/,
      /url\(\s*["']?(?:https?:)?\/\/.{0,60}/,
    ),
  },
  { kind: 'Node module', sign: /(?<![\w$.])require\s*\([^)]{0,60}\)/g },
];

/**
 * A script without comments and with its layout evened out, so that prose about an address is no
 * find; anything else as it is.
 */
export const withoutComments = (file: string, text: string): string =>
  /\.c?js$/.test(file)
    ? (minifySync(text, {
        module: /\bimport\.meta\b/.test(text),
        mangle: false,
        compress: false,
        format: { comments: false },
      }).code ?? text)
    : text;

/** Short names are a minifier's and change from build to build. */
const steady = (words: string): string =>
  words
    .replace(/(?<![\w$.'"`/-])[\w$]{1,2}(?![\w$'"`:/-])/g, '_')
    .replace(/\s+/g, ' ')
    .trim();

export function scan(part: Part, file: string, text: string): Find[] {
  const code = withoutComments(file, text);
  const finds = SIGNS.flatMap(({ kind, sign }) =>
    [...code.matchAll(sign)].map(([words]) => ({
      part,
      file: steadyName(file),
      kind,
      says: steady(words),
    })),
  );
  return [...new Map(finds.map((find) => [JSON.stringify(find), find])).values()];
}

/** `assets/index-Ch3tmsuY.js` without the hash that names its content. */
const steadyName = (file: string): string => file.replace(/-[\w-]{8}(?=\.\w+$)/, '');
