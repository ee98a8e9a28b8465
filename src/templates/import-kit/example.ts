/** One example row for each object type: values that its attributes take. */
import { parseTarget } from '../target';
import type { ResolvedTemplate } from '../resolve';
import type { Template, TemplateAttribute } from '../template.generated';

/** For each pattern of the catalogue a value that fits it. */
const EXAMPLES = [
  '2001:db8::10',
  'EXAMPLE-1',
  'EUR',
  'DE',
  'DEU',
  '00:1a:2b:3c:4d:5e',
  '5493001KJTIIGC8Y1R12',
  '10.20.0.0/16',
  '10.20.0.10',
  '09:00',
  '12-31',
  'EX-1',
  'EXAMPLE-VLAN-10',
  'ITSM-123',
  'ITSM',
  '+353155501000',
  '352099001761481',
  '893531234567890123456',
  '4012345678901',
  'cpe:2.3:a:example:product:1.0:*:*:*:*:*:*:*',
  'pkg:npm/example@1.0.0',
  `sha256:${'0a'.repeat(32)}`,
  'CVE-2021-44228',
  'CWE-79',
  'T1566',
  'en',
  'I1',
  'U1',
  'P1',
  'I1U1',
  '#336699',
  'B_01.01',
  '0010',
  'F1',
  'x12',
  'S01',
];

/** Values by which an attribute is understood at once, whatever its pattern lets through. */
const BY_NAME: Readonly<Record<string, string>> = {
  Hostname: 'app01',
  FQDN: 'app01.corp.example.com',
  Username: 'a.person',
  'Time Zone': 'Europe/Paris',
  'Alpha-3 Code': 'DEU',
  'JSM Project Key': 'ITSM',
  'Weekday End': '17:00',
  'Break Start': '12:00',
  'Break End': '13:00',
};

/** What the example row of an object type is called; references of other rows name it so. */
export const exampleName = (objectType: string): string => `Example ${objectType}`;

/** The value of one attribute in the example row. */
export function exampleOf(
  attribute: TemplateAttribute,
  template: ResolvedTemplate,
  catalogue: ReadonlyMap<string, ResolvedTemplate>,
  statusSets: Template['statusSets'] = template.statusSets,
): string {
  switch (attribute.type) {
    case 'text':
      return textOf(attribute.name, attribute.regex);
    case 'textarea':
      return 'Replace this line by your own.';
    case 'boolean':
      return 'true';
    case 'integer':
    case 'float':
      return '1';
    case 'date':
      return /\b(?:Start|From)\b/u.test(attribute.name) ? '2026-01-01' : '2026-12-31';
    case 'datetime':
      return '2026-01-01T09:00:00Z';
    case 'url':
      return 'https://www.example.com/';
    case 'email':
      return 'somebody@example.com';
    case 'ipaddress':
      return '192.0.2.10';
    case 'select':
      return attribute.options[0] ?? '';
    case 'status':
      return (
        statusSets[attribute.statuses]?.find(({ category }) => category === 'active')?.name ?? ''
      );
    case 'reference':
      return exampleName(firstTarget(attribute.to, template, catalogue));
    default:
      return '';
  }
}

const textOf = (name: string, pattern: string | undefined): string =>
  [BY_NAME[name] ?? '', ...(pattern === undefined ? [`Example ${name}`] : EXAMPLES)].find(
    (value) => value !== '' && new RegExp(pattern ?? '', 'u').test(value),
  ) ?? '';

/** The first type that can hold what a reference points at. */
function firstTarget(
  to: string,
  template: ResolvedTemplate,
  catalogue: ReadonlyMap<string, ResolvedTemplate>,
): string {
  const target = parseTarget(to, template.key);
  const types = catalogue.get(target.template)?.objectTypes ?? template.objectTypes;
  return (
    types.find((type) => !type.abstract && type.path.includes(target.objectType))?.name ??
    target.objectType
  );
}
