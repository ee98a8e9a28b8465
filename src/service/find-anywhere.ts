/**
 * An object type that somebody names without saying where: in which of the object schemas that
 * exist it is. Reads object types, and where no type is called so attributes of what this app
 * made; never an object.
 */
import { mapLimited } from '../assets/map-limited';
import type { SchemaSummary } from '../assets/observation';
import { AppError } from '../errors';
import { singular } from '../templates/nearly';
import { quoted } from '../text/inert';
import { listed } from '../text/lists';
import { NOT_TO_BE_SEEN, readSite, type Existing, type Named } from './find-schema';
import { foreign, holderOf, keyShown } from './names-shown';
import { structureNamed } from './structure-named';
import type { Tools } from './tools';
import { typeNamed } from './type-named';
import { foldName } from '../text/fold-name';

/** Said instead of a schema. */
export const ANY =
  /^(?:any|all|every|whichever|everywhere|anywhere|\*)(?:\s+(?:object\s+)?schemas?)?$/iu;

/** One request each; the fullest first. */
const MOST_LOOKED = 40;
/** Three requests each. */
const MOST_READ = 4;
const AT_ONCE = 6;

type Site = Omit<Existing, 'summary'>;

export interface FoundAnywhere {
  named: Extract<Named, { kind: 'existing' }>;
  objectType: string;
}

/** @throws AppError where it is nowhere, or in several */
export async function findAnywhere(name: string, tools: Tools): Promise<FoundAnywhere> {
  const site = await readSite(tools);
  const looked = [...site.schemas]
    .sort((a, b) => b.objectTypeCount - a.objectTypeCount)
    .slice(0, MOST_LOOKED);
  const found = (
    await mapLimited(looked, AT_ONCE, async (summary) => {
      const names = (await tools.assets.objectTypes(summary.id)).map((type) => type.name);
      const exact = names.filter((one) => foldName(one) === foldName(name));
      const alike = names.filter((one) => singular(one) === singular(name));
      return (exact.length > 0 ? exact : alike).map((objectType) => ({ summary, objectType }));
    })
  ).flat();
  const [one, other] = found;
  if (one !== undefined && other !== undefined) throw several(name, found);
  if (one !== undefined)
    return {
      named: { kind: 'existing', ...site, summary: one.summary },
      objectType: one.objectType,
    };
  return (await inWhatWasMade(name, site, tools)) ?? nowhere(name, looked);
}

/** By a name that it had in its template, or by one of its attributes. */
async function inWhatWasMade(
  name: string,
  site: Site,
  tools: Tools,
): Promise<FoundAnywhere | null> {
  const made = site.schemas.filter(({ id }) => site.known.some((one) => one.schemaId === id));
  const found = await mapLimited(made.slice(0, MOST_READ), 2, async (summary) => {
    const named: FoundAnywhere['named'] = { kind: 'existing', ...site, summary };
    const there = await typeNamed(
      named,
      await structureNamed(named, tools, {}, 'types'),
      name,
      tools,
    );
    return there === null ? null : { named, objectType: name };
  });
  return found.find((one) => one !== null) ?? null;
}

function several(
  name: string,
  found: readonly { summary: SchemaSummary; objectType: string }[],
): AppError {
  const places = found.map(({ summary }) => holderOf(summary));
  const [first] = found;
  return new AppError('bad-input', `${quoted(name, 60)} is in ${listed(places, 8)}.`, {
    remedy:
      `Say which, for example: fields of ${foreign(first?.objectType ?? name)} in ` +
      `${keyShown(first?.summary.key ?? '')}.`,
  });
}

function nowhere(name: string, looked: readonly SchemaSummary[]): never {
  throw new AppError(
    'not-found',
    `No object type that you can see here is called ${quoted(name, 60)}.`,
    {
      remedy:
        (looked.length === 0
          ? 'No object schema exists here that you can see. '
          : `Looked into ${listed(
              looked.map(({ key }) => keyShown(key)),
              8,
            )}. `) +
        'To see what one of them holds, say for example: describe our ' +
        `${keyShown(looked[0]?.key ?? 'ITAM')}. ${NOT_TO_BE_SEEN}`,
    },
  );
}
