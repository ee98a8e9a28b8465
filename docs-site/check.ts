/**
 * Looks the built site over: no broken link, no request to another host, every page there. Exit 1
 * if anything is wrong.
 */
import { join } from 'node:path';
import { readBuiltSite } from './check/built-site';
import { brokenLinks } from './check/links';
import { outsideRequests } from './check/requests';
import { loadFacts } from './generator/facts';
import { buildSite } from './generator/site';

async function main(): Promise<void> {
  const site = readBuiltSite(join(__dirname, '../dist/docs'));
  const { pages, files } = buildSite(await loadFacts());
  const missing = [...pages.map(({ path }) => `${path}.html`), ...files.map(({ path }) => path)]
    .filter((file) => !site.has(file))
    .map((file) => `${file} was not built`);
  const problems = [
    ...missing,
    ...brokenLinks(site, process.env.DOCS_BASE ?? '/'),
    ...outsideRequests(site),
  ];
  for (const problem of problems) console.error(problem);
  const built = [...site.keys()].filter((file) => file.endsWith('.html')).length;
  console.log(
    `docs: ${String(built)} pages checked, ` +
      `${problems.length === 0 ? 'no broken link, no request to another host' : `${String(problems.length)} problems`}`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

void main();
