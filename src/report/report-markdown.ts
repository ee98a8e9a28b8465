/**
 * The report as Markdown, to be pasted into a change record. Lists are written densely: a type
 * with its attributes, each with its id.
 */
import { inert } from '../text/inert';
import type { DeploymentReport, ReportChange, ReportElement } from './report-shape';

const EXECUTED_AS: Readonly<Record<string, string>> = {
  background: 'in the background, as the approver',
  present: 'while the approver was present, as the approver',
  app: 'as the app itself',
};

export function reportMarkdown(report: DeploymentReport): string {
  return [
    `# Deployment ${report.deployment}: ${report.state}`,
    '',
    ...table(factsOf(report)),
    ...(report.outcome.kind === 'known'
      ? [
          '',
          `${inert(report.outcome.sentence, 2_000)}`,
          '',
          `What to do: ${inert(report.outcome.remedy, 2_000)}`,
        ]
      : []),
    ...report.notes.flatMap((note) => ['', `Note: ${inert(note, 2_000)}`]),
    ...(report.outcome.kind === 'known' ? plainList('Concerned', report.outcome.names) : []),
    ...plainList(
      'To be set by hand',
      report.setByHand.map(
        ({ schema, type, attribute, field, value }) =>
          `${[schema, type, ...(attribute === '' ? [] : [attribute])].join(' › ')}: set ` +
          `${field} to ${value} (Assets › ${schema} › ${type} › Attributes)`,
      ),
    ),
    ...elements(missingTitle(report), report.missing),
    ...plainList('Approved, and not made, since nothing needed it any more', report.unneeded),
    ...plainList(
      'Deleted here since it was last seen',
      report.missing.flatMap((one) =>
        one.lastSeen === undefined ? [] : [`${placed(one)}, last seen on ${one.lastSeen}`],
      ),
    ),
    ...plainList(
      'There before or made by somebody else, different from the template, and left as it was',
      report.differs.map(
        ({ element, field, wanted, found }) =>
          `${placed(element)}: ${field} is ${found}, the template has ${wanted}`,
      ),
    ),
    ...plainList(
      'Called otherwise by now, and still the same',
      changes(report.renamed, 'is called'),
    ),
    ...plainList('In another place by now, and still the same', changes(report.moved, 'is at')),
    ...plainList(
      'Referring to something else than in the template',
      report.retargeted.map(
        ({ element, wanted, found }) =>
          `${placed(element)} refers to ${found}, the template has ${wanted}`,
      ),
    ),
    ...plainList(
      'Made by this deployment, and set otherwise by now',
      report.changed.map(
        ({ element, field, wanted, found }) =>
          `${placed(element)}: ${field} is ${found}, the template has ${wanted}`,
      ),
    ),
    ...elements('Created', report.created),
    ...elements('Made by somebody else, or already there when it was to be made', report.theirs),
    ...elements('Global ones used, because Assets refused the schema’s own', report.standsIn),
    ...elements('There before, and left as it was', report.stayed),
    ...plainList(
      'In these object schemas, and in no template of this deployment',
      report.extra.map(placed),
    ),
    '',
  ].join('\n');
}

