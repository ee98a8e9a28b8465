/** Other spellings of gated addresses, by somebody without a session. */
import { cases, each, type Case } from './case';

/** Ways to write an address of two names: `a` is the first, `b` the rest, as they stand in the plain address `/a/b`. */
function spellings(a: string, b: string): Record<string, string> {
  const first = `%${a.charCodeAt(0).toString(16)}${a.slice(1)}`;
  const twice = first.replaceAll('%', '%25');
  return {
    'as it is': `/${a}/${b}`, 'in upper case': `/${a.toUpperCase()}/${b}`, 'in mixed case': `/${a[0]?.toUpperCase() ?? ''}${a.slice(1)}/${b}`, 'two slashes at the beginning': `//${a}/${b}`, 'three slashes': `///${a}/${b}`,
    'two slashes inside': `/${a}//${b}`, 'a dot as a name': `/./${a}/${b}`, 'a dot inside': `/${a}/./${b}`, 'by way of an open folder': `/overview/../${a}/${b}`, 'by way of a file': `/index.html/../${a}/${b}`, 'above the root': `/../../${a}/${b}`,
    'a letter encoded': `/${first}/${b}`, 'a letter encoded twice': `/${twice}/${b}`, 'a letter encoded three times': `/${twice.replaceAll('%', '%25')}/${b}`, 'all letters encoded': `/${[...a].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')}/${b}`,
    'a slash encoded': `/${a}%2f${b}`, 'a slash encoded in upper case': `/${a}%2F${b}`, 'a slash encoded twice': `/${a}%252f${b}`, 'the first slash encoded': `/%2f${a}/${b}`, 'a dot encoded as a name': `/%2e/${a}/${b}`, 'dots encoded': `/overview/%2e%2e/${a}/${b}`,
    'dots encoded twice': `/overview/%252e%252e/${a}/${b}`, 'one of two dots encoded': `/overview/.%2e/${a}/${b}`, 'a backslash': `/${a}\\${b}`, 'a backslash at the beginning': `/\\${a}/${b}`, 'a backslash encoded': `/${a}%5c${b}`, 'up by a backslash': `/overview\\..\\${a}\\${b}`,
    'dots and a semicolon': `/overview/..;/${a}/${b}`, 'a semicolon': `/${a};/${b}`, 'a parameter of the path': `/${a};v=1/${b}`, 'a dot after the name': `/${a}./${b}`, 'dots after the name': `/${a}../${b}`, 'a dot after the name, encoded': `/${a}%2e/${b}`, 'a space after the name': `/${a}%20/${b}`,
    'a zero byte': `/${a}%00/${b}`, 'a tab': `/${a}%09/${b}`, 'a line break': `/${a}%0a/${b}`, 'a soft hyphen': `/${a}%C2%AD/${b}`, 'a letter of full width': `/%EF%BD%95se/${b}`, 'a dotless letter': `/%C4%B1mprove/${b}`, 'a Kelvin sign': `/${a}%E2%84%AA/${b}`,
    'an overlong slash': `/${a}%c0%af${b}`, 'an overlong dot': `/overview/%c0%ae%c0%ae/${a}/${b}`, 'broken encoding': `/${a}%/${b}`, 'a byte that is no letter': `/${a}\xff/${b}`, 'a query': `/${a}/${b}?open=1`, 'a query that looks open': `/${a}/${b}?/overview/`,
    'an encoded query mark': `/${a}/${b}%3f`, 'an encoded fragment': `/${a}/${b}%23`, 'a fragment': `/${a}/${b}#/overview/`, 'a slash at the end': `/${a}/${b}/`, 'slashes at the end': `/${a}/${b}//`,
  };
}

const ENDINGS: Readonly<Record<string, string>> = {
  'a section without its slash': '/use', 'a section as a file': '/use.html', 'a section as another file': '/use.md', 'its first page': '/use/index', 'its first page with the ending': '/use/index.html', 'its first page as a folder': '/use/index/', 'an ending in upper case': '/use/options.HTML',
  'a page without its ending': '/use/options', 'a page that is not there': '/use/nothing', 'below a page': '/use/options/index.html', 'a guide without its ending': '/templates/ITAM/forms', 'a guide as a folder': '/templates/ITAM/forms/', 'a guide’s first page': '/templates/ITAM/forms/index.html',
  'a guide of a template that is not there': '/templates/XYZ/governance', 'a guide of a template in a folder': '/templates/more/ITAM/quick-start', 'two endings': '/templates/ITAM/forms.html.html', 'an ending of another kind': '/templates/ITAM/forms.json', 'packed': '/use/index.html.gz',
  'text of a page': '/assets/use_index.md.Xy9_-aB1.js', 'text without head': '/assets/use_index.md.Xy9_-aB1.lean.js', 'text of a guide': '/assets/templates_ITAM_quick-start.md.Xy9_-aB1.js', 'text of a guide in other letters': '/Assets/Templates_itam_Quick-Start.md.Xy9_-aB1.js', 'text of a page with a map': '/assets/use_index.md.Xy9_-aB1.js.map',
  'text of a page below nothing': '/assets/use_index.md.Xy9_-aB1.js/', 'text of a page, deeper': '/assets/chunks/operate_index.md.Xy9_-aB1.js', 'words of the standard pages': '/search-index/standard/localSearchIndexroot.Ab12-_cd.js', 'words of all pages': '/search-index/advanced/localSearchIndexroot.Ab12-_cd.js',
  'words in other letters': '/Search-Index/Advanced/localSearchIndexroot.Ab12-_cd.js', 'the folder of the words': '/search-index/advanced/', 'the worker': '/_worker.js', 'its routes': '/_routes.json', 'the worker, encoded': '/%5fworker.js',
  'a hidden file': '/.env', 'a hidden folder': '/.git/config',
};

export const pathCases = (): Case[] => [
  ...cases('spellings of a section', each(spellings('use', 'options'), (target) => ({ target }))),
  ...cases('spellings of a guide', each(spellings('templates', 'ITAM/quick-start.html'), (target) => ({ target }))),
  ...cases('spellings of the text of a page', each(spellings('assets', 'improve_index.md.Xy9_-aB1.js'), (target) => ({ target }))),
  ...cases('endings and neighbours', each(ENDINGS, (target) => ({ target }))),
];
