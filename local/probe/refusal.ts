import { inert } from '../../src/text/inert';
import { fields, text } from './answer';

/** One refusal as the site worded it, for the report. */
export interface Refusal {
  /** What was sent: the endpoint without ids, the names of the fields, and the length of a long text. */
  sent: string;
  status: number;
  /**
   * The raw body, at most 600 characters, without control characters and without the id of the
   * workspace. Kept back where the request concerned something that the probe did not make: the
   * body might name it.
   */
  body: string;
}

const BODY_MAX = 600;
const KEPT = 4;
const LONG_TEXT = 30;

/** An id that no object schema has; asking for it concerns nothing of the site's. */
export const NO_SUCH_ID = '999999999';
const ID_IN_PATH = /\/(\d+|[0-9a-f-]{36})(?=[/?]|$)/g;
const ID_WITH_KIND =
  /(objectschema|objecttype|objecttypeattribute)\/([^/?]+)|(objectSchemaId)=([^&]+)/g;
const SCHEMA_OR_TYPE: Readonly<Record<string, 'schema' | 'type'>> = {
  objectschema: 'schema',
  objecttype: 'type',
  objecttypeattribute: 'type',
  objectSchemaId: 'schema',
  objectTypeId: 'type',
  parentObjectTypeId: 'type',
  typeValue: 'type',
};
const KEPT_BACK = '(kept back: the request concerned something of the site itself)';

/** `schema` or `type`, and an id: each kind counts its ids by itself. */
export type MadeId = `${'schema' | 'type'} ${string}`;

/** What a creation made, where it is something that a later request can concern. */
export function madeBy(endpoint: string, id: string): MadeId[] {
  if (endpoint === '/objectschema/create') return [`schema ${id}`];
  return endpoint === '/objecttype/create' ? [`type ${id}`] : [];
}

/** What a request concerns: object schemas and object types in its path, its query and its body. */
function concernedBy(endpoint: string, sent: unknown): MadeId[] {
  const named = [
    ...[...endpoint.matchAll(ID_WITH_KIND)].map(
      ([, kind, id, name, value]) => [kind ?? name ?? '', id ?? value ?? ''] as const,
    ),
    ...Object.keys(SCHEMA_OR_TYPE).map((name) => [name, text(sent, name)] as const),
  ];
  return named.flatMap(([name, id]): MadeId[] => {
    const kind = SCHEMA_OR_TYPE[name];
    return kind === undefined || ['', 'create', 'list', NO_SUCH_ID].includes(id)
      ? []
      : [`${kind} ${id}`];
  });
}

/** @param made what the probe created */
export function refusalOf(
  method: string,
  endpoint: string,
  sent: unknown,
  reply: { status: number; text: string },
  { workspaceId, made }: { workspaceId: string; made: ReadonlySet<MadeId> },
): Refusal {
  const names = Object.entries(fields(sent))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      typeof value === 'string' && value.length > LONG_TEXT
        ? `${name} of ${String(value.length)} characters`
        : name,
    );
  const where = endpoint.replace(/\?.*$/, '').replace(ID_IN_PATH, '/{id}');
  const own = concernedBy(endpoint, sent).every((id) => made.has(id));
  const body = workspaceId === '' ? reply.text : reply.text.replaceAll(workspaceId, '(workspace)');
  return {
    sent: `${method} ${where}${names.length === 0 ? '' : `: ${names.join(', ')}`}`,
    status: reply.status,
    body: own ? inert(body, BODY_MAX) : KEPT_BACK,
  };
}

/** At most four of them: first those that say something new. */
export function kept(refusals: readonly Refusal[]): Refusal[] {
  const says = ({ status, body }: Refusal): string =>
    `${String(status)} ${body.replace(/\d+/g, '#')}`;
  const seen = new Set<string>();
  const fresh = refusals.filter((each) => !seen.has(says(each)) && seen.add(says(each)));
  return [...fresh, ...refusals.filter((each) => !fresh.includes(each))].slice(0, KEPT);
}
