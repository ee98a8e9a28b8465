/**
 * Ids of the elements that were made or adopted in an object schema, in chunks under its own
 * keys. A line is the hash of what the element is called in its template, its kind, its id, the
 * day it was last seen, and the deployment that made it; no name is kept. It can be learnt anew
 * from what exists, so one that cannot be read costs nothing but the names people gave since, and
 * is written again.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { IdentifiedKind, Identity, SchemaIdentities } from '../planner/identities';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import type { Shape } from './kv/record';
import { writable } from './kv/record';
import { count, text } from './shapes';

interface Chunk {
  v: 1;
  /** How many there are; told by the first. */
  chunks: number;
  items: string[];
}
const shape: Shape<Chunk> = z.lazy(() =>
  z.strictObject({ v: z.literal(1), chunks: count, items: z.array(text(300)) }),
);

/** About 60 bytes a line: well below the 240 KiB of a value. */
const LINES_A_CHUNK = 2_500;
const DAY_MS = 86_400_000;

const LETTERS: Record<IdentifiedKind, string> = {
  'object-type': 't',
  attribute: 'a',
  status: 's',
  'reference-type': 'r',
};
const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind]));

/** What is known in these object schemas. Read strictly: a turn must know what the one before it made. */
export async function loadIdentities(
  kv: Kv,
  schemaIds: readonly string[],
): Promise<Map<string, Map<string, Identity>>> {
  const found = await Promise.all(
    schemaIds.map(async (id) => [id, await loadSchema(kv, id)] as const),
  );
  return new Map(found.filter(([, known]) => known.size > 0));
}

async function loadSchema(kv: Kv, schemaId: string): Promise<Map<string, Identity>> {
  const first = await readChunk(kv, schemaId, 0);
  const rest = await Promise.all(
    Array.from({ length: Math.max(0, (first?.chunks ?? 0) - 1) }, (_, at) =>
      readChunk(kv, schemaId, at + 1),
    ),
  );
  return new Map(
    [first, ...rest].flatMap((chunk) => (chunk?.items ?? []).flatMap((line) => parse(line))),
  );
}

const readChunk = async (kv: Kv, schemaId: string, chunk: number): Promise<Chunk | undefined> =>
  shape.safeParse(await kv.get(keys.identity(schemaId, chunk))).data;

/** A hash of what each chunk holds, by its key: only for whoever holds the lock since before they were written. */
export type WrittenChunks = Map<string, string>;

/**
 * Writes all that is known of one object schema, but for the chunks that `written` says are
 * there already. To be called by the holder of the lock alone.
 */
export async function saveIdentities(
  kv: Kv,
  schemaId: string,
  known: SchemaIdentities,
  written: WrittenChunks = new Map(),
): Promise<void> {
  const lines = [...known].map(([hash, identity]) => render(hash, identity));
  const chunks = Math.max(1, Math.ceil(lines.length / LINES_A_CHUNK));
  // The first last: it says how many there are to be.
  for (let at = chunks - 1; at >= 0; at -= 1) {
    const key = keys.identity(schemaId, at);
    const items = lines.slice(at * LINES_A_CHUNK, (at + 1) * LINES_A_CHUNK);
    const content = hashOf([...(at === 0 ? [`${chunks}`] : []), ...items]);
    if (written.get(key) === content) continue;
    await kv.set(key, writable(key, shape, { v: 1, chunks, items }), 'kept');
    written.set(key, content);
  }
}

const hashOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');

const render = (hash: string, { kind, id, seen, by }: Identity): string =>
  [hash, LETTERS[kind], encodeURIComponent(id), Math.floor(seen / DAY_MS), by].join(' ').trim();

function parse(line: string): [string, Identity][] {
  const [hash, letter = '', id, day, by = ''] = line.split(' ');
  const kind = KINDS.get(letter) as IdentifiedKind | undefined;
  if (hash === undefined || id === undefined || kind === undefined) return [];
  return [[hash, { kind, id: decodeURIComponent(id), seen: Number(day) * DAY_MS, by }]];
}
