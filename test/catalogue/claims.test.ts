/** What the sources say of single places of the templates, by path and value. */
import { describe, expect, it } from 'vitest';
import { loadTemplate, type TemplateKey } from '../../src/templates/catalogue';
import { resolveTemplate } from '../../src/templates/resolve';

async function attribute(path: string): Promise<Record<string, unknown>> {
  const [, key, type, name] = /^([A-Z]+) \/ (.+?) \/ (.+)$/u.exec(path) ?? [];
  const template = resolveTemplate(await loadTemplate(key as TemplateKey));
  const found = template.byName.get(type ?? '')?.attributes.find((one) => one.name === name);
  return found === undefined ? {} : { ...found };
}

/** `null` for a member that must not be there. */
const CLAIMS: Record<string, [path: string, is: Record<string, unknown>][]> = {
  'keys that only we could give are neither required nor in a pattern (first imports)': [
    ['CMDB / Configuration Item / CI ID', { required: null, regex: null }],
    ['ECMDB / Configuration Item / CI ID', { required: null, regex: null }],
    ['CORE / Business Service / Service ID', { required: null, regex: null }],
    ['CORE / Application / Application ID', { required: null, regex: null }],
    ['ITAM / Asset / Asset Tag', { required: null, regex: null, unique: true }],
    ['SEC / Risk / Risk ID', { regex: null }],
  ],
  'a host name is not unique across domains, a full name and a serial number are': [
    ['BASIC / Server / Hostname', { unique: null, required: true }],
    ['CMDB / Virtual Machine / Hostname', { unique: null }],
    ['ECMDB / Network Device / Hostname', { unique: null, required: null }],
    ['BASIC / Server / FQDN', { unique: true }],
    ['ECMDB / Virtual Machine / FQDN', { unique: true }],
    ['CMDB / Network Device / Serial Number', { unique: true }],
  ],
  'people are found by user name, as in the People schema of Atlassian': [
    ['CORE / Person / Username', { required: true, unique: true }],
    ['CORE / Person / Email', { required: null }],
  ],
  'lists that life makes longer than ten have no limit': [
    ['SAM / Product Bundle / Components', { max: -1 }],
    ['CMDB / Certificate / Installed On', { max: -1 }],
    ['ECMDB / Load Balancer / Pool Members', { max: -1 }],
    ['NET / Interface / Tagged VLANs', { max: -1 }],
    ['SEC / Vulnerability / Affected Releases', { max: -1 }],
    ['SEC / Control / Requirements', { max: -1 }],
    ['ITAM / Lease Schedule / Leased Assets', { max: -1 }],
    ['ECMDB / Maintenance Window / Configuration Items', { max: -1 }],
  ],
  'an owner is a person, an owning team a team': [
    ['CLD / Component / Owning Team', { to: 'CORE.Team' }],
    ['CLD / Secret Reference / Owning Team', { to: 'CORE.Team' }],
    ['ECMDB / Backup Policy / Owning Team', { to: 'CORE.Team' }],
    ['NET / Firewall Rule Set / Owning Team', { to: 'CORE.Team' }],
    ['CLD / Component / Owner', { to: null }],
  ],
  'pickers offer active people, vendors of that kind, stockrooms and reference data in use': [
    ['ITAM / Asset / Owner', { filter: '"Status" = "Active"' }],
    ['CORE / Business Service / Owner', { filter: '"Status" = "Active"' }],
    ['ITAM / Stock Item / Stockroom', { filter: '"Location Type" = "Stockroom"' }],
    ['ITAM / Product Model / Manufacturer', { filter: '"Vendor Roles" = "Manufacturer"' }],
    ['PRI / Priority Rule / Impact Level', { filter: '"Status" = "Active"' }],
    ['DORA / ICT Service / Service Type', { filter: '"Status" = "Active"' }],
  ],
  'statuses fit the thing': [
    ['ITAM / Invoice / Status', { statuses: 'BILL' }],
    ['SEC / Risk / Status', { statuses: 'RISK' }],
    ['DOC / Document / Editorial State', { type: null }],
  ],
  'assets have a team in charge (GLPI)': [
    ['ITAM / Asset / Support Team', { to: 'CORE.Team' }],
    ['BASIC / Configuration Item / Support Team', { to: 'CORE.Team' }],
  ],
  'a power cord ends at power ports (NetBox: a cable ends at interfaces, ports, outlets and feeds)':
    [
      ['NET / Cable / A Side', { required: null }],
      ['NET / Cable / A Power Port', { to: 'Power Port' }],
      ['NET / Power Port / Power Unit', { to: 'Power Unit' }],
    ],
  'the register has keys and several linked arrangements (EBA rule 805, FAQ 59 to 65)': [
    ['DORA / Supply Chain Link / Recipient Provider', { required: true }],
    ['DORA / Contractual Arrangement / Linked External Arrangement', { max: -1 }],
    ['DORA / Contractual Arrangement / Signing Entities', { required: true, max: -1 }],
    ['DORA / Contractual Arrangement / Signing Providers', { max: -1 }],
    ['DORA / Contractual Arrangement / Signing Group Providers', { max: -1 }],
  ],
  'devices have console ports, and a request for data says what it is about': [
    ['NET / Interface / Tagged VLANs', { to: 'VLAN' }],
    ['PRIV / Data Subject Request / Processing Activities', { to: 'Processing Activity' }],
  ],
  'residual risk is empty until it is assessed (ISO/IEC 27005)': [
    ['SEC / Risk / Residual Level', { required: null }],
    ['SEC / Risk / Inherent Level', { type: 'select' }],
    ['VND / Risk Assessment / Residual Risk', { required: null }],
  ],
  'a risk can fall on a vendor, a service and an application': [
    ['SEC / Risk / Vendor', { to: 'CORE.Vendor' }],
    ['SEC / Risk / Business Service', { to: 'CORE.Business Service' }],
    ['SEC / Risk / Application', { to: 'CORE.Application' }],
  ],
  'cost records have the columns of FOCUS 1.2': [
    ['CLD / Cloud Cost Record / Contracted Cost', { type: 'float' }],
    ['CLD / Cloud Cost Record / Service Name', { type: 'text' }],
    ['CLD / Cloud Cost Record / Sub-Account Type', { type: 'text' }],
    ['CLD / Cloud Cost Record / Commitment Discount Status', { options: ['Used', 'Unused'] }],
    ['CLD / Cloud Cost Record / Commitment Discount', { to: 'Commitment Discount' }],
  ],
  'an incident has what it is classified by (DORA Art. 18(1), NIS2 Art. 23(4))': [
    ['INC / Security Incident / Clients Affected', { type: 'integer' }],
    ['INC / Security Incident / Transactions Affected', { type: 'integer' }],
    ['INC / Security Incident / Reputational Impact', { type: 'boolean' }],
    ['INC / Security Incident / Countries', { to: 'CORE.Country', max: -1 }],
    [
      'INC / Security Incident / Data Losses',
      { options: ['Availability', 'Authenticity', 'Integrity', 'Confidentiality'] },
    ],
    ['INC / Security Incident / Economic Impact Amount', { type: 'float' }],
    ['INC / Security Incident / Suspected Malicious', { options: ['Yes', 'No', 'Not Known'] }],
    ['INC / Security Incident / Configuration Items', { to: '@ConfigurationItem', max: -1 }],
  ],
  'controls name the six functions of NIST CSF 2.0': [
    [
      'SEC / Control / CSF Function',
      { options: ['Govern', 'Identify', 'Protect', 'Detect', 'Respond', 'Recover'] },
    ],
  ],
  'contracts cover things, and can be with a customer (iTop, GLPI)': [
    ['CORE / Contract / Vendor', { required: null }],
    ['CORE / Contract / Customer', { to: 'Customer' }],
    ['CORE / Contract / Covered Services', { max: -1 }],
    ['SLA / Service Level Agreement / Business Service', { required: null }],
  ],
  'nothing is an island that something should refer to': [
    ['SAM / Use Right / Metric Definition', { to: 'Licence Metric' }],
    ['SAM / Licence Metric / Entitlements', { to: 'ITAM.Software Entitlement', max: -1 }],
    ['SAM / Licence Obligation / Software Products', { to: 'ITAM.Software Product' }],
    ['NET / Prefix / Autonomous System', { to: 'Autonomous System' }],
    ['NET / Rack / Hardware Asset', { to: 'ITAM.Infrastructure Equipment' }],
    ['VND / Due Diligence Case / Engagement', { to: 'Vendor Engagement' }],
    ['VND / Assurance Report / Engagements', { to: 'Vendor Engagement' }],
    ['SLA / Escalation Step / On-Call Rota', { to: 'WFM.On-Call Rota' }],
    ['SEC / Policy / Document', { to: 'DOC.Document' }],
    ['SVC / Service Review / Service Offering', { to: 'Service Offering' }],
  ],
};

