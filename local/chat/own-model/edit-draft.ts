/**
 * A draft that is talked over before anything is built: "also add Driver (user)", "make Plate
 * required", "rename Vehicle to Car", "remove Plate", "call it Fleet". Its lines, changed; null
 * where nothing of the draft is meant. Pure.
 */
import { written } from '../../../src/models/notation/line';
import { KIND_NAMES } from '../../../src/models/notation/words';
import { attributeLine, attributeLines, titled } from './read-attributes';

export type Edit = { kind: 'lines'; definition: string } | { kind: 'which-type'; types: string[] };

export function editDraft(definition: string, said: string): Edit | null {
  const text = said
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/^(?:please|also|and|then|now|ok(?:ay)?|no|sorry|can you|could you|,)[ ,]+/giu, '')
    .replace(/^(?:please|also|and|then)[ ,]+/iu, '')
    .replace(/(?:,? (?:please|too|as well|instead|to it|then))*[.!?]*$/iu, '');
  const lines = definition.split('\n');
  return (
    heading(lines, text) ??
    renamed(lines, text) ??
    removed(lines, text) ??
    ruled(lines, text) ??
    added(lines, text)
  );
}

const edited = (lines: readonly string[]): Edit => ({
  kind: 'lines',
  definition: lines.join('\n'),
});

/** "Call it Fleet", "use the key FLT". */
function heading(lines: readonly string[], text: string): Edit | null {
  const [head = '', ...rest] = lines;
  const parts = /^schema (?<key>\S+)(?: (?<name>"(?:[^"\\]|\\.)*"))?(?<more>.*)$/u.exec(
    head,
  )?.groups;
  // What is added to a schema that exists goes under that one's key and name.
  if (parts?.['name'] === undefined) return null;
  const key =
    /^(?:use|give it|take|with|set)(?: the)? key(?: to)? (?<key>[A-Za-z][A-Za-z0-9]{1,9})$/iu.exec(
      text,
    )?.groups?.['key'];
  if (key !== undefined)
    return edited([`schema ${key.toUpperCase()} ${parts['name']}${parts['more'] ?? ''}`, ...rest]);
  const name =
    /^(?:call|name|rename) (?:it|this|that|the (?:schema|model|draft))(?: to)? (?<name>.{2,60})$/iu.exec(
      text,
    )?.groups?.['name'];
  return name === undefined
    ? null
    : edited([
        `schema ${parts['key'] ?? ''} ${JSON.stringify(titled(name))}${parts['more'] ?? ''}`,
        ...rest,
      ]);
}

function renamed(lines: readonly string[], text: string): Edit | null {
  const { from, to } =
    new RegExp(
      String.raw`^(?:rename|call|change)(?: the)?(?: attribute| field| column| type` +
        String.raw`| object type)? (?<from>.+?) (?:to|as|into) (?<to>.{1,60})$`,
      'iu',
    ).exec(text)?.groups ?? {};
  if (from === undefined || to === undefined) return null;
  const at = placeOf(lines, from);
  if (at === null) return null;
  const kind = to.toLowerCase();
  const line = lines[at] ?? '';
  if (isAttribute(line) && KIND_NAMES.includes(kind))
    return edited(lines.with(at, `  ${line.trim().replace(/:.*$/su, '')}: ${kind}`));
  const [before, after] = [nameIn(line), titled(to)];
  const swap = (one: string): string =>
    isAttribute(line) ? one : one.replace(inLine(before), written(after));
  return edited(
    lines.map((one, index) =>
      index === at && isAttribute(one)
        ? one.replace(written(before), written(after))
        : index === 0
          ? one
          : swap(one),
    ),
  );
}

/** A type where a line names it: at its beginning, behind `>` or `->`. */
const inLine = (name: string): RegExp =>
  new RegExp(
    `(?<=^|> |-> )${written(name).replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')}(?=$|,| >| as | - )`,
    'gu',
  );

function removed(lines: readonly string[], text: string): Edit | null {
  const name = new RegExp(
    String.raw`^(?:remove|drop|delete|leave out|take out|without|no)(?: the)?(?: attribute` +
      String.raw`| field| column| type| object type)? (?<name>.+?)(?: again| from (?<type>.+))?$`,
    'iu',
  ).exec(text)?.groups?.['name'];
  const at = name === undefined ? null : placeOf(lines, name);
  if (at === null) return null;
  const line = lines[at] ?? '';
  if (isAttribute(line)) return edited(lines.toSpliced(at, 1));
  const next = lines.findIndex((one, index) => index > at && !isAttribute(one));
  const left = lines.toSpliced(at, (next < 0 ? lines.length : next) - at);
  const isGone = inLine(nameIn(line));
  // What is below it, or refers to it, would have nothing to be below or to refer to.
  return left.slice(1).some((one) => isGone.test(one)) || left.length < 2 ? null : edited(left);
}

const RULES: Readonly<Record<string, string | null>> = {
  required: 'required',
  mandatory: 'required',
  unique: 'unique',
  optional: null,
  'not required': null,
};

