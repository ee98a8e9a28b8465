import { setTimeout as delay } from 'node:timers/promises';
import { found, open } from './finding';
import type { WriteQuestion } from './question';
import { fields, rows, taken, text, type ProbeSite } from './site';

const STALE_AT_MOST_MS = 10_000;

/** Properties, other schemas, and how soon lists tell of what is new. */
export const OTHER_QUESTIONS: readonly WriteQuestion[] = [
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
