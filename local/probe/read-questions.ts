import { found, open, type Finding } from './finding';
import type { ReadQuestion } from './question';
import { inert } from '../../src/text/inert';
import { NO_SUCH_ID } from './refusal';
import { fields, rows, saying, text, type ProbeSite, type Reply } from './site';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const MANY = 10_000;
/** Seen on one site of Cloud. */
const USUAL_REFERENCE_TYPES: readonly string[] = [
  'Dependency',
  'Financial',
  'Link',
  'Reference',
  'Technical',
];
const REFUSED = (reply: Reply): Finding =>
  open(`the site answered with status ${String(reply.status)}`);

/** The first schema for which `look` sees something, over those the account can see. */
async function among(
  schemaIds: readonly string[],
  why: string,
  look: (schemaId: string) => Promise<Finding | null>,
): Promise<Finding> {
  for (const schemaId of schemaIds) {
    const seen = await look(schemaId);
    if (seen !== null) return seen;
  }
  return open(why);
}

const flat = async (site: ProbeSite, schemaId: string): Promise<Record<string, unknown>[]> =>
  rows((await site.assets('GET', `/objectschema/${schemaId}/objecttypes/flat`)).body);
const attributes = async (site: ProbeSite, schemaId: string): Promise<Record<string, unknown>[]> =>
  rows((await site.assets('GET', `/objectschema/${schemaId}/attributes`)).body);

async function cap(reply: Reply): Promise<Finding> {
  if (reply.status !== 200) return REFUSED(reply);
  const largest = Number(text(reply.body, 'maxResults'));
  return largest > 0 && largest < MANY
    ? found(largest)
    : open(`no cap was seen up to ${String(MANY)}`);
}

