/**
 * Records a version of a template in `catalog/releases/KEY.json`: `tsx
 * scripts/release-template.ts KEY "What changed." …`. Refuses a version that does not fit the
 * change. `--moved="Domain . Owner=Domain . Owning Team"` says that an element has another name.
 * `--again` writes the version that is there anew, for one that nobody has yet; with `ALL` for
 * KEY, that of every template.
 */
import { existsSync, writeFileSync } from 'node:fs';
import {
  readReleases,
  releasePath,
  versionFlaw,
  withoutNewest,
  withRelease,
  type ReleaseFile,
} from '../local/catalog/releases';
import {
  isTemplateKey,
  loadTemplate,
  TEMPLATE_KEYS,
  type TemplateKey,
} from '../src/templates/catalogue';

async function release(
  key: TemplateKey,
  changes: string[],
  again: boolean,
  moved: Record<string, string>,
): Promise<string> {
  const template = await loadTemplate(key);
  const newest = existsSync(releasePath(key)) ? readReleases(key) : null;
  const known = newest?.releases.find(({ version }) => version === template.version);
  const last = again && newest !== null && known !== undefined ? beforeNewest(newest) : newest;
  const renamed = Object.keys(moved).length > 0 ? moved : (known?.moved ?? {});
  if (last !== null) {
    const flaw = versionFlaw(last, template, renamed);
    if (flaw !== null) throw new Error(flaw);
    if (known !== undefined && !again) return `${key} ${template.version} is recorded already.`;
    if (changes.length === 0 && known === undefined)
      throw new Error(`Say what ${key} ${template.version} brings, a sentence each.`);
  }
  const file = withRelease(
    last,
    template,
    known?.date ?? new Date().toISOString().slice(0, 10),
    changes.length > 0 || last === null ? changes : (known?.changes ?? []),
    renamed,
  );
  writeFileSync(releasePath(key), `${JSON.stringify(file, null, 1)}\n`);
  return `${key} ${template.version} recorded.`;
}

/** The only release there is was the first: nothing was before it. */
const beforeNewest = (file: ReleaseFile): ReleaseFile | null =>
  file.releases.length > 1 ? withoutNewest(file) : null;

async function main(args: readonly string[]): Promise<void> {
  const again = args.includes('--again');
  const moved = Object.fromEntries(
    args.flatMap((arg) => {
      const [, old, name] = /^--moved=(.+)=(.+)$/u.exec(arg) ?? [];
      return old === undefined || name === undefined ? [] : [[old, name]];
    }),
  ) as Record<string, string>;
  const [asked = '', ...changes] = args.filter((arg) => !/^--(?:again$|moved=)/u.test(arg));
  const keys = asked === 'ALL' ? TEMPLATE_KEYS : isTemplateKey(asked) ? [asked] : [];
  if (keys.length === 0) throw new Error(`Name a template (${TEMPLATE_KEYS.join(', ')}), or ALL.`);
  for (const key of keys) console.log(await release(key, changes, again, moved));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
