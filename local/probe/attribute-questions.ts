import { found, open } from './finding';
import type { WriteQuestion } from './question';
import { rows, saying, taken, text } from './site';

const MOST_UNIQUE = 6;

/** Attributes: what can be created, and whether a creation keeps what it is given. */
export const ATTRIBUTE_QUESTIONS: readonly WriteQuestion[] = [
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
    settles: 'referenceRefusal',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      const reply = await ground.attribute(typeId, 'To where', { type: 1, typeValue: typeId });
      if (taken(reply)) return open('a reference without a reference type is accepted');
      return found(saying(reply) === '' ? 'empty' : 'sentence');
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
    async ask(_site, ground) {
      const reply = await ground.attribute(ground.second, 'Options', {
        type: 0,
        defaultTypeId: 10,
        options: 'one,,one',
      });
      if (!taken(reply)) return found('refused');
      return text(reply.body, 'options') === ''
        ? open('options are accepted and do not come back')
        : found('split');
    },
  },
  {
    settles: 'misplacedFields',
    async ask(_site, ground) {
      const reply = await ground.attribute(ground.second, 'Misplaced', {
        type: 0,
        defaultTypeId: 4,
        suffix: 'kg',
      });
      if (!taken(reply)) return found('refused');
      return text(reply.body, 'suffix') === ''
        ? found('ignored')
        : open('a date with a suffix was accepted and kept');
    },
  },
  {
    settles: 'creationIgnoresFields',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      const wanted: ({ name: string } & Record<string, unknown>)[] = [
        {
          name: 'Select',
          type: 0,
          defaultTypeId: 10,
          options: 'one,two',
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
      // By itself, since a site may take no description at all.
      const why = await ground.attribute(typeId, 'Described', { description: 'Why' });
      if (taken(why))
        wanted.push({ name: 'Described', type: 0, defaultTypeId: 0, description: 'Why' });
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
