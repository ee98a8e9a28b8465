/** The whole list of object schemas, however the site pages it. */
import { mapLimited } from './map-limited';
import type { Member } from './members';
import type { WireSchema, WireSchemaPage } from './wire';

/** Page size asked for; 50 is what working clients ask. The greatest the site allows is unknown. */
export const SCHEMA_PAGE = 50;
/** A list of more pages than this is taken for one that does not end. */
const MAX_PAGES = 400;
const PAGES_AT_ONCE = 4;

/**
 * The first page tells the total and the real page size; the others are then read at the same time. What the site
 * returns is trusted, never what was asked for. A page that brings nothing new before the list has ended is an error
 * (`broken` makes it), not the end. `readPage` reads the page that begins at an index.
 */
export async function readSchemaPages(
  readPage: (startAt: number) => Promise<WireSchemaPage>,
  broken: (detail: string) => Error,
): Promise<Member<WireSchema>[]> {
  let page = await readPage(0);
  const found: Found = new Map();
  add(found, page, 0);
  const pageSize = page.values.length;
  let startAt = pageSize;
  if (isEnd(page, found.size)) return page.values;

  for (const next of await mapLimited(startsOfRest(page, broken), PAGES_AT_ONCE, readPage)) {
    page = next;
    add(found, page, startAt);
    startAt += page.values.length;
    if (page.values.length !== pageSize) break; // a shorter page shifts the ones behind it
  }
  for (let pages = 1; !isEnd(page, found.size); pages += 1) {
    page = await readPage(startAt);
    const isNew = add(found, page, startAt);
    startAt += page.values.length;
    if (!isEnd(page, found.size) && (!isNew || pages > MAX_PAGES))
      throw broken('the list of object schemas does not end');
  }
  return [...found.values()];
}

/** Where the pages behind the first begin; none where the first tells no total. */
function startsOfRest(first: WireSchemaPage, broken: (detail: string) => Error): number[] {
  const size = first.values.length;
  const total = first.total ?? 0;
  if (size === 0) return [];
  if (total / size > MAX_PAGES) throw broken('the list of object schemas does not end');
  return Array.from(
    { length: Math.max(0, Math.ceil(total / size) - 1) },
    (_, index) => (index + 1) * size,
  );
}

/**
 * `isLast` decides; older replies call it `last`; where both are missing the total does, and a
 * reply without any is whole.
 */
function isEnd(page: WireSchemaPage, found: number): boolean {
  const hasAll = found >= (page.total ?? 0);
  if (page.values.length === 0 && hasAll) return true;
  return page.isLast ?? page.last ?? hasAll;
}

/** By id; one whose id cannot be read goes by its place in the list. */
type Found = Map<string, Member<WireSchema>>;

function add(found: Found, page: WireSchemaPage, startAt: number): boolean {
  const before = found.size;
  for (const [at, schema] of page.values.entries())
    found.set((schema.value?.id ?? schema.odd?.id) || `at ${startAt + at}`, schema);
  return found.size > before;
}
