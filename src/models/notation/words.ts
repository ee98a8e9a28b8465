/**
 * The closed words of the notation: kinds of attributes, as people call them, and statuses by
 * what they are called. Pure.
 */
import type { TemplateAttribute, TemplateStatus } from '../../templates/template.generated';

export type Kind = TemplateAttribute['type'];

/** Each kind, and what else it is called. The first is how it is written. */
const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  text: ['text', 'short text', 'string', 'free text'],
  textarea: ['textarea', 'text area', 'long text', 'multiline text', 'notes'],
  integer: ['integer', 'number', 'int', 'whole number'],
  float: ['float', 'decimal', 'double', 'decimal number'],
  boolean: ['boolean', 'bool', 'yes/no', 'checkbox', 'flag'],
  date: ['date', 'day'],
  datetime: ['datetime', 'date time', 'date and time', 'timestamp'],
  url: ['url', 'link', 'web address', 'website'],
  email: ['email', 'e-mail', 'mail', 'email address'],
  ipaddress: ['ipaddress', 'ip address', 'ip'],
  select: ['select', 'choice', 'dropdown', 'drop-down', 'one of', 'list', 'options'],
  status: ['status', 'state'],
  user: ['user', 'person', 'people', 'account', 'jira user'],
  group: ['group', 'jira group', 'team'],
  reference: ['->', '→', 'reference to', 'refers to', 'link to'],
};

/** Longest first, so that "text area" is not read as text. */
const BY_NAME: readonly (readonly [string, Kind])[] = Object.entries(NAMES)
  .flatMap(([kind, names]) => names.map((name) => [name, kind as Kind] as const))
  .sort(([a], [b]) => b.length - a.length);

export const KIND_NAMES: readonly string[] = Object.keys(NAMES).filter(
  (kind) => kind !== 'reference',
);

/** The kind a text begins with, and how many characters name it. */
export function kindAt(text: string): { kind: Kind; length: number } | null {
  const lower = text.toLowerCase();
  const found = BY_NAME.find(
    ([name]) =>
      lower.startsWith(name) &&
      (/\W$/u.test(name) || !/[\p{L}\p{N}]/u.test(lower[name.length] ?? '')),
  );
  return found === undefined ? null : { kind: found[1], length: found[0].length };
}

/** The kind that a text names, and nothing else. */
export function kindNamed(text: string): Kind | null {
  const said = text.trim().toLowerCase();
  return BY_NAME.find(([name]) => name === said)?.[1] ?? null;
}

const INACTIVE = new RegExp(
  String.raw`\b(?:inactive|sold|retired|disposed|closed|archived|decommissioned|scrapped|lost` +
    String.raw`|stolen|deleted|cancelled|canceled|ended|expired|left|obsolete|rejected|removed` +
    String.raw`|gone|done|written off)\b`,
  'iu',
);
const PENDING = new RegExp(
  String.raw`\b(?:pending|repair|ordered|planned|stock|draft|review|reserved|maintenance` +
    String.raw`|waiting|requested|new|proposed|hold|transit|preparation|testing|approval)\b`,
  'iu',
);

/** What a status of that name most likely is, where nobody said: shown to the person before anything is built. */
export const likelyCategory = (name: string): TemplateStatus['category'] =>
  INACTIVE.test(name) ? 'inactive' : PENDING.test(name) ? 'pending' : 'active';
