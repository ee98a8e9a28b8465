/** The report as Markdown, to be pasted into a change record. */
import { inert } from '../text/inert';
import type { DeploymentReport, ReportElement } from './report';

const LABEL: Record<ReportElement['kind'], string> = {
  schema: 'object schema', sharing: 'sharing with other schemas switched on', status: 'status', 'reference-type': 'reference type', 'object-type': 'object type', attribute: 'attribute',
};

/** @param most lines of each list; the rest is counted. Default: all. */
export function reportMarkdown(report: DeploymentReport, most = Number.POSITIVE_INFINITY): string {
  const { outcome } = report;
  return [
    `# Deployment ${report.deployment}: ${report.state}`,
    '',
    ...table([
      ['Approved digest', `\`${report.digest}\``], ['Approved by', `${report.approved.by} at ${report.approved.at} (${report.approved.from}, setting ${report.approved.setting})`],
      ['Carried out', `as the approver (${report.executedAs}), ${report.startedAt ?? 'not begun'} to ${report.endedAt ?? 'still going on'}`],
      ['Templates', report.templates.map(({ key, version, hash }) => `${key} ${version} (\`${hash.slice(0, 12)}\`)`).join(', ')],
      ['Options', `\`${JSON.stringify(report.options)}\``], ['Workspace', report.workspace], ['App version', report.appVersion], ['Read at', report.readAt],
    ]),
    ...(outcome.kind === 'known' ? ['', outcome.sentence, '', `What to do: ${outcome.remedy}`] : []),
    ...list('Created', report.created.map(line), most),
    ...list('Global ones used, because Assets refused the schema’s own', report.standsIn.map(line), most),
    ...list('There before, and left as it was', report.stayed.map(line), most),
    ...list('There before, different from the template, and left as it was', report.differs.map(({ element, field, wanted, found }) => `${line(element)}: ${field} is ${found}, the template has ${wanted}`), most),
    ...list('Approved, and not there', report.missing.map(line), most),
    ...list('To be set by hand', report.setByHand.map(({ schema, type, attribute, field, value }) =>
      `${[schema, type, ...(attribute === '' ? [] : [attribute])].join(' › ')}: set ${field} to ${value} (Assets › ${schema} › ${type} › Attributes)`), most),
    '',
  ].join('\n');
}

const line = ({ kind, schema, path, id }: ReportElement): string =>
  `${LABEL[kind]} ${[schema, ...path].join(' › ')}${id === null ? '' : ` (id ${id})`}`;

function list(title: string, lines: readonly string[], most: number): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, most).map((text) => `- ${escaped(text)}`);
  return ['', `## ${title} (${lines.length})`, '', ...shown, ...(lines.length > most ? [`- and ${lines.length - most} more`] : [])];
}

const table = (rows: readonly (readonly [string, string])[]): string[] =>
  ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${inert(value, 20_000).replaceAll('|', '\\|')} |`)];

/** One line of plain text: names that other people chose must not become markup. */
const escaped = (text: string): string => inert(text, 2_000).replace(/[\\`*_[\]<>|#]/gu, '\\$&');