function factsOf(report: DeploymentReport): (readonly [string, string])[] {
  const { approved } = report;
  const times =
    report.startedAt === null
      ? 'not begun'
      : `${report.startedAt} to ${report.endedAt ?? 'still going on'}`;
  return [
    ['State', report.state],
    ['Approved digest (SHA-256)', `\`${report.digest}\``],
    [
      'Approved by',
      `account \`${approved.by}\` at ${approved.at} (confirmed in ${approved.from}, setting ${approved.setting})`,
    ],
    ['Carried out', `${EXECUTED_AS[report.executedAs] ?? report.executedAs}: ${times}`],
    [
      'Templates',
      report.templates
        .map(({ key, version, hash }) => `${key} ${version} (\`${hash.slice(0, 12)}\`)`)
        .join(', '),
    ],
    ['Options', `\`${JSON.stringify(report.options).replaceAll('`', "'")}\``],
    ['Workspace', `\`${report.workspace}\``],
    ['App version', report.appVersion],
    [
      'Read',
      `at ${report.readAt}, as account \`${report.readBy}\`, seeing what that person may see`,
    ],
  ];
}

const missingTitle = ({ endedAt }: DeploymentReport): string =>
  endedAt === null ? 'Approved, and not there yet' : 'Approved, and not there';

const LABEL: Readonly<Record<ReportElement['kind'], string>> = {
  schema: 'object schema',
  sharing: 'sharing with other schemas',
  status: 'status',
  'reference-type': 'reference type',
  'object-type': 'object type',
  attribute: 'attribute',
};

const placed = (element: ReportElement): string =>
  `${LABEL[element.kind]} ${[element.schema, ...element.path].join(' › ')}${idOf(element)}`;

const changes = (all: readonly ReportChange[], how: string): string[] =>
  all.map(({ element, found }) => `${placed(element)} ${how} "${found}"`);

/** Schema by schema; the elements come in the order of the report, a type right before its attributes. */
function elements(title: string, all: readonly ReportElement[]): string[] {
  if (all.length === 0) return [];
  const schemas = [...new Set(all.map(({ schema }) => schema))];
  return [
    '',
    `## ${title} (${all.length})`,
    ...schemas.flatMap((schema) => [
      '',
      `### ${escaped(schema)}`,
      '',
      ...linesOf(all.filter((one) => one.schema === schema)),
    ]),
  ];
}

function linesOf(all: readonly ReportElement[]): string[] {
  const of = (kind: ReportElement['kind']): ReportElement[] =>
    all.filter((one) => one.kind === kind);
  return [
    ...of('schema').map((one) => `- object schema ${named(one, one.schema)}`),
    ...of('sharing').map(() => '- setting: other object schemas may refer to this one'),
    ...wrapped(
      '- statuses: ',
      of('status').map((one) => named(one)),
    ),
    ...wrapped(
      '- reference types: ',
      of('reference-type').map((one) => named(one)),
    ),
    ...typeLines(all.filter(({ kind }) => kind === 'object-type' || kind === 'attribute')),
  ];
}

function typeLines(all: readonly ReportElement[]): string[] {
  const types = new Map<string, { type: ReportElement | null; attributes: ReportElement[] }>();
  for (const one of all) {
    const path = (one.kind === 'attribute' ? one.path.slice(0, -1) : one.path).join(' › ');
    const entry = types.get(path) ?? { type: null, attributes: [] };
    types.set(
      path,
      one.kind === 'attribute'
        ? { ...entry, attributes: [...entry.attributes, one] }
        : { ...entry, type: one },
    );
  }
  return [...types].flatMap(([path, { type, attributes }]) => [
    type === null ? `- on object type ${escaped(path)}` : `- object type ${named(type, path)}`,
    ...wrapped(
      '  - attributes: ',
      attributes.map((one) => named(one)),
    ),
  ]);
}

const named = (one: ReportElement, name: string = one.path.at(-1) ?? ''): string =>
  `${escaped(name)}${idOf(one)}`;
const idOf = ({ id }: ReportElement): string => (id === null ? '' : ` (id ${inert(id, 100)})`);

/** Longest line of a list, in characters, unless one item alone is longer. */
const MOST_LINE = 900;

function wrapped(label: string, items: readonly string[]): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= MOST_LINE)
      lines[lines.length - 1] = `${last}; ${item}`;
    else lines.push(`${label}${item}`);
  }
  return lines;
}

function plainList(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : ['', `## ${title} (${lines.length})`, '', ...lines.map((text) => `- ${escaped(text)}`)];
}

const table = (rows: readonly (readonly [string, string])[]): string[] => [
  '| | |',
  '|---|---|',
  ...rows.map(([name, value]) => `| ${name} | ${inert(value, 20_000).replaceAll('|', '\\|')} |`),
];

/** One line of plain text: names that other people chose must not become markup. */
const escaped = (text: string): string => inert(text, 2_000).replace(/[\\`*_[\]<>|#]/gu, '\\$&');
