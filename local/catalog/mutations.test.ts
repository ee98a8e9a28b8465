/** Each rule can fail: the real catalogue with one deliberate defect is refused, by that rule. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintSources, templateFiles, type LintProblem, type SourceFile } from './lint';
import { MODEL_RULES } from './rules';
import { FORMAT_RULES } from './rules/format-rules';

const CATALOG = join(__dirname, '../../catalog');
const TEXTS = templateFiles(CATALOG).map((file) => ({
  file,
  text: readFileSync(join(CATALOG, file), 'utf8'),
}));

type Json = Record<string, unknown>;
interface Attribute extends Json {
  name: string;
  type: string;
}
interface Type extends Json {
  name: string;
  attributes: Attribute[];
  children?: Type[];
}
interface Model extends Json {
  key: string;
  extends: string[];
  statusSets: Record<string, Json[]>;
  objectTypes: Type[];
}

/** The catalogue as it is, to be changed at will. */
class Draft {
  readonly files = TEXTS.map(({ file, text }) => ({ file, json: JSON.parse(text) as Model }));

  template(key: string): Model {
    return must(this.files.find(({ json }) => json.key === key)?.json, key);
  }

  type(template: string, name: string): Type {
    const find = (types: Type[]): Type | undefined =>
      types.flatMap((type) => (type.name === name ? [type] : (find(type.children ?? []) ?? [])))[0];
    return must(find(this.template(template).objectTypes), name);
  }

  attribute(template: string, type: string, name: string): Attribute {
    return must(
      this.type(template, type).attributes.find((one) => one.name === name),
      name,
    );
  }

  /** One more attribute, sound unless told otherwise. */
  add(template: string, type: string, more: Json): void {
    this.type(template, type).attributes.push({
      name: 'Added Thing',
      type: 'text',
      description: 'What was added.',
      ...more,
    } as Attribute);
  }