/** "Make Plate required", "Plate should be unique". */
function ruled(lines: readonly string[], text: string): Edit | null {
  const { name, rule } =
    new RegExp(
      String.raw`^(?:make |set |mark )?(?:the )?(?<name>.+?)(?: (?:is|are|should be|must be` +
        String.raw`|has to be|as|to))? (?<rule>not required|required|mandatory|unique|optional)$`,
      'iu',
    ).exec(text)?.groups ?? {};
  const at = name === undefined ? null : placeOf(lines, name);
  if (at === null || !isAttribute(lines[at] ?? '')) return null;
  const flag = RULES[(rule ?? '').toLowerCase()] ?? null;
  const [kind = '', ...parts] = (lines[at] ?? '').split(', ');
  const others = parts.filter((part) => part !== 'required' && part !== flag);
  const kept = flag === 'unique' && parts.includes('required') ? ['required'] : [];
  return edited(
    lines.with(at, [kind, ...others, ...kept, ...(flag === null ? [] : [flag])].join(', ')),
  );
}

/** "Add Driver (user) to Vehicle", "add a type Garage with City", "add Van under Vehicle". */
function added(lines: readonly string[], text: string): Edit | null {
  const what =
    /^(?:add|include|put in|it (?:also )?(?:needs|has)|we (?:also )?need)(?: also| in)? (?<what>.+)$/iu.exec(
      text,
    )?.groups?.['what'];
  if (what === undefined || /\b(?:in|to|for) [A-Z][A-Z0-9]{1,9}$/u.test(what)) return null;
  const types = typeNames(lines);
  const type =
    new RegExp(
      String.raw`^(?:an? |the |another )?(?:new )?(?:object )?type (?:called |named )?(?<name>[^` +
        String.raw`()]+?)(?: (?:under|below) (?<above>[^()]+?))?(?: with (?<has>.+))?$`,
      'iu',
    ).exec(what)?.groups ??
    /^(?:an? |the )?(?<name>[^()]+?) (?:under|below) (?<above>[^()]+?)(?: with (?<has>.+))?$/iu.exec(
      what,
    )?.groups;
  if (type !== undefined) {
    const name = written(titled(type['name'] ?? ''));
    const above = type['above'] === undefined ? null : named(types, type['above']);
    if (type['above'] !== undefined && above === null) return null;
    const path = above === null ? name : `${written(above)} > ${name}`;
    return edited([...lines, path, ...attributeLines(type['has'] ?? '', types)]);
  }
  const { list = what, to } =
    /^(?<list>.+?) (?:to|on|for) (?:the |every |each |all )?(?<to>[^()]+)$/iu.exec(what)?.groups ??
    {};
  const owner = to === undefined ? null : named(types, to);
  if (to !== undefined && owner === null) return null;
  if (owner === null && types.length !== 1) return { kind: 'which-type', types };
  const holder = owner ?? types[0] ?? '';
  const from = lines.findIndex((line) => !isAttribute(line) && nameIn(line) === holder);
  const next = lines.findIndex((line, index) => index > from && !isAttribute(line));
  const fresh = attributeLines(
    list.replace(
      /^(?:an? |the |another )?(?:new )?(?:attributes?|fields?|columns?|property|properties) (?:called |named )?/iu,
      '',
    ),
    types,
  );
  return fresh.length === 0 || attributeLine(list, types) === null
    ? null
    : edited(lines.toSpliced(next < 0 ? lines.length : next, 0, ...fresh));
}

const isAttribute = (line: string): boolean => /^\s/u.test(line);

/** The last name of a type's path, or that of an attribute. */
function nameIn(line: string): string {
  const bare = isAttribute(line)
    ? (/^\s+(?<name>"(?:[^"\\]|\\.)*"|[^:]+):/u.exec(line)?.groups?.['name'] ?? '')
    : (line.split(' > ').at(-1) ?? '').replace(/(?:,| - ).*$/su, '');
  const name = bare.trim();
  return name.startsWith('"') ? (JSON.parse(name) as string) : name;
}

const typeNames = (lines: readonly string[]): string[] =>
  lines.slice(1).flatMap((line) => (isAttribute(line) || line === '' ? [] : [nameIn(line)]));

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/gu, '');
const named = (names: readonly string[], said: string): string | null =>
  names.find((name) => [fold(name), `${fold(name)}s`].includes(fold(said))) ?? null;

/** The line of what is called so: of an attribute only where one alone has the name. */
function placeOf(lines: readonly string[], said: string): number | null {
  const whole = /^(?<name>.+?) (?:of|from|in|on) (?<type>.+)$/iu.exec(said)?.groups;
  const wanted = [fold(said), ...(whole === undefined ? [] : [fold(whole['name'] ?? '')])];
  const found = lines.flatMap((line, at) =>
    at > 0 && line.trim() !== '' && wanted.includes(fold(nameIn(line))) ? [at] : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
