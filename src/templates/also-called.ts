/** What people, and other models, call the object types that ours refer to. Pure. */
import { singular } from './nearly';

const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  Person: (
    'people,employee,staff,staff member,team ' +
    'member,worker,colleague,personnel,workforce,human,user,contact,mitarbeiter,personne,persona'
  ).split(','),
  Team: 'group,squad,crew,support group,support team,resolver group'.split(','),
  Department: 'division,org unit,organisational unit,organizational unit,unit,abteilung'.split(','),
  'Cost Centre': ['cost center', 'cost unit', 'budget centre', 'budget center', 'kostenstelle'],
  Location: 'site,building,office,facility,place,premises,room,campus,branch,standort'.split(','),
  Country: ['nation', 'state', 'land'],
  Vendor: 'supplier,company,provider,manufacturer,partner,third party,lieferant'.split(','),
  Customer: ['client', 'account', 'kunde'],
  Organisation: ['organization', 'company'],
  'Legal Entity': ['entity', 'legal person', 'company', 'subsidiary'],
  'Business Service': ['service', 'product'],
  Application: ['app', 'software', 'system', 'software application', 'anwendung'],
  Contract: ['agreement', 'vertrag'],
  'Configuration Item': ['ci', 'config item', 'asset'],
};

/**
 * `same`: the name itself, but for case and number; `other`: what it is called elsewhere; `part`:
 * one of both among other words.
 */
export type Likeness = 'same' | 'other' | 'part';

/** How a name is like that of an object type of ours; null where it is not. */
export function likeness(name: string, type: string): Likeness | null {
  const said = singular(name);
  const own = singular(type);
  if (said === own) return 'same';
  const others = (ALSO_CALLED[type] ?? []).map(singular);
  if (others.includes(said)) return 'other';
  const words = ` ${said} `;
  return [own, ...others].some((one) => one.length > 3 && words.includes(` ${one} `))
    ? 'part'
    : null;
}

/** The only one of our object types that is meant by a word such as "employees"; null where none is, or several are. */
export function typeCalled(said: string, types: readonly string[]): string | null {
  const names = [...new Set(types)];
  for (const wanted of ['same', 'other'] as const) {
    const found = names.filter((type) => likeness(said, type) === wanted);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}
