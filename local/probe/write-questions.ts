import { setTimeout as delay } from 'node:timers/promises';
import type { Ground } from './ground';
import { found, open, type Finding, type WriteQuestion } from './question';
import { fields, rows, saying, text, type ProbeSite, type Reply } from './site';

const taken = (reply: Reply): boolean => reply.status < 400;

/** The largest length from `low` to `high` that is accepted; open where even the largest is, or not even the smallest. */
async function longest(
  low: number,
  high: number,
  accepts: (length: number) => Promise<boolean>,
): Promise<Finding> {
  if (await accepts(high)) return open(`${String(high)} characters are accepted`);
  if (!(await accepts(low))) return open(`not even ${String(low)} characters are accepted`);
  let [most, least] = [high - 1, low];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (await accepts(middle)) least = middle;
    else most = middle - 1;
  }
  return found(least);
}

async function shortest(accepts: (length: number) => Promise<boolean>): Promise<Finding> {
  for (const length of [1, 2, 3]) if (await accepts(length)) return found(length);
  return open('not even 3 characters are accepted');
}

const named = (length: number): string => `N${String(length)} `.padEnd(length, 'x');

/** Names, duplicates and what a creation demands. */
const NAMES: readonly WriteQuestion[] = [
  {
    settles: 'iconIdRequired',
    ask: async (_site, ground) =>
      found(taken(await ground.type('Without icon', '', {})) ? 'no' : 'yes'),
  },
  {
    settles: 'typeNameScope',
    ask: async (_site, ground) =>
      found(taken(await ground.type('Child type')) ? 'siblings' : 'schema'),
  },
  {
    settles: 'duplicateText',
    ask: async (_site, ground) =>
      refusalOf(await ground.type('First type'), (reply) => saying(reply)),
  },
  {
    settles: 'duplicateStatus',
    ask: async (_site, ground) =>
      refusalOf(await ground.type('First type'), (reply) => String(reply.status)),
  },
  {
    settles: 'duplicateKeyText',
    ask: async (site, ground) =>
      refusalOf(
        await site.assets('POST', '/objectschema/create', {
          name: `${ground.key} once more`,
          objectSchemaKey: ground.key,
        }),
        (reply) => saying(reply),
      ),
  },
  {
    settles: 'reservedChars',
    ask: async (_site, ground) =>
      found(taken(await ground.type('Reserved = ; : ? . characters')) ? 'off' : 'on'),
  },
  {
    settles: 'typeNameMax',
    ask: (_site, ground) =>
      longest(30, 300, async (length) => taken(await ground.type(named(length)))),
  },
  {
    settles: 'attributeNameMax',
    ask: (_site, ground) =>
      longest(30, 300, async (length) =>
        taken(await ground.attribute(ground.second, named(length))),
      ),
  },
  {
    settles: 'statusNameMax',
    ask: (site, ground) =>
      longest(10, 120, async (length) => taken(await status(site, ground, named(length)))),
  },
  {
    settles: 'statusNameMin',
    ask: async (site, ground) =>
      shortest(async (length) => taken(await status(site, ground, 'XYZ'.slice(0, length)))),
  },
  {
    settles: 'statusNameChars',
    ask: async (site, ground) =>
      taken(await status(site, ground, 'Plain name'))
        ? found(taken(await status(site, ground, 'In use / größer')) ? 'any' : 'import-schema')
        : open('no status can be created'),
  },
  {
    settles: 'statusInSchema',
    ask: async (site, ground) =>
      found(taken(await status(site, ground, 'Probe status')) ? 'allowed' : 'refused'),
  },
  {
    settles: 'referenceTypeInSchema',
    ask: async (site, ground) =>
      found(
        taken(
          await site.assets('POST', '/config/referencetype', {
            name: 'Probe reference',
            objectSchemaId: ground.schemaId,
          }),
        )
          ? 'allowed'
          : 'refused',
      ),
  },
];

const status = (site: ProbeSite, ground: Ground, name: string): Promise<Reply> =>
  site.assets('POST', '/config/statustype', { name, category: 1, objectSchemaId: ground.schemaId });

function refusalOf(reply: Reply, of: (reply: Reply) => string): Finding {
  return taken(reply) ? open('a second one of the same name was accepted') : found(of(reply));
}

const MOST_UNIQUE = 6;

