/**
 * Records a version of a template in `catalog/releases/KEY.json`: `tsx scripts/release-template.ts KEY "What changed." …`.
 * Refuses a version that does not fit the change. `--again` writes the version that is there anew, for one that nobody has yet;
 * with `ALL` for KEY, that of every template.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { readReleases, releasePath, versionFlaw, withRelease } from '../local/catalog/releases';
import {
  isTemplateKey,
  loadTemplate,
  TEMPLATE_KEYS,
  type TemplateKey,
} from '../src/templates/catalogue';

async function release(key: TemplateKey, changes: string[], again: boolean): Promise<string> {
  const template = await loadTemplate(key);
  const last = existsSync(releasePath(key)) ? readReleases(key) : null;
  const known = last?.releases.find(({ version }) => version === template.version);
  if (last !== null && !again) {
    const flaw = versionFlaw(last, template);
    if (flaw !== null) throw new Error(flaw);
    if (known !== undefined) return `${key} ${template.version} is recorded already.`;
    if (changes.length === 0)
      throw new Error(`Say what ${key} ${template.version} brings, a sentence each.`);
  }
  const date = known?.date ?? new Date().toISOString().slice(0, 10);
  const file = withRelease(
    last,
    template,
    date,
    changes.length > 0 || known === undefined || last?.releases.length === 1
      ? changes
      : known.changes,
  );
  writeFileSync(releasePath(key), `${JSON.stringify(file, null, 1)}\n`);
  return `${key} ${template.version} recorded.`;
}

async function main(args: readonly string[]): Promise<void> {
  const again = args.includes('--again');
  const [asked = '', ...changes] = args.filter((arg) => arg !== '--again');
  const keys = asked === 'ALL' ? TEMPLATE_KEYS : isTemplateKey(asked) ? [asked] : [];
  if (keys.length === 0) throw new Error(`Name a template (${TEMPLATE_KEYS.join(', ')}), or ALL.`);
  for (const key of keys) console.log(await release(key, changes, again));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
