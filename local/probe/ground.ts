import { AppError } from '../../src/errors';
import { saying, rows, text, type ProbeSite, type Reply } from './site';

/** The one throw-away schema in which everything of `--write` happens. */
export interface Ground {
  schemaId: string;
  key: string;
  iconId: string;
  /** Two object types at the root, and one below the first. */
  first: string;
  second: string;
  child: string;
  /** Creates an object type in it; '' as `parentId` means the root. */
  type(name: string, parentId?: string, more?: Record<string, unknown>): Promise<Reply>;
  /** Creates an object type of a fresh name, and returns its id. */
  freshType(): Promise<string>;
  /** Creates an attribute; kind text unless `more` says otherwise. */
  attribute(typeId: string, name: string, more?: Record<string, unknown>): Promise<Reply>;
  attributesOf(typeId: string): Promise<Record<string, unknown>[]>;
  /** The id in an answer to a creation. Throws where it was refused. */
  idOf(reply: Reply): string;
}

/**
 * Creates the schema. Throws `not-allowed` where the account may not.
 * @param mark three or more upper-case letters and digits, so that two probes do not meet
 */
export async function makeGround(site: ProbeSite, mark: string): Promise<Ground> {
  const key = `LP${mark}`.slice(0, 10);
  const created = await site.assets('POST', '/objectschema/create', {
    name: `LaunchPad probe ${mark}, to be deleted`,
    objectSchemaKey: key,
    description: 'Made by "launchpad probe --write" to settle questions about Assets. Delete it.',
  });
  if (created.status >= 400)
    throw new AppError(
      'not-allowed',
      `The throw-away schema could not be created (status ${String(created.status)}).`,
      { remedy: 'Use the token of an Assets administrator, or leave --write out.' },
    );
  const schemaId = text(created.body, 'id');
  const iconId = text(rows((await site.assets('GET', '/icon/global')).body)[0], 'id');
  let number = 0;
  const ground: Ground = {
    schemaId,
    key,
    iconId,
    first: '',
    second: '',
    child: '',
    type: (name, parentId = '', more = { iconId }) =>
      site.assets('POST', '/objecttype/create', {
        name,
        objectSchemaId: schemaId,
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
    attributesOf: async (typeId) =>
      rows((await site.assets('GET', `/objecttype/${typeId}/attributes`)).body),
    idOf(reply) {
      if (reply.status < 400) return text(reply.body, 'id');
      throw new Error(
        `the site refused a preparation (status ${String(reply.status)}, ${saying(reply).slice(0, 100)})`,
      );
    },
  };
  // Not in the order of their names, so that the order of a list tells something.
  ground.second = ground.idOf(await ground.type('Second type'));
  ground.first = ground.idOf(await ground.type('First type'));
  ground.child = ground.idOf(await ground.type('Child type', ground.first));
  const referenceTypeId = text(
    rows((await site.assets('GET', '/config/referencetype')).body)[0],
    'id',
  );
  ground.idOf(
    await ground.attribute(ground.first, 'Reference', {
      type: 1,
      typeValue: ground.second,
      additionalValue: referenceTypeId,
    }),
  );
  return ground;
}
