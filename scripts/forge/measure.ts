import { readFileSync, readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { minify_sync as minifySync } from 'terser';

/** What a bundle weighs and reaches for. Sizes in bytes of minified UTF-8. */
export interface Measures {
  code: number;
  /** Names of the catalogue's files found in the bundle, and what they weigh together. */
  templates: string[];
  templateBytes: number;
  /** Folders from which `@forge/api` came into the bundle: more than one is two copies. */
  forgeApiCopies: string[];
  /** Node modules the bundle requires at run time. */
  builtins: string[];
  /** The app's own files that call `fetch`, which would be a way out of Forge. */
  ownFetches: string[];
}

interface SourceMap {
  sources: string[];
  sourcesContent: (string | null)[];
}

const JSON_LITERAL = /JSON\.parse\(('(?:[^'\\]|\\.)*')\)/gs;

/**
 * The catalogue's template files by their canonical text, so that they are recognised by what
 * they say, not by where webpack put them.
 */
function catalogueByText(folder: string): Map<string, string> {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.json') && file !== 'template.schema.json',
  );
  return new Map(
    files.map((file) => [
      JSON.stringify(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
      file,
    ]),
  );
}

/**
 * By terser, webpack's own minifier, with its defaults: what nobody uses is left out, as it would
 * be if Forge minified.
 */
const minified = (code: string) => Buffer.byteLength(minifySync(code).code ?? code);

/** Own sources in a source map: not from node_modules, not webpack's own. */
const isOwn = (source: string) => /\/\.\/src\/.*\.ts$/.test(source);

export function measure(codeFile: string, mapFile: string, catalogueFolder = 'catalog'): Measures {
  const bundle = readFileSync(codeFile, 'utf8');
  const { sources, sourcesContent } = JSON.parse(readFileSync(mapFile, 'utf8')) as SourceMap;
  const catalogue = catalogueByText(catalogueFolder);
  const templates: string[] = [];
  const withoutTemplates = bundle.replace(JSON_LITERAL, (whole, literal: string) => {
    const text = runInNewContext(literal) as string;
    const file = catalogue.get(text);
    if (file === undefined) return whole;
    templates.push(file);
    return 'JSON.parse("0")';
  });
  const code = minified(withoutTemplates);
  const copies = sources
    .map((source) => /^(.*\/node_modules\/@forge\/api)\//.exec(source)?.[1])
    .filter((folder) => folder !== undefined);
  return {
    code,
    templates: templates.sort(),
    templateBytes: minified(bundle) - code,
    forgeApiCopies: [...new Set(copies)],
    builtins: [
      ...new Set(
        [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) =>
          (name ?? '').replace(/^node:/, ''),
        ),
      ),
    ].sort(),
    ownFetches: sources.filter(
      (source, at) => isOwn(source) && /(?<![.\w])fetch\(/.test(sourcesContent[at] ?? ''),
    ),
  };
}
