/** Every link inside the site leads to a file that is there, and every anchor to an element. */
import { posix } from 'node:path';
import { attributesOf, type BuiltSite } from './built-site';

const NOT_OURS = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * One line for each broken link: page, link, and what is missing.
 * @param base address under which the site is served, `/` or `/name/`
 */
export function brokenLinks(site: BuiltSite, base = '/'): string[] {
  const anchors = new Map<string, Set<string>>();
  const anchorsOf = (file: string): Set<string> => {
    const found =
      anchors.get(file) ??
      new Set(
        attributesOf(site.get(file) ?? '')
          .filter(({ name }) => name === 'id')
          .map(({ value }) => value),
      );
    anchors.set(file, found);
    return found;
  };
  return [...site]
    .filter(([file]) => file.endsWith('.html'))
    .flatMap(([file, html]) => {
      const links = new Set(
        attributesOf(html)
          .filter(({ name }) => name === 'href' || name === 'src')
          .map(({ value }) => value),
      );
      return [...links]
        .filter((link) => link !== '' && !NOT_OURS.test(link))
        .flatMap((link) => {
          const [path = '', anchor = ''] = link.split('#');
          const target = path === '' ? file : fileOf(path.split('?')[0] ?? '', file, base);
          if (!site.has(target)) return [`${file}: ${link}: there is no ${target}`];
          if (anchor === '' || anchorsOf(target).has(decodeURIComponent(anchor))) return [];
          return [`${file}: ${link}: ${target} has no #${anchor}`];
        });
    });
}

/** The file that a web server answers with. */
function fileOf(path: string, from: string, base: string): string {
  const plain = decodeURIComponent(path);
  const inside = plain.startsWith('/')
    ? plain.startsWith(base)
      ? plain.slice(base.length)
      : `outside ${base}: ${plain}`
    : posix.join(posix.dirname(from), plain);
  const normal = posix.normalize(inside).replace(/^\.\/?/, '');
  return normal === '' || normal.endsWith('/') ? `${normal}index.html` : normal;
}
