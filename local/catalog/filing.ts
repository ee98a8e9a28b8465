/**
 * How a register that is kept in Assets becomes the fifteen templates of a filing: column by
 * column, worked out from the codes of DORA.
 */
import type { ResolvedTemplate, ResolvedObjectType } from '../../src/templates/resolve';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { FILED_CODES, FILED_ROWS } from './filing-codes';
import { COMPUTED, DORA_CODES } from './rules/dora-columns';

/** Columns that are part of a key, as the EBA's annotated table layout marks them: an empty one rejects the file. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'B_01.01': ['0010'],
  'B_01.02': ['0010'],
  'B_01.03': ['0010', '0020'],
  'B_02.01': ['0010'],
  'B_02.02': ['0010', '0020', '0030', '0050', '0060', '0130', '0150', '0160'],
  'B_02.03': ['0010', '0020'],
  'B_03.01': ['0010', '0020'],
  'B_03.02': ['0010', '0020'],
  'B_03.03': ['0010', '0020'],
  'B_04.01': ['0010', '0020', '0040'],
  'B_05.01': ['0010'],
  'B_05.02': ['0010', '0020', '0030', '0050', '0060'],
  'B_06.01': ['0010', '0040'],
  'B_07.01': ['0010', '0020', '0040'],
};

/** What is filed where a value is empty. */
const WHERE_EMPTY: Readonly<Record<string, string>> = {
  'B_01.02.c0090': '`9999-12-31`',
  'B_02.02.c0080': '`9999-12-31`',
  'B_02.02.c0130': '`eba_GA:qx2007`',
  'B_02.02.c0150': '`eba_GA:qx2007`',
  'B_02.02.c0160': '`eba_GA:qx2007`',
  'B_04.01.c0040': '`Not Applicable`',
  'B_05.01.c0110': "the provider's own code",
  'B_05.02.c0060': "at rank 1 the provider's own code",
};

/** What the columns take of an object that is referred to, in their order. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'Financial Entity': ['LEI', 'Name', 'Country Code', 'Entity Type'],
  'ICT Provider': ['Identification Code', 'Code Type'],
};

/** One column of a template of the register. */
export interface FilingColumn {
  code: string;
  key: boolean;
  /** Where the value comes from, in the words of the template. */
  from: string;
  /** Official codes of a closed list, whole as a file carries them, or ''. */
  codes: string;
  /** What to file where there is no value, or ''. */
  whereEmpty: string;
}

/** One of the fifteen templates. */
export interface FilingTemplate {
  code: string;
  /** Query that lists what its rows are made from; null where the rows come with another template. */
  aql: string;
  columns: FilingColumn[];
}

interface Place {
  type: ResolvedObjectType;
  attribute: TemplateAttribute | null;
}

/** Every template with its columns in order. @param dora the template DORA */
export function filingTemplates(dora: ResolvedTemplate, typeCodes: TypeCodes): FilingTemplate[] {
  const places = placesOf(dora, typeCodes);
  const tables = [...DORA_CODES].filter((code) => !code.includes('.c'));
  return tables.map((code) => {
    const columns = [...DORA_CODES].filter((column) => column.startsWith(`${code}.c`));
    const rows = rowsOf(code, columns, places);
    return {
      code,
      aql: rows === null ? '' : queryOf(rows.name, FILED_ROWS[code]),
      columns: columns.map((column) => ({
        code: column.slice(code.length + 1),
        key: KEYS[code]?.includes(column.slice(-4)) === true,
        from: COMPUTED.has(column)
          ? '`true` in each row'
          : sourceOf(column, places.get(column), rows, dora),
        codes: codesOf(FILED_CODES[column], places.get(column)?.attribute ?? null),
        whereEmpty: WHERE_EMPTY[column] ?? '',
      })),
    };
  });
}

/** Codes of object types by name; a resolved template does not carry them. */
export type TypeCodes = ReadonlyMap<string, readonly string[]>;

function placesOf(dora: ResolvedTemplate, typeCodes: TypeCodes): Map<string, Place> {
  return new Map(
    dora.objectTypes.flatMap((type) => [
      ...(typeCodes.get(type.name) ?? []).map((code): [string, Place] => [
        code,
        { type, attribute: null },
      ]),
      ...type.attributes.flatMap((attribute) =>
        (attribute.codes ?? []).map((code): [string, Place] => [code, { type, attribute }]),
      ),
    ]),
  );
}

/**
 * The type whose objects are the rows: the one that the template's own code names, else the one
 * that holds its first column.
 */
function rowsOf(
  code: string,
  columns: readonly string[],
  places: ReadonlyMap<string, Place>,
): ResolvedObjectType | null {
  return (
    (places.get(code) ?? columns.map((column) => places.get(column)).find(Boolean))?.type ?? null
  );
}

function sourceOf(
  column: string,
  place: Place | undefined,
  rows: ResolvedObjectType | null,
  dora: ResolvedTemplate,
): string {
  if (place === undefined) return 'unknown';
  const home = place.type.name === rows?.name ? '' : `${place.type.name}: `;
  const { attribute } = place;
  if (attribute === null) return `${home}Name`;
  if (attribute.type !== 'reference') return `${home}${attribute.name}`;
  const nth = (attribute.codes ?? [])
    .filter((code) => code.slice(0, 7) === column.slice(0, 7))
    .indexOf(column);
  const key =
    TAKEN[attribute.to]?.[nth] ??
    dora.byName
      .get(attribute.to)
      ?.attributes.find((one) => one.required === true && 'unique' in one && one.unique === true)
      ?.name;
  const many = attribute.max === undefined ? '' : ', a row for each';
  return `${home}${attribute.name}${key === undefined ? '' : `, by its ${key}`}${many}`;
}

const queryOf = (type: string, which: string | undefined): string =>
  `objectType = "${type}"${which === undefined ? '' : ` AND ${which}`}`;

/** What a file carries for a value of a closed list: the bare member is refused. */
function codesOf(domain: string | undefined, attribute: TemplateAttribute | null): string {
  if (domain === undefined) return '';
  const whole = (member: string): string => `\`${domain}:${member}\``;
  if (attribute?.type === 'boolean') return `true = ${whole('x28')}, false = ${whole('x29')}`;
  if (attribute?.type !== 'select') return `\`${domain}:\` before the value`;
  return attribute.options
    .map((option, index) => `${option} = ${whole(attribute.optionCodes?.[index] ?? '')}`)
    .join(', ');
}
