/** `docs/what-is-known-about-assets.md`, from the emulator's table of switches. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SWITCH_GROUPS } from '../local/assets-emulator/switches';
import { seenBy, WITNESSES } from '../local/assets-emulator/switches/evidence';
import type { Switch } from '../local/assets-emulator/switches/kinds';
import type { ProbeReport } from '../local/probe';
import { runGenerator } from './generated-file';

export const ASSETS_PAGE = join(__dirname, '..', 'docs', 'what-is-known-about-assets.md');
const REPORTS = join(__dirname, '..', 'docs', 'probe-reports');

const INTRODUCTION = `# What is known about Assets

<!-- Made by scripts/assets-page.ts from local/assets-emulator/switches.ts: change it there. -->

Atlassian's OpenAPI document for Assets gives paths, bodies and statuses, but no validation rule
and no error body. What the emulator does beyond it is therefore a table of named switches, each
with its default, where the rule comes from, and when it was last compared with a real site, as
the reports in [probe-reports](probe-reports/README.md) say. **We have tried none of it on a real
site ourselves.** The default is what the strictest witness on Cloud saw; where there is no
witness, it is a guess, and the page says so. \`launchpad emulator --switch NAME=VALUE\`,
repeated, sets a switch; so does \`POST /__emulator/switches\` while it runs. What to try first on
a real site, and in which order, is in [first-real-deployment.md](first-real-deployment.md); the
probe there answers what this page leaves open.

\`npx vitest run test/doubles\` compares the documented part, and every answer the app reads,
field by field, with both generations of Atlassian's published schema. With
\`LAUNCHPAD_CONTRACT_SITE\`, \`ATLASSIAN_EMAIL\` and \`ATLASSIAN_API_TOKEN\` set it does so on a
real site: it creates two object schemas there and deletes them again.

## How sure each rule is

| strength | meaning |
|---|---|
| A | measured on a real Cloud workspace, as its author says |
| B | code that plainly runs against Cloud relies on it (*observed in public clients*) |
| C | Atlassian says so: *Assets OpenAPI* (its published document, two generations) or *Atlassian documentation* |
| D | weak: second-hand, or *observed on Data Center* (same ancestry, no proof for Cloud) |
| none | *inferred* or *unknown*: no witness |

Witnesses on Cloud, all of them public:

${Object.entries(WITNESSES)
  .map(([tag, who]) => `- **${tag}**: ${who}`)
  .join('\n')}
`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const shown = (value: unknown): string => {
  if (Array.isArray(value))
    return value.length === 0 ? '(none)' : value.map((item) => `\`${String(item)}\``).join(', ');
  return `\`${String(value)}\``;
};

/** Reports of real sites, the latest last. */
function readReports(): ProbeReport[] {
  const files = readdirSync(REPORTS).filter((file) => file.endsWith('.json'));
  const reports = files.map(
    (file) => JSON.parse(readFileSync(join(REPORTS, file), 'utf8')) as ProbeReport,
  );
  return reports
    .filter((report) => report.site === 'real')
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** Day and value of the latest report that settles a switch. */
function lastTried(name: string, entry: Switch<unknown>, reports: readonly ProbeReport[]): string {
  const report = reports.findLast(({ switches }) => Object.hasOwn(switches, name));
  return report === undefined
    ? entry.lastTried
    : `${report.at.slice(0, 10)}: ${shown(Object.entries(report.switches).find(([key]) => key === name)?.[1])}`;
}

function row(name: string, entry: Switch<unknown>, reports: readonly ProbeReport[]): string {
  const cells = [
    `\`${name}\``,
    entry.rule,
    shown(entry.default),
    entry.values,
    `${entry.strength}: ${seenBy(entry)}`,
    entry.source,
    entry.gathered,
    lastTried(name, entry, reports),
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** The whole page. */
export function assetsPage(reports: readonly ProbeReport[] = readReports()): string {
  const groups = Object.entries(SWITCH_GROUPS).map(([title, switches]) =>
    [
      `## ${title}`,
      '',
      '| switch | rule | default | may be | strength | source | read on | last tried on a real site |',
      '|---|---|---|---|---|---|---|---|',
      ...Object.entries(switches).map(([name, entry]) => row(name, entry, reports)),
    ].join('\n'),
  );
  return `${INTRODUCTION}\n${groups.join('\n\n')}\n`;
}

if (require.main === module) void runGenerator(ASSETS_PAGE, () => Promise.resolve(assetsPage()));
