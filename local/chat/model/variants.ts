/** American and short spellings of words in template names, in the form names use. */
const VARIANTS: Readonly<Record<string, string>> = {
  center: 'centre',
  centers: 'centre',
  centres: 'centre',
  catalog: 'catalogue',
  license: 'licence',
  licenses: 'licence',
  licences: 'licence',
  organization: 'organisation',
  mgmt: 'management',
  mgt: 'management',
  managing: 'management',
  manage: 'management',
  config: 'configuration',
  infra: 'infrastructure',
  std: 'standard',
  docs: 'documentation',
  doc: 'documentation',
};

/** One form of a word of a name: variants folded, a plain plural dropped. */
export function nameForm(word: string): string {
  const form = Object.hasOwn(VARIANTS, word) ? VARIANTS[word] : undefined;
  if (form !== undefined) return form;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
