/**
 * A model in plain sentences, as lines of the notation; or what has to be asked first. Null where
 * it is about something else. Pure.
 */
import { written } from '../../../src/models/notation/line';
import { attributeLines, cutOutside, titled } from './read-attributes';

export type OwnModelWish =
  | { kind: 'draft'; definition: string }
  /** One thing more, where the schema was not named. */
  | { kind: 'which-schema'; what: string }
  /** An attribute, and nothing said of which. */
  | { kind: 'which-attribute'; type: string }
  /** A schema of their own, and nothing said of what it holds. */
  | { kind: 'what-in-it'; name: string };

/** @param schema key of the schema last spoken of, which is meant where none is named */
export function readSentence(said: string, schema: string | null): OwnModelWish | null {
  const text = said.trim();
  if (/^schema\s+[A-Za-z]\w{1,9}\b[^\n]*\n\s*\S/u.test(text))
    return { kind: 'draft', definition: text };
  if (text.length > 4_000 || /^confirm\b/iu.test(text)) return null;
  const line = text
    .replace(/\s+/gu, ' ')
    .replace(/^(?:please|can you|could you|i want you to|i want to|i'd like to)\s+/iu, '')
    .replace(/\s*(?:,?\s*please)?[.!?]*$/iu, '');
  return newModel(line) ?? addition(line, schema);
}

const MAKE =
  String.raw`(?:create|make|build|draft|design|define|model|set up|give me|new|(?:i|we)(?:'d| would)?` +
  String.raw` (?:need|want|like)(?: to have)?)`;

/** "Create a schema", and no more. */
const BARE = new RegExp(
  String.raw`^${MAKE}(?: me| us)?(?: an?| our| my)?(?: new| own)*(?: (?:assets|object))?(?: schema| data model)$`,
  'iu',
);

function newModel(line: string): OwnModelWish | null {
  if (BARE.test(line)) return { kind: 'what-in-it', name: '' };
  const head = new RegExp(
    String.raw`^${MAKE}(?: me| us)? (?:an? |our |my |the )?(?:new |own )*(?:assets )?` +
      String.raw`(?:object )?(?:schema|data model|model)(?: (?<key>[A-Z][A-Z0-9]{1,9}))? (?:for` +
      String.raw`|of|called|named) (?<name>[^:]{2,60}?)(?:,? with (?:the )?key ` +
      String.raw`(?<key2>[A-Za-z][A-Za-z0-9]{1,9}))?(?:\s*(?::|\.(?= \p{Lu})| with(?= \p{Lu}))\s*(?<body>.+))?$`,
    'iu',
  ).exec(line)?.groups;
  if (head === undefined) return null;
  const name = nameOf(head['name'] ?? '');
  if (head['body'] === undefined) return null;
  const types = typesOf(head['body']);
  if (types.length === 0) return { kind: 'what-in-it', name };
  const key = (head['key2'] ?? head['key'] ?? keyOf(name)).toUpperCase();
  const names = types.map((type) => type.name);
  const lines = types.flatMap((type) => [
    typeLine(type),
    ...attributeLines(type.attributes, names),
  ]);
  return {
    kind: 'draft',
    definition: [`schema ${key} ${JSON.stringify(name)}`, ...lines].join('\n'),
  };
}

interface SaidType {
  name: string;
  above: string | null;
  attributes: string;
}

const typeLine = ({ name, above }: SaidType): string =>
  above === null ? written(name) : `${written(above)} > ${written(name)}`;

/** "Vehicle with Plate (text) and Driver (user), and a type Garage with City": cut where the next type begins. */
function typesOf(body: string): SaidType[] {
  const name = String.raw`\p{Lu}[\p{L}\p{N}-]*(?: \p{Lu}[\p{L}\p{N}-]*)*`;
  const next = new RegExp(
    String.raw`\s*(?:;|\.|,? and|,)\s+(?:(?=(?:an? |the )?(?:object )?type )|(?=(?:an? ` +
      String.raw`|the )?${name}(?: (?:under|below) ${name})? (?:with|has|having) ))`,
    'u',
  );
  return cutOutside(body, next).flatMap((clause) => {
    const said = new RegExp(
      String.raw`^(?:(?:an?|the)\s+)?(?:(?:object )?types?\s+)?(?:called |named )?(?<name>[^(]+?)` +
        String.raw`(?:\s+(?:under|below)\s+(?<above>[^(]+?))?(?:\s+(?:with|has|having)\s+` +
        String.raw`(?<attributes>.+))?$`,
      'isu',
    ).exec(clause)?.groups;
    const type = titled(said?.['name'] ?? '');
    return type === ''
      ? []
      : [
          {
            name: type,
            above: said?.['above'] === undefined ? null : titled(said['above']),
            attributes: said?.['attributes'] ?? '',
          },
        ];
  });
}

function addition(line: string, schema: string | null): OwnModelWish | null {
  return newAttribute(line, schema) ?? newType(line, schema);
}

/** "Add an attribute Fuel Card (text) to Vehicle in FLEET"; "give every laptop in ITAM a Fuel Card number". */
function newAttribute(line: string, schema: string | null): OwnModelWish | null {
  const bare = new RegExp(
    String.raw`^add (?:an? |another |more )?(?:new )?(?:attributes?|fields?|columns?|propert` +
      String.raw`(?:y|ies)) (?:to|on|for) (?:the |every |each |all )?(?<type>[\p{L}\d ]+)$`,
    'iu',
  ).exec(line)?.groups?.['type'];
  if (bare !== undefined && !/ (?:in|of) /iu.test(bare))
    return { kind: 'which-attribute', type: singular(titled(bare)) };
  const added =
    new RegExp(
      String.raw`^add (?:an? |the |another )?(?:new )?(?:attributes?|fields?|columns?|property` +
        String.raw`|properties) (?:called |named )?(?<what>.+?) to (?:the |every |each |all )?` +
        String.raw`(?:object )?(?:type )?(?<type>[^()]+?)(?:(?: in| of|,) (?:the )?(?:schema )?` +
        String.raw`(?<key>[A-Za-z][A-Za-z0-9]{1,9}))?$`,
      'iu',
    ).exec(line)?.groups ??
    new RegExp(
      String.raw`^give (?:every|each|all|the) (?<type>[^()]+?)(?: (?:in|of) (?:the )?(?:schema )?` +
        String.raw`(?<key>[A-Za-z][A-Za-z0-9]{1,9}))? an? (?<what>.+)$`,
      'iu',
    ).exec(line)?.groups;
  if (added === undefined) return null;
  const type = singular(titled(added['type'] ?? ''));
  const lines = attributeLines(added['what'] ?? '', [type]);
  return lines.length === 0
    ? null
    : into(
        added['key'] ?? schema,
        [written(type), ...lines],
        `${lines.length === 1 ? 'that attribute' : 'those attributes'} of ${type}`,
      );
}

/** "Add Trailer under Vehicle in FLEET with Load (integer)"; "add a type Garage with City to FLEET". */
function newType(line: string, schema: string | null): OwnModelWish | null {
  const below = new RegExp(
    String.raw`^(?:add|create) (?:an? |the |another )?(?:new )?(?:object )?(?:type )?(?:called ` +
      String.raw`|named )?(?<name>[^()]+?) (?:under|below) (?<above>[^()]+?)(?: in (?:the )?` +
      String.raw`(?:schema )?(?<key>[A-Za-z][A-Za-z0-9]{1,9}))?(?:,? with (?<what>.+))?$`,
    'iu',
  ).exec(line)?.groups;
  const root = new RegExp(
    String.raw`^(?:add|create) (?:an? |the |another )?(?:new )?(?:object )?type (?:called ` +
      String.raw`|named )?(?<name>[^()]+?)(?: with (?<what>.+?))? (?:to|in) (?:the )?(?:schema )?` +
      String.raw`(?<key>[A-Za-z][A-Za-z0-9]{1,9})$`,
    'iu',
  ).exec(line)?.groups;
  const found = below ?? root;
  if (found === undefined) return null;
  const name = titled(found['name'] ?? '');
  const above = below === undefined ? null : titled(below['above'] ?? '');
  const lines = (found['what'] ?? '') === '' ? [] : attributeLines(found['what'] ?? '', [name]);
  return into(found['key'] ?? schema, [typeLine({ name, above, attributes: '' }), ...lines], name);
}

const into = (key: string | null, lines: readonly string[], what: string): OwnModelWish =>
  key === null
    ? { kind: 'which-schema', what }
    : { kind: 'draft', definition: [`schema ${key.toUpperCase()}`, ...lines].join('\n') };

/** Object types are named for one object. */
const singular = (name: string): string =>
  /(?:[^su]s)$/u.test(name) && !/(?:ss|us|is)$/u.test(name) ? name.slice(0, -1) : name;

function nameOf(said: string): string {
  const bare = said
    .replace(/^(?:our|my|the|all)\s+/iu, '')
    .replace(/^["'“]|["'”]$/gu, '')
    .trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** The last word is what it is about: "Company cars" are CARS. */
function keyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]/gu, '')
    .trim()
    .split(/\s+/u);
  const key = (words.at(-1) ?? '').toUpperCase().slice(0, 10);
  return /^[A-Z][A-Z0-9]+$/u.test(key) ? key : 'MODEL';
}