/** Attributes: what can be created, and whether a creation keeps what it is given. */
const ATTRIBUTES: readonly WriteQuestion[] = [
  {
    settles: 'creatableTypes',
    async ask(site, ground) {
      const typeId = await ground.freshType();
      const referenceTypeId = text(
        rows((await site.assets('GET', '/config/referencetype')).body)[0],
        'id',
      );
      const codes: string[] = [];
      for (const code of ['0', '1', '2', '3', '4', '5', '6', '7', '8']) {
        const more =
          code === '0'
            ? { defaultTypeId: 0 }
            : code === '1'
              ? { typeValue: ground.second, additionalValue: referenceTypeId }
              : {};
        if (taken(await ground.attribute(typeId, `Code ${code}`, { type: Number(code), ...more })))
          codes.push(code);
      }
      return found(codes);
    },
  },
  {
    settles: 'maxUnique',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      for (let count = 0; count < MOST_UNIQUE; count += 1) {
        if (
          !taken(
            await ground.attribute(typeId, `Unique ${String(count)}`, { uniqueAttribute: true }),
          )
        )
          return found(count);
      }
      return open(`${String(MOST_UNIQUE)} are accepted`);
    },
  },
  {
    settles: 'optionsCommas',
    ask: async (_site, ground) =>
      found(
        taken(
          await ground.attribute(ground.second, 'Options', {
            type: 0,
            defaultTypeId: 10,
            options: 'one,,one',
          }),
        )
          ? 'split'
          : 'refused',
      ),
  },
  {
    settles: 'misplacedFields',
    async ask(_site, ground) {
      const reply = await ground.attribute(ground.second, 'Misplaced', { suffix: 'kg' });
      if (!taken(reply)) return found('refused');
      return text(reply.body, 'suffix') === ''
        ? found('ignored')
        : open('a text with a suffix was accepted and kept');
    },
  },
  {
    settles: 'creationIgnoresFields',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      const wanted = [
        {
          name: 'Select',
          type: 0,
          defaultTypeId: 10,
          options: 'one,two',
          description: 'Why',
          hidden: true,
        },
        {
          name: 'Text',
          type: 0,
          defaultTypeId: 0,
          regexValidation: '^a+$',
          uniqueAttribute: true,
          minimumCardinality: 1,
        },
        { name: 'Number', type: 0, defaultTypeId: 1, suffix: 'kg', summable: true },
      ];
      for (const { name, ...more } of wanted)
        ground.idOf(await ground.attribute(typeId, name, more));
      const read = await ground.attributesOf(typeId);
      const lost = wanted.flatMap(({ name, type: _type, defaultTypeId: _default, ...more }) => {
        const attribute = read.find((each) => each['name'] === name) ?? {};
        return Object.entries(more)
          .filter(([field, value]) => attribute[field] !== value)
          .map(([field]) => field);
      });
      return found(lost);
    },
  },
  {
    settles: 'labelMove',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      ground.idOf(await ground.attribute(typeId, 'Other label', { label: true }));
      return found(
        (await ground.attributesOf(typeId)).some(
          (attribute) => attribute['name'] === 'Other label' && attribute['label'] === true,
        )
          ? 'moves'
          : 'ignored',
      );
    },
  },
  {
    settles: 'requiredOnPopulatedType',
    async ask(site, ground) {
      const typeId = await ground.freshType();
      const name = (await ground.attributesOf(typeId)).find(
        (attribute) => attribute['name'] === 'Name',
      );
      ground.idOf(
        await site.assets('POST', '/object/create', {
          objectTypeId: typeId,
          attributes: [
            {
              objectTypeAttributeId: text(name, 'id'),
              objectAttributeValues: [{ value: 'One object' }],
            },
          ],
        }),
      );
      return found(
        taken(await ground.attribute(typeId, 'Required', { minimumCardinality: 1 }))
          ? 'accepted'
          : 'refused',
      );
    },
  },
];

const STALE_AT_MOST_MS = 10_000;

/** Properties, other schemas, and how soon lists tell of what is new. */
const REST: readonly WriteQuestion[] = [
  {
    settles: 'propertyPost',
    async ask(site, { schemaId }) {
      const path = `/global/config/objectschema/${schemaId}/property`;
      await site.assets('POST', path, {
        allowOtherObjectSchema: false,
        quickCreateObjects: true,
        validateQuickCreate: false,
      });
      const between = await site.assets('GET', path);
      if (fields(between.body)['quickCreateObjects'] !== true)
        return open('the properties cannot be read, or were not set');
      await site.assets('POST', path, { allowOtherObjectSchema: true });
      return found(
        fields((await site.assets('GET', path)).body)['quickCreateObjects'] === true
          ? 'merge'
          : 'replace',
      );
    },
  },
  {
    settles: 'crossSchemaReferenceNeedsSharing',
    async ask(site, ground) {
      const target = await unsharedType(site, ground.schemaId);
      if (target === null)
        return open('no other object schema is visible that has object types and is not shared');
      const referenceTypeId = text(
        rows((await site.assets('GET', '/config/referencetype')).body)[0],
        'id',
      );
      return found(
        taken(
          await ground.attribute(ground.second, 'Across', {
            type: 1,
            typeValue: target,
            additionalValue: referenceTypeId,
          }),
        )
          ? 'ignored'
          : 'enforced',
      );
    },
  },
  {
    settles: 'staleListsMs',
    async ask(site, ground) {
      const began = Date.now();
      const id = await ground.freshType();
      const listed = async (): Promise<boolean> =>
        rows(
          (await site.assets('GET', `/objectschema/${ground.schemaId}/objecttypes/flat`)).body,
        ).some((type) => text(type, 'id') === id);
      if (await listed()) return found(0);
      while (Date.now() - began < STALE_AT_MOST_MS) {
        await delay(100);
        if (await listed()) return found(Date.now() - began);
      }
      return open(`a new object type was not listed within ${String(STALE_AT_MOST_MS / 1_000)} s`);
    },
  },
];

async function unsharedType(site: ProbeSite, except: string): Promise<string | null> {
  const schemas = rows((await site.assets('GET', '/objectschema/list?maxResults=50')).body)
    .map((schema) => text(schema, 'id'))
    .filter((id) => id !== except);
  for (const id of schemas) {
    const shared = fields(
      (await site.assets('GET', `/global/config/objectschema/${id}/property`)).body,
    )['allowOtherObjectSchema'];
    const [type] = rows((await site.assets('GET', `/objectschema/${id}/objecttypes/flat`)).body);
    if (shared === false && type !== undefined) return text(type, 'id');
  }
  return null;
}

export const WRITE_QUESTIONS: readonly WriteQuestion[] = [...NAMES, ...ATTRIBUTES, ...REST];
