import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import { halve } from './longest';
import { found, type Finding } from './finding';
import { rows, saying, taken, text, type ProbeSite, type Reply } from './site';

/** The name every throw-away schema begins with, so that a person finds them all. */
export const THROWAWAY_NAME = 'LaunchPad probe, delete me';

/** Key and name of the one schema that a probe makes. */
export interface Throwaway {
  key: string;
  name: string;
}

/** A key of its own for each probe, so that two probes never meet. */
export function throwawayAt(now: Date): Throwaway {
  const mark = now.getTime().toString(36).toUpperCase().slice(-6);
  return { key: `LP${mark}`, name: `${THROWAWAY_NAME} (${mark})` };
}

export interface MadeSchema {
  schemaId: string;
  /** The longest description of an object schema. */
  descriptionMax: Finding;
}

/**
 * Lengths to begin with, from the top: what is refused leaves nothing behind, and the first that
 * is accepted is the schema. 73 to 76 is where a limit has been seen on Cloud.
 */
const FROM_THE_TOP = [
  1_000, 500, 300, 256, 255, 128, 100, 80, 76, 75, 74, 73, 72, 71, 70, 60, 50, 40, 30, 20, 0,
];

/**
 * Creates the schema, and finds out on the way how long its description may be.
 * Throws `not-allowed` where the account may not, and `assets-rejected` where the site takes no schema at all.
 */
export async function makeThrowaway(site: ProbeSite, throwaway: Throwaway): Promise<MadeSchema> {
  let refused: Reply | null = null;
  let tooLong = Number.POSITIVE_INFINITY;
  for (const length of FROM_THE_TOP) {
    const reply = await create(site, throwaway, length);
    if (taken(reply)) {
      const schemaId = text(reply.body, 'id');
      return { schemaId, descriptionMax: await settle(site, throwaway, length, tooLong) };
    }
    if (reply.status === 401 || reply.status === 403) throw refusal('not-allowed', reply);
    refused = reply;
    tooLong = length;
  }
  throw refusal('assets-rejected', refused);
}

/** A create whose answer was lost may have been carried out: the list tells. */
async function create(site: ProbeSite, throwaway: Throwaway, length: number): Promise<Reply> {
  const body = { name: throwaway.name, objectSchemaKey: throwaway.key, ...described(length) };
  try {
    return await site.assets('POST', '/objectschema/create', body);
  } catch (error) {
    const made = rows((await site.assets('GET', '/objectschema/list?maxResults=1000')).body).find(
      (schema) => schema['objectSchemaKey'] === throwaway.key,
    );
    if (made === undefined)
      throw new AppError(
        'assets-unavailable',
        `The site did not answer when the object schema ${throwaway.key} was to be created.`,
        {
          remedy:
            `Look in Assets for an object schema with the key ${throwaway.key} and delete ` +
            'it if it is there; then run the probe again.',
          cause: error,
        },
      );
    return { status: 201, body: made, text: '' };
  }
}

/**
 * Between the longest accepted and the shortest refused length the schema itself can tell no
 * more, since there shall be only one. A second creation that must fail for another reason may:
 * if it is refused in another way when its description is too long, the way it is refused tells.
 */
async function settle(
  site: ProbeSite,
  throwaway: Throwaway,
  fits: number,
  tooLong: number,
): Promise<Finding> {
  if (tooLong === Number.POSITIVE_INFINITY)
    return found('none', `${String(fits)} characters are accepted; more was not tried`);
  if (tooLong - fits === 1) return exactly(fits);
  const certainToFail = [
    { name: throwaway.name, objectSchemaKey: throwaway.key },
    { name: throwaway.name, objectSchemaKey: 'not a key, and much too long for one' },
  ];
  for (const body of certainToFail) {
    const ask = (length: number): Promise<Reply> =>
      site.assets('POST', '/objectschema/create', { ...body, ...described(length) });
    const [short, long] = [await ask(fits), await ask(tooLong)];
    // Taken all the same: the site has a second schema now, which the report names.
    if (taken(short) || taken(long)) break;
    if (signature(short) === signature(long)) continue;
    return exactly(
      await halve(
        fits,
        tooLong,
        async (length) => signature(await ask(length)) === signature(short),
      ),
    );
  }
  return found(
    fits,
    `${String(fits)} characters are accepted and ${String(tooLong)} are not; between them one schema cannot tell`,
  );
}

const exactly = (length: number): Finding =>
  found(length, `${String(length)} characters are accepted, ${String(length + 1)} are not`);

const signature = (reply: Reply): string =>
  `${String(reply.status)} ${reply.text.replace(/\d+/g, '#')}`;

/** A description of exactly that length; left out for 0. */
export function described(length: number): { description?: string } {
  return length === 0
    ? {}
    : { description: `Made by launchpad probe. Delete it. ${'x'.repeat(length)}`.slice(0, length) };
}

function refusal(code: 'not-allowed' | 'assets-rejected', reply: Reply | null): AppError {
  const says = reply === null ? '' : inert(saying(reply) || reply.text, 200);
  return new AppError(
    code,
    'The throw-away schema could not be created (status ' +
      `${String(reply?.status ?? 0)}${says === '' ? '' : `: ${says}`}).`,
    {
      remedy:
        code === 'not-allowed'
          ? 'Use the token of an Assets administrator, or leave --write out.'
          : 'Keep this sentence: no description at all was accepted either, so the site ' +
            'refuses something else. Leave --write out for the rest.',
    },
  );
}

/** Keys of throw-away schemas of earlier probes that are still there, of the first thousand schemas. */
export async function earlierThrowaways(site: ProbeSite): Promise<string[]> {
  return rows((await site.assets('GET', '/objectschema/list?maxResults=1000')).body)
    .filter((schema) => text(schema, 'name').startsWith(THROWAWAY_NAME))
    .map((schema) => inert(text(schema, 'objectSchemaKey'), 20));
}
