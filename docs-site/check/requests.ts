/**
 * The site asks no other host for anything: no script, style, font, picture or beacon. Links that
 * a reader follows are no requests.
 */
import { attributesOf, type BuiltSite } from './built-site';

const OTHER_HOST = /^(?:https?:)?\/\//i;
const LOADS = ['src', 'srcset', 'poster', 'data', 'action', 'ping', 'background'];

/**
 * Addresses that are in the code of VitePress and Vue and are not called here: names of XML
 * kinds, links in comments and messages, and the icons of social links, of which this site has
 * none.
 */
const IN_CODE = [
  /^http:\/\/www\.w3\.org\//,
  /^https:\/\/vuejs\.org\/error-reference\//,
  /^https:\/\/github\.com\/focus-trap\//,
  /^http:\/\/a\.com/,
  /^https:\/\/api\.iconify\.design\/simple-icons\//,
];

/** One line for each place where the site would ask another host. */
export function outsideRequests(site: BuiltSite): string[] {
  return [...site].flatMap(([file, text]) => {
    if (file.endsWith('.html')) return inPage(text).map((found) => `${file}: ${found}`);
    if (file.endsWith('.css') || file.endsWith('.svg'))
      return inStyle(text).map((found) => `${file}: ${found}`);
    if (file.endsWith('.js') && !isPageText(file))
      return inCode(text).map((found) => `${file}: ${found}`);
    return [];
  });
}

function inPage(html: string): string[] {
  const attributes = attributesOf(html).filter(
    ({ tag, name, value }) =>
      OTHER_HOST.test(value) && (LOADS.includes(name) || (name === 'href' && !['a'].includes(tag))),
  );
  const styles = attributesOf(html)
    .filter(({ name }) => name === 'style')
    .flatMap(({ value }) => inStyle(value));
  const social = html.includes('vpi-social-')
    ? ['has a social link, whose icon is asked from another host']
    : [];
  return [
    ...attributes.map(({ tag, name, value }) => `<${tag} ${name}="${value}">`),
    ...styles,
    ...social,
  ];
}

const inStyle = (css: string): string[] =>
  [...css.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi)].map(
    ([, url = '']) => url,
  );

const inCode = (code: string): string[] =>
  [...code.matchAll(/https?:\/\/[\w.-]+[\w./?=&%-]*/g)]
    .map(([url]) => url)
    .filter((url) => !IN_CODE.some((known) => known.test(url)));

/**
 * Scripts that hold the text of one page, and the index of the search: what is an address there
 * is shown, not called.
 */
const isPageText = (file: string): boolean =>
  /\.md\.[\w-]+(?:\.lean)?\.js$/.test(file) || /localSearchIndex/.test(file);
