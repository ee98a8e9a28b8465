/** Attributes as people list them: "Plate (text, unique), Driver (user) and Status (In Use, Sold)". Pure. */
import { isFlagWord } from '../../../src/models/notation/attribute-line';
import { written } from '../../../src/models/notation/line';
import { kindNamed } from '../../../src/models/notation/words';

/** Cuts at `separator` outside brackets. */
export function cutOutside(text: string, separator: RegExp): string[] {
  const kept: string[] = [];
  const masked = text.replace(/\([^()]*\)|"[^"]*"/gu, (part) => {
    kept.push(part);
    return `\u0001${kept.length - 1}\u0002`;
  });
  return masked
    .split(separator)
    .map((part) => part.replace(/\u0001(\d+)\u0002/gu, (_, at: string) => kept[Number(at)] ?? ''))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Each as a line of the notation. @param types names that a reference may mean */
export const attributeLines = (text: string, types: readonly string[]): string[] =>
  cutOutside(text, /\s*(?:,\s*and|,|;|&|\band\b)\s+/iu).flatMap((said) =>
    MADE_BY_ASSETS.test(said.trim()) ? [] : (attributeLine(said, types) ?? []),
  );

/** Every object has these without being asked. */
const MADE_BY_ASSETS = /^(?:an? |the |its )?(?:name|key|created|updated)(?: \(text\))?$/iu;

/** Null where no name is left of what was said. */
export function attributeLine(said: string, types: readonly string[]): string | null {
  const found =
    /^(?<name>[^():]+?)\s*(?:\((?<inside>.*)\)|:\s*(?<after>.+)|\bas an? (?<kind>.+))?$/isu.exec(
      said.replace(
        /^(?:an?|the|its|one)\s+(?:attribute\s+|field\s+)?(?:called\s+|named\s+)?/iu,
        '',
      ),
    )?.groups;
  const name = titled(found?.['name'] ?? '');
  if (name === '') return null;
  const details = (found?.['inside'] ?? found?.['after'] ?? found?.['kind'] ?? '').trim();
  return `  ${written(name)}: ${kindWords(name, details, types)}`;
}

/** First letters large, as Assets shows names; a word that has large letters already stays as it is. */
export const titled = (text: string): string =>
  text
    .replace(/^["'“”]+|["'“”.]+$/gu, '')
    .trim()
    .split(/\s+/u)
    .map((word) => (/\p{Lu}/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');

function kindWords(name: string, details: string, types: readonly string[]): string {
  const pieces = cutOutside(details, /,/u);
  const [first = '', ...rest] = pieces;
  const target = typeNamed(
    /^(?:->|→|refers to|reference to|link to|an?)\s*(.+)$/iu.exec(first)?.[1] ?? first,
    types,
  );
  if (first === '') return likelyKind(name, types);
  if (target !== null && kindNamed(first) === null)
    return [`-> ${written(target)}`, ...rest].join(', ');
  if (/^(?:->|→|refers to|reference to)/iu.test(first))
    return [first.replace(/^(?:->|→|refers to|reference to)\s*/iu, '-> '), ...rest].join(', ');
  if (kindNamed(first) !== null || /^(?:select|status|state|choice|one of)\b/iu.test(first))
    return pieces.join(', ');
  const flags = pieces.filter(isFlagWord);
  if (flags.length === pieces.length) return [likelyKind(name, types), ...flags].join(', ');
  const values = pieces.filter((piece) => !isFlagWord(piece));
  return [
    `${/\b(?:status|state|stage|phase)\b/iu.test(name) ? 'status' : 'select'} ${values.join(', ')}`,
    ...flags,
  ].join(', ');
}

function typeNamed(text: string, types: readonly string[]): string | null {
  const said = text.trim().toLowerCase();
  return (
    types.find((type) => type.toLowerCase() === said || `${type.toLowerCase()}s` === said) ?? null
  );
}

/**
 * Kinds that a name leaves little doubt of; everything else is text. What was understood is shown
 * before anything is built.
 */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/\b(?:date|birthday|deadline|expiry|since|until|start|end)$/iu, 'date'],
  [/^(?:is|has|needs|can)\b/iu, 'boolean'],
  [/\be-?mail\b/iu, 'email'],
  [/\b(?:url|website|link)$/iu, 'url'],
  [/\bip address\b/iu, 'ipaddress'],
  [/\b(?:count|quantity|seats|year|amount)$|^number of\b/iu, 'integer'],
  [/\b(?:cost|price|fee)$/iu, 'float'],
  [/\b(?:notes|description|comments?|remarks?)$/iu, 'textarea'],
];

function likelyKind(name: string, types: readonly string[]): string {
  const target = typeNamed(name, types);
  if (target !== null) return `-> ${written(target)}`;
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}