/** What reading settles of the open questions; nothing here changes anything. */
export const READ_QUESTIONS: readonly ReadQuestion[] = [
  {
    settles: 'unknownWorkspace',
    async ask(site) {
      const reply = await site.assets('GET', '/objectschema/list', undefined, {
        workspaceId: NOWHERE,
      });
      return reply.status === 404 || reply.status === 401
        ? found(String(reply.status))
        : REFUSED(reply);
    },
  },
  {
    settles: 'countsWhenOmitted',
    async ask(site) {
      const counted = rows(
        (await site.assets('GET', '/objectschema/list?maxResults=50&includeCounts=true')).body,
      ).find((schema) => Number(schema['objectTypeCount']) > 0);
      if (counted === undefined) return open('no object schema with object types is visible');
      const plain = rows((await site.assets('GET', '/objectschema/list?maxResults=50')).body).find(
        (schema) => schema['id'] === counted['id'],
      );
      return plain === undefined
        ? open('the list changed meanwhile')
        : found(Number(plain['objectTypeCount']) === 0 ? 'zero' : 'real');
    },
  },
  {
    settles: 'schemaListMax',
    ask: async (site) =>
      cap(await site.assets('GET', `/objectschema/list?maxResults=${String(MANY)}`)),
  },
  {
    settles: 'aqlMaxResults',
    // A POST that reads: the query is in the body.
    ask: async (site, [first]) =>
      first === undefined
        ? open('no object schema is visible')
        : cap(
            await site.assets(
              'POST',
              `/object/aql?startAt=0&maxResults=${String(MANY)}&includeAttributes=false`,
              { qlQuery: `objectSchemaId = ${first}` },
            ),
          ),
  },
  {
    settles: 'iconIds',
    async ask(site) {
      const ids = rows((await site.assets('GET', '/icon/global')).body).map((icon) =>
        text(icon, 'id'),
      );
      return ids.length === 0
        ? open('no icons are visible')
        : found(ids.some((id) => /^[0-9a-f]{8}-/.test(id)) ? 'uuids' : 'numbers');
    },
  },
  {
    settles: 'iconList',
    async ask(site) {
      const { status, body } = await site.assets('GET', '/icon/global');
      if (Array.isArray(body)) return found('array', 'a bare list');
      const [name] = Object.entries(fields(body)).find(([, value]) => Array.isArray(value)) ?? [];
      return name === undefined
        ? open(`icon/global holds no list (status ${String(status)})`)
        : found('wrapped', `wrapped in "${inert(name, 40)}"`);
    },
  },
  {
    settles: 'parentIdType',
    ask: (site, ids) =>
      among(ids, 'no object type with a parent is visible', async (id) => {
        const child = (await flat(site, id)).find(
          (type) => type['parentObjectTypeId'] !== undefined && type['parentObjectTypeId'] !== null,
        );
        return child === undefined ? null : found(typeof child['parentObjectTypeId']);
      }),
  },
  {
    settles: 'flatOrder',
    ask: (site, ids) =>
      among(ids, 'no object schema is visible whose types tell the two apart', async (id) => {
        const types = await flat(site, id);
        const names = types.map((type) => text(type, 'name').toLowerCase());
        const numbers = types.map((type) => Number(type['id']));
        const byName = names.every(
          (name, at) => at === 0 || (names[at - 1] ?? '').localeCompare(name) <= 0,
        );
        const byAge = numbers.every((number, at) => at === 0 || (numbers[at - 1] ?? 0) < number);
        return types.length < 3 || byName === byAge ? null : found(byName ? 'name' : 'created');
      }),
  },
  {
    settles: 'emptyFields',
    ask: (site, ids) =>
      among(ids, 'no attribute without a suffix is visible', async (id) => {
        const plain = (await attributes(site, id)).find((attribute) => !attribute['suffix']);
        return plain === undefined ? null : found(plain['suffix'] === '' ? 'empty' : 'omitted');
      }),
  },
  {
    settles: 'echoTypeValueForRefs',
    ask: (site, ids) =>
      among(ids, 'no reference attribute is visible', async (id) => {
        const reference = (await attributes(site, id)).find(
          (attribute) => Number(attribute['type']) === 1,
        );
        return reference === undefined
          ? null
          : found(text(reference, 'typeValue') === '' ? 'no' : 'yes');
      }),
  },
  {
    settles: 'statusListIncludesGlobal',
    async ask(site, [first]) {
      if (first === undefined) return open('no object schema is visible');
      const global = rows((await site.assets('GET', '/config/statustype')).body).map((status) =>
        text(status, 'id'),
      );
      const own = rows(
        (await site.assets('GET', `/config/statustype?objectSchemaId=${first}`)).body,
      ).map((status) => text(status, 'id'));
      return global.length === 0
        ? open('there are no global statuses')
        : found(own.some((id) => global.includes(id)) ? 'yes' : 'no');
    },
  },
  {
    settles: 'inServiceCategory',
    async ask(site) {
      const status = rows((await site.assets('GET', '/config/statustype')).body).find(
        (each) => text(each, 'name').toLowerCase() === 'in service',
      );
      return status === undefined
        ? open('there is no global status "In Service"')
        : found(text(status, 'category'));
    },
  },
  {
    settles: 'globalReferenceTypes',
    // Names that a site gave itself are not for a report.
    async ask(site) {
      const names = rows((await site.assets('GET', '/config/referencetype')).body).map((each) =>
        text(each, 'name'),
      );
      return names.length > 0 && names.every((name) => USUAL_REFERENCE_TYPES.includes(name))
        ? found(names)
        : open(`there are ${String(names.length)}, not all of them with the usual names`);
    },
  },
  {
    settles: 'sharingRead',
    async ask(site, [first]) {
      if (first === undefined) return open('no object schema is visible');
      const reply = await site.assets('GET', `/global/config/objectschema/${first}/property`);
      if (reply.status === 200) return found('allowed');
      return reply.status === 403 || reply.status === 404
        ? found(String(reply.status))
        : REFUSED(reply);
    },
  },
  {
    settles: 'errorLanguage',
    async ask(site) {
      const refusal = (headers: Record<string, string>): Promise<Reply> =>
        site.assets('GET', `/objectschema/${NO_SUCH_ID}`, undefined, { headers });
      const [plain, english] = [
        await refusal({ 'accept-language': 'de', 'x-force-accept-language': 'false' }),
        await refusal({}),
      ];
      return saying(english) === ''
        ? open('the refusal holds no sentence')
        : found(saying(plain) === saying(english) ? 'english' : 'localised');
    },
  },
];
