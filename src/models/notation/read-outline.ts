/**
 * The lines of a text in the notation. Any text is read without a throw: what cannot be is an
 * error with its place. Pure.
 */
import { nearestNames } from '../../templates/nearest-names';
import { BOUNDS } from '../bounds';
import { checkedLength, checkedName, readAttribute } from './attribute-line';
import { after, cut, cutDescription, pieceOf, type Piece } from './line';
import type { NotationError, Outline, OutlinedSchema, OutlinedType } from './outline';

const MOST_ERRORS = 20;

export function readOutline(text: string): Outline {
  const outline: Outline = { schema: null, types: [], errors: [] };
  if (text.length > BOUNDS.text) {
    tooMuch(outline, `at most ${BOUNDS.text} characters`, `${text.length} characters`);
    return outline;
  }
  const lines = linesOf(text);
  if (lines.length > BOUNDS.lines) {
    tooMuch(outline, `at most ${BOUNDS.lines} lines`, `${lines.length} lines`);
    return outline;
  }
  for (const [index, line] of lines.entries()) {
    if (outline.errors.length >= MOST_ERRORS) break;
    if (line.trim() !== '' && !/^\s*(?:#|```)/u.test(line)) readLine(outline, line, index + 1);
  }
  return outline;
}

const tooMuch = (outline: Outline, expected: string, found: string): void => {
  outline.errors.push({ line: 1, column: 1, expected, found, nearest: [] });
};

/** A text that came through as one line, with its ends of lines written out, is taken apart again. */
const linesOf = (text: string): string[] =>
  (/\n/u.test(text) ? text : text.replace(/\\n/gu, '\n')).split(/\r\n|[\n\r]/u);

function readLine(outline: Outline, line: string, number: number): void {
  const indent = line.length - line.trimStart().length;
  const text = line.trim();
  if (indent === 0 && /^schema\b/iu.test(text)) readSchema(outline, text, number);
  else if (indent === 0) readType(outline, text, number);
  else {
    const bullet = /^[-*•]\s+(?!>)/u.exec(text)?.[0].length ?? 0;
    const attribute = readAttribute(
      text.slice(bullet),
      number,
      indent + bullet + 1,
      outline.errors,
    );
    const type = outline.types.at(-1);
    if (type === undefined)
      outline.errors.push({
        line: number,
        column: 1,
        expected: 'an object type first, on a line that begins without a blank',
        found: text.slice(0, 80),
        nearest: [],
      });
    else if (attribute !== null) type.attributes.push(attribute);
  }
}

type Report = (piece: Piece, expected: string, nearest?: readonly string[]) => void;

const reporter =
  (errors: NotationError[], line: number): Report =>
  (piece, expected, nearest = []) => {
    errors.push({
      line,
      column: piece.column,
      expected,
      found: piece.text.slice(0, 80),
      nearest: [...nearest],
    });
  };

/** `schema FLEET "Company cars", version 1.2.0 - What it is for`. */
function readSchema(outline: Outline, text: string, line: number): void {
  const report = reporter(outline.errors, line);
  const { head, rest } = cutDescription(text, 1);
  const whole = { text, column: 1, isQuoted: false };
  if (outline.schema !== null) report(whole, 'one schema in a text');
  const [first = head, ...flags] = cut(head.text, ',', head.column);
  const said = after(first, /^schema\b\s*/iu) ?? { ...first, text: '' };
  const key = /^[^\s"]+/u.exec(said.text)?.[0] ?? '';
  const name = pieceOf({
    ...said,
    text: said.text.slice(key.length).trim(),
    column: said.column + key.length + 1,
  });
  if (!/^[A-Z][A-Z0-9]{1,9}$/u.test(key.toUpperCase()))
    report(said, 'a key of 2 to 10 letters and digits, as: schema FLEET "Company cars"');
  if (name.text.length > BOUNDS.name) report(name, `a name of at most ${BOUNDS.name} characters`);
  const schema: OutlinedSchema = {
    line,
    column: 1,
    key: key.toUpperCase(),
    name: name.text === '' ? null : name.text,
    summary: rest === null ? null : checkedLength(rest, BOUNDS.summary, report),
    version: null,
    category: null,
    level: null,
    extends: [],
  };
  for (const flag of flags) readSchemaFlag(schema, flag, report);
  outline.schema ??= schema;
}

const SCHEMA_FLAGS = ['version 1.0.0', 'category …', 'level 1', 'extends CORE'];

function readSchemaFlag(schema: OutlinedSchema, flag: Piece, report: Report): void {
  const version = after(flag, /^version\s+/iu);
  const category = after(flag, /^category\s+/iu);
  const level = after(flag, /^level\s+/iu);
  const hub = after(flag, /^extends\s+/iu);
  if (version !== null && /^\d{1,6}\.\d{1,6}\.\d{1,6}$/u.test(version.text))
    schema.version = version.text;
  else if (category !== null && category.text !== '' && category.text.length <= 60)
    schema.category = category.text;
  else if (level !== null && /^[123]$/u.test(level.text)) schema.level = Number(level.text);
  else if (hub !== null && /^[A-Z][A-Z0-9]{1,9}$/u.test(hub.text)) schema.extends.push(hub.text);
  else report(flag, `one of ${SCHEMA_FLAGS.join(', ')}`, nearestNames(flag.text, SCHEMA_FLAGS));
}

/** `Vehicle > Van, icon truck - Carries things`. */
function readType(outline: Outline, text: string, line: number): void {
  const report = reporter(outline.errors, line);
  const { head, rest } = cutDescription(text, 1);
  if (cut(head.text, ':', head.column, 2).length > 1)
    report(head, 'an object type, or two blanks before an attribute');
  const [path = head, ...flags] = cut(head.text, ',', head.column);
  const names = cut(path.text, '>', path.column).map((piece) =>
    checkedName(pieceOf(piece), report),
  );
  if (names.length > BOUNDS.depth)
    report(path, `at most ${BOUNDS.depth} object types below one another`);
  const type: OutlinedType = {
    line,
    column: 1,
    name: names.at(-1) ?? '',
    above: names.slice(0, -1),
    purpose: checkedLength(rest, BOUNDS.description, report),
    icon: null,
    abstract: false,
    highVolume: false,
    inherits: true,
    group: null,
    attributes: [],
  };
  for (const flag of flags) readTypeFlag(type, flag, report);
  outline.types.push(type);
}

const TYPE_FLAGS = ['abstract', 'icon …', 'group …', 'high volume', 'no inheritance'];

function readTypeFlag(type: OutlinedType, flag: Piece, report: Report): void {
  const icon = after(flag, /^icon\s+/iu);
  const group = after(flag, /^group\s+/iu);
  if (/^abstract$/iu.test(flag.text)) type.abstract = true;
  else if (/^no inheritance$/iu.test(flag.text)) type.inherits = false;
  else if (/^high volume$/iu.test(flag.text)) type.highVolume = true;
  else if (icon !== null && icon.text !== '' && icon.text.length <= 60) type.icon = icon.text;
  else if (group !== null && group.text.length <= 60) type.group = group.text;
  else report(flag, `one of ${TYPE_FLAGS.join(', ')}`, nearestNames(flag.text, TYPE_FLAGS));
}
