import { inert } from '../../src/text/inert';
import { makeThrowaway, type MadeSchema, type Throwaway } from './throwaway';
import { rows, saying, taken, text, type ProbeSite, type Reply } from './site';

/** The one throw-away schema in which everything of `--write` happens. */
export interface Ground extends MadeSchema {
  key: string;
  iconId: string;
  /** A global reference type, for references within the schema; '' where none is visible. */
  referenceTypeId: string;
  /** Two object types at the root, and one below the first; '' until `furnish` made them. */
  first: string;
  second: string;
  child: string;
  /** Creates an object type in it; '' as `parentId` means the root. */
  type(name: string, parentId?: string, more?: Record<string, unknown>): Promise<Reply>;
  /** Creates an object type of a fresh name, and returns its id. */
  freshType(): Promise<string>;
  /** Creates an attribute; kind text unless `more` says otherwise. */
  attribute(typeId: string, name: string, more?: Record<string, unknown>): Promise<Reply>;
  attributesOf(typeId: string, query?: string): Promise<Record<string, unknown>[]>;
  /** The id in an answer to a creation. Throws where it was refused. */
  idOf(reply: Reply): string;
}

/** Creates the schema, empty. Throws as `makeThrowaway` does. */
export async function makeGround(site: ProbeSite, throwaway: Throwaway): Promise<Ground> {
  const made = await makeThrowaway(site, throwaway);
  const { schemaId } = made;
  const iconId = text(rows((await site.assets('GET', '/icon/global')).body)[0], 'id');
  const referenceTypeId = text(
    rows((await site.assets('GET', '/config/referencetype')).body)[0],
    'id',
  );
  let number = 0;
  const ground: Ground = {
    ...made,
    key: throwaway.key,
    iconId,
    referenceTypeId,
    first: '',
    second: '',
    child: '',
    type: (name, parentId = '', more = {}) =>
      site.assets('POST', '/objecttype/create', {
        name,
        objectSchemaId: schemaId,
        iconId,
        ...(parentId === '' ? {} : { parentObjectTypeId: parentId }),
        ...more,
      }),
    freshType: async () => ground.idOf(await ground.type(`Fresh ${String((number += 1))}`)),
    attribute: (typeId, name, more = {}) =>
      site.assets('POST', `/objecttypeattribute/${typeId}`, {
        name,
        ...('type' in more ? {} : { type: 0, defaultTypeId: 0 }),
        ...more,
      }),
    attributesOf: async (typeId, query = '') =>
      rows((await site.assets('GET', `/objecttype/${typeId}/attributes${query}`)).body),
    idOf(reply) {
      if (taken(reply)) return text(reply.body, 'id');
      throw new Error(
        `the site refused a preparation (status ${String(reply.status)}, ${inert(saying(reply), 100)})`,
      );
    },
  };
  return ground;
}

/** What the questions that only read want to see there. Throws where the site refuses it. */
export async function furnish(ground: Ground): Promise<void> {
  // Not in the order of their names, so that the order of a list tells something.
  ground.second = ground.idOf(await ground.type('Second type'));
  ground.first = ground.idOf(await ground.type('First type'));
  ground.child = ground.idOf(await ground.type('Child type', ground.first));
  ground.idOf(
    await ground.attribute(ground.first, 'Reference', {
      type: 1,
      typeValue: ground.second,
      additionalValue: ground.referenceTypeId,
    }),
  );
}
