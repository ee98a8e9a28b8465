import type { Ground } from './ground';
import { longest, shortest } from './longest';
import { found, open, type Finding } from './finding';
import type { WriteQuestion } from './question';
import { saying, taken, type ProbeSite, type Reply } from './site';

const named = (length: number): string => `N${String(length)} `.padEnd(length, 'x');

/** Names, duplicates and what a creation demands. */
export const NAME_QUESTIONS: readonly WriteQuestion[] = [
  {
    settles: 'iconIdRequired',
    ask: async (_site, ground) =>
      found(taken(await ground.type('Without icon', '', { iconId: undefined })) ? 'no' : 'yes'),
  },
  {
    settles: 'duplicateText',
    ask: async (_site, ground) =>
      refusalOf(await ground.type('First type'), (reply) => saying(reply)),
  },
  {
    settles: 'duplicateAttributeText',
    async ask(_site, ground) {
      const parent = ground.idOf(
        await ground.type('Parent of a repeated', '', { inherited: true }),
      );
      ground.idOf(await ground.attribute(parent, 'Repeated'));
      const child = ground.idOf(await ground.type('Child that repeats it', parent));
      return refusalOf(await ground.attribute(child, 'Repeated'), (reply) => saying(reply));
    },
  },
  {
    settles: 'duplicateNameText',
    async ask(site, ground) {
      if (!taken(await status(site, ground, 'Twice'))) return open('no status can be created');
      return refusalOf(await status(site, ground, 'Twice'), (reply) => saying(reply));
    },
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
      found(taken(await ground.type('Reserved = ; : ? .')) ? 'off' : 'on'),
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
      taken(await status(site, ground, 'Plain'))
        ? found(taken(await status(site, ground, 'Größe /')) ? 'any' : 'import-schema')
        : open('no status can be created'),
  },
  {
    settles: 'statusInSchema',
    ask: async (site, ground) =>
      found(taken(await status(site, ground, 'In probe')) ? 'allowed' : 'refused'),
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