describe.each(Object.entries(CLAIMS))('%s', (_claim, places) => {
  it.each(places)('%s', async (path, is) => {
    const found = await attribute(path);
    const members = Object.fromEntries(Object.keys(is).map((key) => [key, found[key] ?? null]));
    expect(members).toEqual(is);
  });
});

it.each([
  ['ITAM / Computer / MAC Address'],
  ['ITAM / Printer / MAC Address'],
  ['ITAM / Network Equipment / MAC Address'],
  ['NET / Interface / MAC Address'],
])('%s takes every spelling', async (path) => {
  const { regex } = await attribute(path);
  for (const spelling of ['aa:bb:cc:00:11:22', 'AA-BB-CC-00-11-22', 'aabbcc001122'])
    expect(spelling).toMatch(new RegExp(String(regex), 'u'));
  expect('aa:bb:cc:00:11').not.toMatch(new RegExp(String(regex), 'u'));
});

it.each(['Provision Country Code', 'Data at Rest Country Code', 'Data Processing Country Code'])(
  'an empty %s is filed as eba_GA:qx2007, and says so',
  async (name) => {
    const { description } = await attribute(`DORA / ICT Service / ${name}`);
    expect(description).toContain('eba_GA:qx2007');
  },
);

it('interfaces can be console ports (NetBox)', async () => {
  const { options } = await attribute('NET / Interface / Interface Type');
  expect(options).toContain('Console');
});

it('one list of device roles serves network, CMDB and assets', async () => {
  const roles = await Promise.all(
    [
      'NET / Device / Device Role',
      'BASIC / Network Device / Device Role',
      'CMDB / Network Device / Device Role',
      'ECMDB / Network Device / Device Role',
      'ITAM / Network Equipment / Device Role',
    ].map(async (path) => (await attribute(path))['options']),
  );
  expect(new Set(roles.map((list) => JSON.stringify(list))).size).toBe(1);
});