  drop(template: string, type: string, name: string): void {
    const owner = this.type(template, type);
    owner.attributes = owner.attributes.filter((one) => one.name !== name);
  }
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The catalogue has no ${what}.`);
  return value;
}

const names = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) =>
      `Added ${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`,
  );

/** For each rule the defect; of a format rule with what must be told of it. */
const MODEL: Record<string, (draft: Draft) => void> = {
  T1: (draft) => {
    draft.type('ITAM', 'Stocktake Line').name = 'stocktake line';
  },
  T2: (draft) => {
    draft.type('ITAM', 'Stocktake Line').name = 'Stocktake Lines';
  },
  N1: (draft) => draft.add('CORE', 'Vendor', { name: 'Turnover (net)' }),
  N4: (draft) => draft.add('CORE', 'Vendor', { name: 'Is Listed', type: 'boolean' }),
  N5: (draft) => draft.add('CORE', 'Vendor', { name: 'Founded', type: 'date' }),
  N6: (draft) => draft.add('CORE', 'Vendor', { name: 'Terms', type: 'url' }),
  P2: (draft) =>
    names(2).forEach((name) => draft.add('CORE', 'Vendor', { name, type: 'textarea' })),
  'P3-user': (draft) =>
    names(2).forEach((name) => draft.add('CORE', 'Vendor', { name, type: 'user' })),
  'P3-group': (draft) =>
    names(2).forEach((name) => draft.add('CORE', 'Vendor', { name, type: 'group' })),
  P4: (draft) =>
    names(9).forEach((name) =>
      draft.add('PRI', 'Impact Level', {
        name,
        type: 'reference',
        to: 'CORE.Person',
        as: 'Owned By',
      }),
    ),
  'P4-advice': (draft) =>
    names(4).forEach((name) =>
      draft.add('PRI', 'Impact Level', {
        name,
        type: 'reference',
        to: 'CORE.Person',
        as: 'Owned By',
      }),
    ),
  D1: (draft) => {
    draft.attribute('CORE', 'Person', 'Job Title')['description'] = ' ';
  },
  D2: (draft) => {
    draft.attribute('SAM', 'Product Bundle', 'Components')['brief'] = 'Up to ten titles.';
  },
  M1: (draft) => draft.drop('CORE', 'Team', 'Status'),
  M2: (draft) => draft.drop('CORE', 'Person', 'End Date'),
  M3: (draft) => draft.drop('CORE', 'Cost Centre', 'Currency'),
  M4: (draft) => draft.add('CORE', 'Vendor', { name: 'Country of Origin' }),
  S1: (draft) => draft.add('ITAM', 'SIM Card', { name: 'Admin Password' }),
  I1: (draft) => draft.add('CORE', 'Vendor', { name: 'Portal IP Address', type: 'ipaddress' }),
  K1: (draft) => {
    draft.attribute('DORA', 'Business Function', 'Criticality Reasons').type = 'text';
  },
  B1: (draft) => {
    draft.attribute('ITAM', 'Asset', 'Owner')['brief'] = undefined;
  },
  B2: (draft) => {
    draft.type('ITAM', 'Asset')['brief'] = 'Shared shape of everything tagged: identity, st';
  },
  B3: (draft) => {
    draft.type('CORE', 'Country')['purpose'] = 'A country.';
    draft.type('CORE', 'Country')['brief'] = 'A country of the world.';
  },
  K4: (draft) => {
    draft.attribute('CORE', 'Application', 'Application ID')['regex'] = '^APP-[0-9]{3,6}$';
  },
  R2: (draft) => {
    draft.attribute('NET', 'Interface', 'MAC Address')['regex'] = '^([0-9A-F]{2}:){5}[0-9A-F]{2}$';
  },
  I2: (draft) => draft.drop('CLD', 'Compute Instance', 'IPv6 Address'),
  'P5-any': (draft) => {
    draft.attribute('CORE', 'Person', 'Teams')['max'] = -1;
  },
  C2: (draft) => {
    draft.attribute('CORE', 'Cost Centre', 'Owner')['to'] = 'Team';
  },
  F6: (draft) => {
    delete draft.attribute('ITAM', 'Asset', 'Owner')['filter'];
  },
  V3: (draft) => {
    draft.attribute('ITAM', 'Invoice', 'Status')['statuses'] = 'ORDER';
  },
  M8: (draft) => draft.drop('ITAM', 'Asset', 'Support Team'),
  Q1: (draft) => {
    draft.attribute('SEC', 'Risk', 'Residual Level')['required'] = true;
  },
  Q2: (draft) => names(9).forEach((name) => draft.add('CORE', 'Team', { name, required: true })),
  I3: (draft) => {
    delete draft.type('ITAM', 'Invoice')['findBy'];
  },
  I4: (draft) => {
    draft.type('ITAM', 'Invoice')['nameRule'] = '{Supplier} · {Invoice Number}';
  },
  I5: (draft) => {
    draft.type('CMDB', 'Server')['nameRule'] = '{FQDN}';
  },
  I6: (draft) => {
    draft.type('INC', 'Incident Action')['nameRule'] = '{Incident} · {Due Date}';
  },
  S2: (draft) => {
    draft.type('WFM', 'Emergency Contact')['purpose'] = 'Somebody to call.';
  },
  M5: (draft) => {
    draft.type('CORE', 'Business Service').attributes.forEach((one) => {
      if (one.type === 'reference') one['as'] = 'Concerns';
    });
  },
  G1: (draft) => draft.drop('PRIV', 'Data Subject Request', 'Processing Activities'),
  M6: (draft) => {
    draft.type('CORE', 'Department').attributes.forEach((one) => {
      delete one['unique'];
    });
  },
  M7: (draft) => draft.drop('CMDB', 'Configuration Item', 'Last Discovered'),
  T6: (draft) => {
    draft.type('SVC', 'Service Category').name = 'Laptop';
    retarget(draft, 'SVC', 'Service Category', 'Laptop');
  },
  C1: (draft) => draft.add('SVC', 'Service Category', { name: 'Serial Number', type: 'integer' }),
  'V1-known': (draft) => {
    renameSet(draft.template('SVC'), 'RECORD', 'ENTRY');
  },
  'V1-set': (draft) => {
    for (const { json } of draft.files)
      json.statusSets = JSON.parse(
        JSON.stringify(json.statusSets).replaceAll(
          '{"name":"Inactive","category":"inactive"}',
          '{"name":"Dormant","category":"pending"}',
        ),
      ) as Model['statusSets'];
  },
  'V1-same': (draft) => {
    draft.template('SVC').statusSets['RECORD']?.push({ name: 'Resting', category: 'pending' });
  },
  V2: (draft) => {
    draft.attribute('CORE', 'Person', 'Manager')['as'] = 'Obeys';
  },
  O4: (draft) =>
    draft.add('CORE', 'Vendor', {
      name: 'Employment Type',
      type: 'select',
      options: ['One', 'Two'],
    }),
  T3: (draft) => {
    draft.type('SVC', 'Service Category').name = 'Location';
    retarget(draft, 'SVC', 'Service Category', 'Location');
  },
  X1: (draft) => draft.drop('ECMDB', 'Server', 'Hostname'),
  X2: (draft) => {
    delete draft.attribute('ECMDB', 'Server', 'FQDN')['unique'];
  },
  X3: (draft) => {
    delete draft.template('CMDB')['contains'];
  },
  DORA: (draft) => {
    draft.attribute('DORA', 'ICT Service', 'Provider')['codes'] = ['B_02.02.c0030'];
  },
};

const FORMAT: Record<string, { told: RegExp; mutate: (draft: Draft) => void }> = {
  A2: {
    told: /which Assets makes itself, found "Name"/u,
    mutate: (draft) => draft.add('CORE', 'Person', { name: 'Name' }),
  },
  A1: {
    told: /that Asset does not declare, found "Owner"/u,
    mutate: (draft) => draft.add('ITAM', 'Laptop', { name: 'Owner' }),
  },
  'T1-once': {
    told: /expected a name other than that of/u,
    mutate: (draft) => {
      draft.type('CORE', 'Team').name = 'PERSON';
    },
  },
  T4: {
    told: /children below an abstract object type/u,
    mutate: (draft) => {
      draft.type('CORE', 'Team')['abstract'] = true;
    },
  },
  T5: {
    told: /icon: expected a value/u,
    mutate: (draft) => {
      delete draft.type('CORE', 'Team')['icon'];
    },
  },
  P1: {
    told: /at most 31 attributes/u,
    mutate: (draft) => names(30).forEach((name) => draft.add('CORE', 'Person', { name })),
  },
  P5: {
    told: /expected at most 10/u,
    mutate: (draft) => {
      draft.attribute('CORE', 'Person', 'Teams')['max'] = 11;
    },
  },
  P6: {
    told: /no such member, found "max"/u,
    mutate: (draft) => draft.add('CORE', 'Person', { max: 3 }),
  },
  O1: {
    told: /at most 20 entries/u,
    mutate: (draft) => draft.add('CORE', 'Person', { type: 'select', options: names(21) }),
  },
  O2: {
    told: /at most 40 characters/u,
    mutate: (draft) =>
      draft.add('CORE', 'Person', { type: 'select', options: ['One', 'x'.repeat(41)] }),
  },
  O3: {
    told: /matches \^\[\^,\]\+\$, found "One, or two"/u,
    mutate: (draft) =>
      draft.add('CORE', 'Person', { type: 'select', options: ['None', 'One, or two'] }),
  },
  O5: {
    told: /one code for each of 2 options/u,
    mutate: (draft) =>
      draft.add('CORE', 'Person', { type: 'select', options: ['One', 'Two'], optionCodes: ['x1'] }),
  },
  F1: {
    told: /an object type of CORE, found "Persona"/u,
    mutate: (draft) =>
      draft.add('ITAM', 'Stocktake', { type: 'reference', to: 'CORE.Persona', as: 'Owned By' }),
  },
  F2: {
    told: /a required reference only to a template in extends/u,
    mutate: (draft) =>
      draft.add('SVC', 'Service Category', {
        type: 'reference',
        to: 'SEC.Risk',
        as: 'Concerns',
        required: true,
      }),
  },
  F3: {
    told: /subtypes: true, for "Organisation" is abstract/u,
    mutate: (draft) =>
      draft.add('CORE', 'Person', { type: 'reference', to: 'Organisation', as: 'Concerns' }),
  },
  F4: {
    told: /extends\[\d\]: expected one of/u,
    mutate: (draft) => {
      draft.template('SVC').extends.push('NOWHERE');
    },
  },
  F5: {
    told: /filter: expected an attribute of Person, found "State"/u,
    mutate: (draft) => {
      draft.attribute('ITAM', 'Asset', 'Owner')['filter'] = '"State" = "Active"';
    },
  },
  R1: {
    told: /matches \^\\\^\.\*\\\$\$, found "\[A-Z\]"/u,
    mutate: (draft) => draft.add('CORE', 'Person', { regex: '[A-Z]' }),
  },
  U1: {
    told: /no such member, found "unique"/u,
    mutate: (draft) => draft.add('CORE', 'Person', { type: 'email', unique: true }),
  },
  U2: {
    told: /at most 2 unique attributes/u,
    mutate: (draft) =>
      names(2).forEach((name) => draft.add('CORE', 'Person', { name, unique: true })),
  },
  K2: {
    told: /expected text that matches \^\[A-Z\]/u,
    mutate: (draft) => {
      draft.template('SVC').key = 'svc';
    },
  },
  K3: {
    told: /expected "inactive", as for "Active"/u,
    mutate: (draft) => {
      must(draft.template('SVC').statusSets['RECORD']?.[0], 'status')['category'] = 'inactive';
    },
  },
  V0: {
    told: /found "NOWHERE"/u,
    mutate: (draft) => {
      draft.attribute('CORE', 'Person', 'Status')['statuses'] = 'NOWHERE';
    },
  },
};

function retarget(draft: Draft, template: string, from: string, to: string): void {
  const text = JSON.stringify(draft.template(template).objectTypes).replaceAll(
    `"to":"${from}"`,
    `"to":"${to}"`,
  );
  draft.template(template).objectTypes = JSON.parse(text) as Type[];
}

function renameSet(model: Model, from: string, to: string): void {
  model.statusSets = Object.fromEntries(
    Object.entries(model.statusSets).map(([set, statuses]) => [set === from ? to : set, statuses]),
  );
  model.objectTypes = JSON.parse(
    JSON.stringify(model.objectTypes).replaceAll(`"statuses":"${from}"`, `"statuses":"${to}"`),
  ) as Type[];
}

function lintAfter(mutate: (draft: Draft) => void): LintProblem[] {
  const draft = new Draft();
  mutate(draft);
  return lintSources(draft.files satisfies SourceFile[]);
}

const line = ({ rule, file, path, expected, found }: LintProblem): string =>
  `${rule} ${file} ${path}: expected ${expected}, found ${found}`;
const before = new Set(lintAfter(() => undefined).map(line));

describe('the real catalogue with one defect', () => {
  it('has one for every rule', () => {
    expect(Object.keys(MODEL).sort()).toEqual(MODEL_RULES.map(({ id }) => id).sort());
    expect(Object.keys(FORMAT).sort()).toEqual(FORMAT_RULES.map(({ id }) => id).sort());
  });

  it.each(Object.entries(MODEL))('is told of by rule %s', (id, mutate) => {
    const told = lintAfter(mutate);
    expect(
      told.filter((problem) => problem.rule === id && !before.has(line(problem))),
      told.map(line).join('\n').slice(0, 1_000),
    ).not.toEqual([]);
  });

  it.each(Object.entries(FORMAT))('is refused for %s', (_id, { told, mutate }) => {
    expect(lintAfter(mutate).map(line).join('\n')).toMatch(told);
  });
});
