/** An attribute's line: `Plate: text, required, unique - As on the registration`. Pure. */
import { nearestNames } from '../../templates/nearest-names';
import type { TemplateStatus } from '../../templates/template.generated';
import { inert } from '../../text/inert';
import { BOUNDS } from '../bounds';
import { after, cut, cutDescription, pieceOf, type Piece } from './line';
import type { NotationError, OutlinedAttribute } from './outline';
import { KIND_NAMES, kindAt, kindNamed, likelyCategory, type Kind } from './words';

type Report = (piece: Piece, expected: string, nearest?: readonly string[]) => void;

/**
 * Null where it has no name or no kind that can be read; what is wrong besides is reported, and
 * read as far as it goes.
 */
export function readAttribute(
  text: string,
  line: number,
  column: number,
  errors: NotationError[],
): OutlinedAttribute | null {
  const report: Report = (piece, expected, nearest = []) =>
    errors.push({
      line,
      column: piece.column,
      expected,
      found: piece.text.slice(0, 80),
      nearest: [...nearest],
    });
  const { head, rest } = cutDescription(text, column);
  const [first, said] = cut(head.text, ':', head.column, 2);
  if (first === undefined || said === undefined || said.text === '') {
    report(head, 'an attribute as "Name: kind", for example "Plate: text"');
    return null;
  }
  const name = checkedName(pieceOf(first), report);
  const [kindPiece, ...others] = cut(said.text, ',', said.column);
  const known = kindPiece === undefined || kindPiece.isQuoted ? null : kindAt(kindPiece.text);
  if (kindPiece === undefined || known === null) {
    report(
      said,
      `a kind: ${KIND_NAMES.join(', ')}, or "-> Object Type"`,
      nearestNames(said.text.split(/[\s,(]/u)[0] ?? '', KIND_NAMES),
    );
    return null;
  }
  const attribute: OutlinedAttribute = {
    ...blank(name, known.kind, line, first.column),
    description: checkedLength(rest, BOUNDS.description, report),
  };
  const rest0 = restOf(kindPiece, known.length);
  const pieces = [...(rest0.text === '' ? [] : insideBrackets(rest0)), ...others];
  for (const [index, piece] of pieces.entries()) {
    if (known.kind === 'reference' && index === 0) readTarget(attribute, piece, report);
    else if (!readFlag(attribute, piece, report)) readItem(attribute, piece, report);
  }
  complete(attribute, kindPiece, report);
  return attribute;
}

const blank = (name: string, kind: Kind, line: number, column: number): OutlinedAttribute => ({
  line,
  column,
  name,
  kind,
  description: '',
  required: false,
  unique: false,
  max: null,
  regex: null,
  suffix: null,
  options: [],
  statuses: [],
  to: '',
  as: null,
  subtypes: false,
  optional: false,
  filter: null,
});

/**
 * What follows the word of the kind in its piece: `select Petrol` has its first option there. A
 * colon between the two is forgiven.
 */
function restOf(piece: Piece, length: number): Piece {
  const text = piece.text.slice(length);
  const leading = text.length - text.replace(/^[\s:]+/u, '').length;
  return { text: text.slice(leading), column: piece.column + length + leading, isQuoted: false };
}

/** `status (In Use, In Repair)`: brackets round all of the items are taken off. */
function insideBrackets(piece: Piece): Piece[] {
  const inner = /^\((?<items>[^()]*(?:\([^()]*\)[^()]*)*)\)$/u.exec(piece.text)?.groups?.['items'];
  return inner === undefined ? [piece] : cut(inner, ',', piece.column + 1);
}

function readTarget(attribute: OutlinedAttribute, piece: Piece, report: Report): void {
  const [target = piece, as] = cut(piece.text, ' as ', piece.column, 2).map(pieceOf);
  if (target.text === '') report(piece, 'the object type it points at, as "-> Location"');
  attribute.to = target.text;
  if (as !== undefined) attribute.as = checkedName(as, report);
}

/**
 * The attributes each flag goes with; Assets ignores a field that does not belong to a kind, so
 * that it would be lost in silence.
 */
const GOES_WITH: Readonly<Record<string, readonly Kind[]>> = {
  unique: ['text', 'integer', 'float', 'date', 'datetime', 'url', 'reference'],
  max: ['email', 'select', 'user', 'group', 'reference'],
  regex: ['text', 'email'],
  suffix: ['integer', 'float'],
  reference: ['reference'],
};

function readFlag(attribute: OutlinedAttribute, piece: Piece, report: Report): boolean {
  if (piece.text.startsWith('"')) return false;
  const only = (flag: string): void => {
    const kinds = GOES_WITH[flag] ?? [];
    if (!kinds.includes(attribute.kind))
      report(
        piece,
        `this only with ${kinds.map((kind) => (kind === 'reference' ? 'a reference' : kind)).join(', ')}`,
      );
  };
  if (/^(?:required|mandatory)$/iu.test(piece.text)) attribute.required = true;
  else if (/^unique$/iu.test(piece.text)) {
    only('unique');
    attribute.unique = true;
  } else if (/^(?:(?:with )?subtypes|optional)$/iu.test(piece.text)) {
    only('reference');
    if (/^optional$/iu.test(piece.text)) attribute.optional = true;
    else attribute.subtypes = true;
  } else return readValueFlag(attribute, piece, report, only);
  return true;
}

function readValueFlag(
  attribute: OutlinedAttribute,
  piece: Piece,
  report: Report,
  only: (flag: string) => void,
): boolean {
  const most = /^(?:up to|at most|max) (?<count>\d{1,7})$/iu.exec(piece.text)?.groups?.['count'];
  const many = /^(?:unlimited|many|several|multiple)$/iu.test(piece.text);
  if (most !== undefined || many) {
    only('max');
    attribute.max = most === undefined ? -1 : Number(most);
    return true;
  }
  const regex = after(piece, /^(?:matches|pattern)\s+/iu);
  const suffix = after(piece, /^(?:suffix|unit)\s+/iu);
  const filter = after(piece, /^filter\s+/iu);
  const as = after(piece, /^as\s+/iu);
  if (regex !== null) {
    only('regex');
    attribute.regex = regex.text;
  } else if (suffix !== null) {
    only('suffix');
    attribute.suffix = suffix.text;
  } else if (filter !== null) {
    only('reference');
    attribute.filter = checkedFilter(filter, report);
  } else if (as !== null && attribute.kind === 'reference') attribute.as = checkedName(as, report);
  else return false;
  return true;
}

const FLAGS = [
  'required',
  'unique',
  'up to 5',
  'unlimited',
  'matches ^…$',
  'suffix …',
  'subtypes',
  'optional',
  'filter "Status" = "Active"',
];

function checkedFilter(piece: Piece, report: Report): string {
  if (piece.text === '' || piece.text.length > MOST_FILTER)
    report(piece, `a condition of 1 to ${MOST_FILTER} characters, as: filter "Status" = "Active"`);
  seen(piece, report);
  return piece.text;
}
const MOST_FILTER = 255;

function readItem(attribute: OutlinedAttribute, piece: Piece, report: Report): void {
  const item = pieceOf(piece);
  if (attribute.kind === 'select') attribute.options.push(optionOf(item, report));
  else if (attribute.kind === 'status') attribute.statuses.push(statusOf(piece, report));
  else report(piece, `one of ${FLAGS.join(', ')}`, nearestNames(piece.text, FLAGS));
}

function optionOf(item: Piece, report: Report): string {
  if (item.text === '' || item.text.length > BOUNDS.name || item.text.includes(','))
    report(item, `an option of 1 to ${BOUNDS.name} characters without a comma`);
  seen(item, report);
  return item.text;
}

/** `In Repair (pending)`; where no category is given, the one that the name most likely means. */
function statusOf(piece: Piece, report: Report): TemplateStatus {
  const found = /^(?<name>.+?)\s*\((?<category>\w+)\)$/su.exec(piece.text)?.groups;
  const name = pieceOf({ ...piece, text: found?.['name'] ?? piece.text });
  const said = found?.['category']?.toLowerCase();
  const category = (['active', 'inactive', 'pending'] as const).find((one) => one === said);
  if (said !== undefined && category === undefined)
    report(piece, 'a status as "In Use (active)", with active, pending or inactive');
  if (name.text.length < 2 || name.text.length > 30) report(name, 'a status of 2 to 30 characters');
  seen(name, report);
  return { name: name.text, category: category ?? likelyCategory(name.text) };
}

function complete(attribute: OutlinedAttribute, kind: Piece, report: Report): void {
  const { options, statuses, max, regex } = attribute;
  if (attribute.kind === 'select' && (options.length === 0 || options.length > BOUNDS.options))
    report(kind, `its options, as "select Petrol, Diesel", at most ${BOUNDS.options}`);
  if (attribute.kind === 'status' && (statuses.length === 0 || statuses.length > BOUNDS.statuses))
    report(kind, 'its statuses, as "status In Use (active), Sold (inactive)"');
  if (attribute.kind === 'reference' && attribute.to === '')
    report(kind, 'the object type it points at, as "-> Location"');
  if (max !== null && max !== -1 && (max < 2 || max > BOUNDS.most))
    report(kind, `"up to" a number from 2 to ${BOUNDS.most}, or "unlimited"`);
  if (regex !== null && !/^\^.*\$$/su.test(regex))
    report(kind, 'a pattern of the whole value, from ^ to $');
  if (attribute.suffix === '') report(kind, 'a unit behind "suffix"');
}

export function checkedName(piece: Piece, report: Report): string {
  if (piece.text === '' || piece.text.length > BOUNDS.name)
    report(piece, `a name of 1 to ${BOUNDS.name} characters`);
  seen(piece, report);
  return piece.text;
}

/** What cannot be seen would give another name than the person reads. */
function seen(piece: Piece, report: Report): void {
  if (inert(piece.text, Number.MAX_SAFE_INTEGER) !== piece.text)
    report(piece, 'characters that can be seen, and no doubled blanks');
}

export function checkedLength(piece: Piece | null, most: number, report: Report): string {
  if (piece === null) return '';
  if (piece.text.length > most) report(piece, `a description of at most ${most} characters`);
  return piece.text;
}

/** Whether a bare option or status of this text would be read as something else. */
export const isFlagWord = (text: string): boolean =>
  kindNamed(text) !== null ||
  /^(?:required|mandatory|unique|(?:with )?subtypes|optional|unlimited|many|several|multiple)$/iu.test(
    text,
  ) ||
  /^(?:up to|at most|max|matches|pattern|suffix|unit|filter|as)\s/iu.test(text);
