const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'Person',
  persons: 'Person',
  companies: 'Company',
  staff: 'Person',
};

/**
 * An object type as people say it ("vendors", "cost centres") in the form templates use:
 * singular, in title case. What has capitals inside stays.
 */
export function typeName(said: string): string {
  const words = said.trim().split(/\s+/);
  return words
    .map((word, index) => titleCase(index === words.length - 1 ? singular(word) : word))
    .join(' ');
}

function singular(word: string): string {
  const lower = word.toLowerCase();
  if (Object.hasOwn(IRREGULAR, lower)) return IRREGULAR[lower] ?? word;
  if (/^[^A-Z]*[A-Z].*[A-Z]/.test(word)) return word;
  if (/[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(sses|ches|shes|xes)$/i.test(word)) return word.slice(0, -2);
  return /[^su]s$/i.test(word) ? word.slice(0, -1) : word;
}

const titleCase = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
