import type { Ground } from './ground';
import { found, open, type Finding } from './finding';
import type { WriteQuestion } from './question';
import { rows, taken, text, type ProbeSite, type Reply } from './site';

/** Inheritance, twins and the form of ids: what decides what a deployment finds when it reads back what it made. */
export const STRUCTURE_QUESTIONS: readonly WriteQuestion[] = [
  {
    settles: 'childInherited',
    async ask(_site, ground) {
      const { reply } = await family(ground, 'asks not to');
      const echoed = inheritedOf(reply);
      return echoed === undefined
        ? open('the answer does not say whether the child is inherited')
        : found(
            echoed ? 'always' : 'as-asked',
            'a child created with inherited: false below an inheriting parent comes back ' +
              `with inherited: ${String(echoed)}`,
          );
    },
  },
  {
    settles: 'childDefaults',
    async ask(_site, ground) {
      const { parent, child } = await family(ground, 'is listed');
      const own = await ground.attributesOf(child, '?excludeParentAttributes=true');
      const all = await ground.attributesOf(child);
      const parents = (await ground.attributesOf(parent)).map((each) => text(each, 'id'));
      const shared = all.filter((each) => parents.includes(text(each, 'id'))).length;
      const told =
        `its own list holds ${listed(own)}; its whole list holds ${listed(all)}, ` +
        `${String(shared)} of them with the ids of the parent's`;
      return found(own.length === 0 ? 'of-the-parent' : 'its-own', told);
    },
  },
  {
    settles: 'childLabel',
    async ask(_site, ground) {
      const { child } = await family(ground, 'wants a label');
      return found(
        taken(await ground.attribute(child, 'Own label', { label: true })) ? 'accepted' : 'refused',
      );
    },
  },
  {
    settles: 'ownerInTypeList',
    async ask(_site, ground) {
      const [attribute] = await ground.attributesOf(await ground.freshType());
      return attribute === undefined
        ? open('a new object type lists no attributes')
        : found(attribute['objectType'] === undefined ? 'left-out' : 'named');
    },
  },
  {
    settles: 'duplicateAttributes',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      ground.idOf(await ground.attribute(typeId, 'Twin'));
      const again = taken(await ground.attribute(typeId, 'Twin'));
      const { child } = await family(ground, 'repeats a name');
      const inherited = taken(await ground.attribute(child, 'Passed on'));
      return found(
        again ? 'accepted' : 'refused',
        `a second attribute of one name is ${again ? 'accepted' : 'refused'}; the name ` +
          `of an inherited one is ${inherited ? 'accepted' : 'refused'}`,
      );
    },
  },
  {
    settles: 'typeNameScope',
    async ask(_site, ground) {
      const name = 'Below two parents';
      const [one, other] = [await ground.freshType(), await ground.freshType()];
      ground.idOf(await ground.type(name, one));
      const second = taken(await ground.type(name, other));
      return found(
        second ? 'siblings' : 'schema',
        `one type name below two parents is ${second ? 'accepted' : 'refused'}`,
      );
    },
  },
  {
    settles: 'statusIds',
    ask: (site, ground) =>
      idForm(site, '/config/statustype', {
        name: 'Id status',
        category: 1,
        objectSchemaId: ground.schemaId,
      }),
  },
  {
    settles: 'referenceTypeIds',
    ask: (site, ground) =>
      idForm(site, '/config/referencetype', {
        name: 'Id form',
        objectSchemaId: ground.schemaId,
      }),
  },
];

/** A parent that passes its attributes on, with one to pass, and a child that asks not to be inherited. */
async function family(
  ground: Ground,
  what: string,
): Promise<{ parent: string; child: string; reply: Reply }> {
  const parent = ground.idOf(await ground.type(`Parent ${what}`, '', { inherited: true }));
  ground.idOf(await ground.attribute(parent, 'Passed on'));
  const reply = await ground.type(`Child ${what}`, parent, { inherited: false });
  return { parent, child: ground.idOf(reply), reply };
}

function inheritedOf({ body }: Reply): boolean | undefined {
  const [echo] = rows([body]);
  const value = echo?.['inherited'];
  return typeof value === 'boolean' ? value : undefined;
}

const listed = (attributes: readonly Record<string, unknown>[]): string =>
  attributes.length === 0
    ? 'nothing'
    : attributes.map((each) => text(each, 'name').slice(0, 40)).join(', ');

async function idForm(
  site: ProbeSite,
  endpoint: string,
  body: Record<string, unknown>,
): Promise<Finding> {
  const reply = await site.assets('POST', endpoint, body);
  if (!taken(reply)) return open(`it cannot be created (status ${String(reply.status)})`);
  const id = text(reply.body, 'id');
  return /^\d+$/.test(id)
    ? found('numbers', 'a number')
    : /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id)
      ? found('uuids', 'a UUID')
      : open(`neither a number nor a UUID but ${String(id.length)} characters`);
}
