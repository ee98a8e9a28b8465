/** Which licences may ship. */
import type { ShippedPackage } from './packages';

/** Permissive ones: they ask to keep a notice, and nothing of the code around them. SPDX ids. */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
];

/** Atlassian's SDK names a file instead of a licence: its developer terms, which every Forge app is under anyway. */
const ATLASSIAN_TERMS = 'SEE LICENSE IN LICENSE.txt';

export type LicenceVerdict = 'allowed' | 'atlassian-terms' | 'refused';

export function judgeLicence({
  name,
  licence,
}: Pick<ShippedPackage, 'name' | 'licence'>): LicenceVerdict {
  if (ALLOWED_LICENCES.includes(licence)) return 'allowed';
  return name.startsWith('@forge/') && licence === ATLASSIAN_TERMS ? 'atlassian-terms' : 'refused';
}
